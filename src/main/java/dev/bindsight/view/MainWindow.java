package dev.bindsight.view;

import dev.bindsight.fix.StopOptions;
import dev.bindsight.inventory.InventoryPoller;
import dev.bindsight.settings.Settings;
import dev.bindsight.settings.SettingsStore;
import dev.bindsight.text.Texts;
import dev.bindsight.view.copy.Clipboards;
import dev.bindsight.view.details.DetailsPane;
import dev.bindsight.view.look.Fonts;
import dev.bindsight.view.look.Overlay;
import dev.bindsight.view.look.Theme;
import dev.bindsight.view.ports.PortsModel;
import dev.bindsight.view.ports.PortsScreen;
import dev.bindsight.view.ports.PortsTable;
import dev.bindsight.view.ports.Scope;
import dev.bindsight.view.shell.LiveModel;
import dev.bindsight.view.shell.Rail;
import dev.bindsight.view.shell.SearchField;
import dev.bindsight.view.shell.StatusBar;
import dev.bindsight.view.shell.TopBar;
import dev.bindsight.view.stop.StopDialog;
import dev.bindsight.view.stop.StopDialogModel;

import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import javafx.util.Duration;

import org.kordamp.ikonli.feather.Feather;

import java.io.InputStream;
import java.util.List;
import java.util.Objects;

/** The window: puts the screens, the engine and what was chosen the last time together. */
public final class MainWindow implements AutoCloseable {
    private static final double MIN_WIDTH = 900;
    private static final double MIN_HEIGHT = 600;
    private static final int[] ICON_SIZES = {16, 32, 48, 64, 128, 256};

    private final Stage stage;
    private final BackgroundThread lists = new BackgroundThread("port-lists");
    private final BackgroundThread files = new BackgroundThread("settings");
    private final BackgroundThread stops = new BackgroundThread("stop");
    private final BackgroundThread facts = new BackgroundThread("socket-facts");
    private final SettingsStore settings;
    private final InventoryPoller poller;
    private final PortsModel ports;
    private final Timeline clock;

    /** Builds the window. FX thread. */
    public MainWindow(Stage stage, Desktop desktop) {
        this.stage = stage;
        Fonts.load();
        settings = new SettingsStore(desktop.settings(), files::execute);
        Settings chosen = settings.get();
        var theme = new Theme(chosen.theme(), to -> settings.update(each -> each.withTheme(to)));
        ports =
                new PortsModel(
                        desktop.machine(),
                        lists,
                        Platform::runLater,
                        desktop.clock(),
                        Scope.named(chosen.scope()));
        poller = new InventoryPoller(desktop.engine(), lists::execute, ports::receive);
        var live = new LiveModel(new PollerReader(poller), settings);
        var overlay = new ModalOverlay();
        var table = new PortsTable(ports, chosen.ports(), desktop.clock().getZone());
        var actions = new DesktopActions(ports, overlay, desktop, stop(desktop, overlay));
        var screen = new PortsScreen(ports, table, details(desktop, actions));
        var search = new SearchField(ports);
        var root = new BorderPane(screen);
        root.setTop(new TopBar(new ImageView(icon(48)), search, live, theme, () -> {}));
        root.setLeft(
                new Rail(
                        List.of(
                                new Rail.Entry(
                                        Feather.SERVER,
                                        Texts.get("ports.title"),
                                        table::requestFocus))));
        root.setBottom(
                new StatusBar(
                        ports, live, desktop.machine(), actions::explainHiddenOwners, () -> {}));
        var scene = new Scene(new StackPane(root, overlay.node()));
        Theme.style(scene);
        stage.setScene(scene);
        dress(chosen.window());
        table.columns()
                .onChange(() -> settings.update(each -> each.withPorts(table.columns().layout())));
        ports.scopeProperty()
                .addListener(
                        (_, _, scope) -> settings.update(each -> each.withScope(scope.name())));
        clock = new Timeline(new KeyFrame(Duration.seconds(1), _ -> ports.tick()));
        clock.setCycleCount(Animation.INDEFINITE);
    }

    /** Shows it and begins to read the machine. */
    public void show() {
        stage.show();
        clock.play();
        poller.start();
    }

    /** Stops reading and writes what was chosen last. FX thread. */
    @Override
    public void close() {
        settings.update(each ->
                each.withWindow(
                        new Settings.WindowSize(
                                (int) stage.getScene().getWidth(),
                                (int) stage.getScene().getHeight(),
                                stage.isMaximized())));
        clock.stop();
        poller.close();
        lists.close();
        facts.close();
        stops.close();
        files.close();
    }

    private StopDialogModel stop(Desktop desktop, Overlay overlay) {
        var model =
                new StopDialogModel(
                        desktop.stopper(),
                        StopOptions.DEFAULT,
                        stops::execute,
                        Platform::runLater,
                        desktop.clock());
        StopDialog.show(model, overlay, Clipboards::put, desktop.machine().user(), desktop.home());
        return model;
    }

    private DetailsPane details(Desktop desktop, DesktopActions actions) {
        return new DetailsPane(
                ports.selectionProperty(),
                actions,
                desktop.facts(),
                facts::execute,
                Platform::runLater,
                desktop.clock(),
                desktop.home());
    }

    private void dress(Settings.WindowSize size) {
        stage.setTitle(Texts.get("shell.title"));
        for (int pixels : ICON_SIZES) {
            stage.getIcons().add(icon(pixels));
        }
        stage.setMinWidth(MIN_WIDTH);
        stage.setMinHeight(MIN_HEIGHT);
        stage.setWidth(size.width());
        stage.setHeight(size.height());
        stage.setMaximized(size.maximized());
    }

    private static Image icon(int pixels) {
        InputStream data = MainWindow.class.getResourceAsStream("icons/" + pixels + ".png");
        return new Image(Objects.requireNonNull(data));
    }
}
