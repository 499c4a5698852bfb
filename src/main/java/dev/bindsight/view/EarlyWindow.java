package dev.bindsight.view;

import dev.bindsight.settings.Settings;
import dev.bindsight.settings.SettingsFile;
import dev.bindsight.settings.SettingsStore;
import dev.bindsight.text.Texts;
import dev.bindsight.view.job.Lane;
import dev.bindsight.view.job.Workers;
import dev.bindsight.view.look.PulseRest;
import dev.bindsight.view.look.Theme;
import dev.bindsight.view.look.Toast;
import dev.bindsight.view.look.Zoom;
import dev.bindsight.view.look.ZoomPane;
import dev.bindsight.view.shell.WindowFrame;

import javafx.application.Platform;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;

import java.util.List;

/**
 * The window before it has anything in it: where it was left, in the theme that was chosen, with
 * bars that are as large as they will be. It needs no engine, so it can be shown while that is
 * being opened.
 */
public final class EarlyWindow {
    private final Workers workers = new Workers(Platform::runLater);
    private final Lane files = workers.lastingLane("files");
    private final Stage stage;
    private final SettingsStore settings;
    private final Theme theme;
    private final Toast toast;
    private final Zoom zoom;
    private final BorderPane frame = new BorderPane();
    private final StackPane layers;
    private final ZoomPane zoomed;
    private final WindowFrame place;
    private final EarlyKeys keys;

    /**
     * An empty window. FX thread.
     *
     * @param file where choices are kept
     */
    public EarlyWindow(Stage stage, SettingsFile file) {
        this.stage = stage;
        PulseRest.begin();
        settings = new SettingsStore(file, files);
        Settings chosen = settings.get();
        // before any control, with the first of which JavaFX would load a theme of its own
        theme = new Theme(chosen.theme(), to -> settings.update(each -> each.withTheme(to)));
        toast = new Toast();
        zoom = new Zoom(chosen.zoom(), this::zoomed);
        frame.setMinSize(0, 0);
        frame.setTop(room("top-bar"));
        frame.setLeft(room("rail"));
        frame.setBottom(room("status-bar"));
        layers = new StackPane(frame, toast);
        layers.getStyleClass().add("window");
        zoomed = new ZoomPane(layers, zoom);
        place =
                new WindowFrame(
                        stage,
                        chosen.window(),
                        now -> settings.update(each -> each.withWindow(now)));
        place.needs(zoom.factor());
        // as large as it will be, about: what is laid out before it is shown stays as it is
        var scene = new Scene(zoomed, stage.getWidth(), stage.getHeight());
        Theme.style(scene);
        theme.backgroundProperty().subscribe(scene::setFill);
        keys = new EarlyKeys(scene);
        stage.setScene(scene);
        stage.setTitle(Texts.get("shell.title"));
    }

    /** Shows it. FX thread. */
    public void show() {
        stage.show();
    }

    /** Takes the room of what comes later: nothing moves when it does. */
    static Region room(String styleClass) {
        var room = new Region();
        room.getStyleClass().add(styleClass);
        return room;
    }

    /** Lays something over the screens, below what is said for a moment. */
    void lay(Node... over) {
        layers.getChildren().addAll(layers.getChildren().indexOf(toast), List.of(over));
    }

    /** The window of the desktop. */
    Stage stage() {
        return stage;
    }

    /** What was chosen. */
    SettingsStore settings() {
        return settings;
    }

    /** What goes on in the background. */
    Workers workers() {
        return workers;
    }

    /** Where files are written. */
    Lane files() {
        return files;
    }

    /** Light or dark. */
    Theme theme() {
        return theme;
    }

    /** Says for a moment that something was done. */
    Toast toast() {
        return toast;
    }

    /** How large everything is. */
    Zoom zoom() {
        return zoom;
    }

    /** The screens in the middle, and the bars around them. */
    BorderPane frame() {
        return frame;
    }

    /** All of it, for what happens anywhere in it. */
    Node everything() {
        return zoomed;
    }

    /** Has everything that it will have: what was typed meanwhile is typed now. */
    void complete() {
        keys.type();
    }

    /** Remembers where it is. To be called while it is shown. */
    void leave() {
        place.leave();
    }

    /** Closes it as its button does, so that whoever has to be asked is asked. */
    void quit() {
        Event.fireEvent(stage, new WindowEvent(stage, WindowEvent.WINDOW_CLOSE_REQUEST));
    }

    private void zoomed(int percent) {
        settings.update(each -> each.withZoom(percent));
        toast.say(Texts.get("toast.zoom", percent));
        place.needs(zoom.factor());
    }
}
