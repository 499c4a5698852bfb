package dev.bindsight.view;

import dev.bindsight.inventory.InventoryPoller;
import dev.bindsight.settings.Settings;
import dev.bindsight.settings.SettingsStore;
import dev.bindsight.text.Texts;
import dev.bindsight.view.about.AboutSheet;
import dev.bindsight.view.copy.CopiedEvent;
import dev.bindsight.view.details.DetailsPane;
import dev.bindsight.view.look.OnDemand;
import dev.bindsight.view.look.PulseRest;
import dev.bindsight.view.look.Theme;
import dev.bindsight.view.look.Toast;
import dev.bindsight.view.look.Zoom;
import dev.bindsight.view.look.ZoomPane;
import dev.bindsight.view.navigation.ErrnoEvent;
import dev.bindsight.view.palette.PaletteModel;
import dev.bindsight.view.palette.PaletteView;
import dev.bindsight.view.ports.PortsModel;
import dev.bindsight.view.ports.PortsScreen;
import dev.bindsight.view.ports.PortsTable;
import dev.bindsight.view.ports.Scope;
import dev.bindsight.view.shell.CompareSheet;
import dev.bindsight.view.shell.HelpSheet;
import dev.bindsight.view.shell.LiveModel;
import dev.bindsight.view.shell.Rail;
import dev.bindsight.view.shell.Screen;
import dev.bindsight.view.shell.Screen.Place;
import dev.bindsight.view.shell.Screens;
import dev.bindsight.view.shell.StatusBar;
import dev.bindsight.view.shell.TopBar;
import dev.bindsight.view.shell.WindowFrame;

import javafx.application.Platform;
import javafx.event.Event;
import javafx.scene.Scene;
import javafx.scene.image.ImageView;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;

import org.kordamp.ikonli.feather.Feather;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/** The window: puts the screens, the engine and what was chosen the last time together. */
public final class MainWindow implements AutoCloseable {

    private static final Duration LAST_WORK = Duration.ofSeconds(2);

    private final Stage stage;
    private final Desktop desktop;
    private final Consumer<String> documents;
    private final BackgroundThread lists = new BackgroundThread("port-lists");
    private final BackgroundThread facts = new BackgroundThread("socket-facts");
    private final BackgroundThread work = new BackgroundThread("comparison");
    private final BackgroundThread stops = new BackgroundThread("stop");
    private final BackgroundThread files = new BackgroundThread("files");
    private final SettingsStore settings;
    private final PortsModel ports;
    private final InventoryPoller poller;
    private final LiveModel live;
    private final ModalOverlay overlay;
    private final DesktopActions actions;
    private final WindowNavigation navigation = new WindowNavigation();
    private final SaveDialog saving;
    private final ExportDialog export;
    private final Theme theme;
    private final CompareSheet compare;
    private final OnDemand<ConnectPart> connect;
    private final OnDemand<BindPart> bind;
    private final OnDemand<ReferencePart> reference;
    private final PortsScreen list;
    private final Screens screens;
    private final SearchPart search;
    private final AnswerPart answers;
    private final WindowFrame place;
    private final Toast toast;
    private final Zoom zoom;
    private final WindowRest rest;

    /**
     * Builds the window. FX thread; {@link dev.bindsight.view.look.Fonts} are loaded by then.
     *
     * @param documents opens the address of a page or a directory; may block
     */
    public MainWindow(Stage stage, Desktop desktop, Consumer<String> documents) {
        this.stage = stage;
        this.desktop = desktop;
        this.documents = documents;
        PulseRest.begin();
        settings = new SettingsStore(desktop.settings(), files::execute);
        Settings chosen = settings.get();
        // before any control, with the first of which JavaFX would load a theme of its own
        theme = new Theme(chosen.theme(), to -> settings.update(each -> each.withTheme(to)));
        overlay = new ModalOverlay();
        toast = new Toast();
        compare = new CompareSheet(overlay, desktop.compare(), work::execute, Platform::runLater);
        ports =
                new PortsModel(
                        desktop.machine(),
                        desktop.extras(),
                        lists,
                        Platform::runLater,
                        desktop.clock(),
                        Scope.named(chosen.scope()));
        poller = new InventoryPoller(desktop.engine(), lists::execute, ports::receive);
        live = new LiveModel(new PollerReader(poller), settings);
        // while the rest is made, so that the first picture may have rows already
        poller.start();
        work.execute(desktop.machine()::readAhead);
        actions =
                new DesktopActions(
                        ports,
                        overlay,
                        desktop,
                        stops::execute,
                        files::execute,
                        address -> open(documents, address),
                        navigation);
        var table =
                new PortsTable(ports, chosen.ports(), desktop.clock().getZone(), desktop.home());
        zoom = new Zoom(chosen.zoom(), this::zoomed);
        saving =
                new SaveDialog(
                        stage, files::execute, file -> toast.say(Texts.get("toast.saved", file)));
        export = new ExportDialog(saving, ports, desktop.machine());
        connect = new OnDemand<>(() -> new ConnectPart(desktop, saving, navigation));
        bind = new OnDemand<>(() -> new BindPart(desktop, overlay, actions, navigation));
        reference = new OnDemand<>(() -> new ReferencePart(desktop, work::execute));
        answers = new AnswerPart(desktop, ports, actions, navigation);
        list = ports(table);
        screens = screens(table);
        navigation.lead(
                screens,
                new WindowNavigation.Entrances(
                        ports::reveal,
                        (place, protocol) -> bind.get().tryBind(place, protocol),
                        (host, ports, protocol) -> connect.get().tryConnect(host, ports, protocol),
                        errno -> reference.get().show(errno)));
        search = new SearchPart(desktop, ports, table, screens, navigation);
        var root = new StackPane(frame(search.field()), search.note(), overlay.node(), toast);
        root.getStyleClass().add("window");
        root.addEventHandler(ErrnoEvent.SHOW, event -> navigation.showErrno(event.errno()));
        var zoomed = new ZoomPane(root, zoom);
        zoomed.addEventHandler(CopiedEvent.COPIED, event -> toast.copied(event.text()));
        place =
                new WindowFrame(
                        stage,
                        chosen.window(),
                        now -> settings.update(each -> each.withWindow(now)));
        place.needs(zoom.factor());
        // as large as it will be, about: what is laid out before it is shown stays as it is
        var scene = new Scene(zoomed, stage.getWidth(), stage.getHeight());
        Theme.style(scene);
        new WindowKeys(
                        search::focus,
                        live::refresh,
                        this::showHelp,
                        this::showPalette,
                        this::quit,
                        screens,
                        zoom,
                        overlay::isShowing)
                .install(scene);
        stage.setScene(scene);
        stage.setTitle(Texts.get("shell.title"));
        remember(table);
        stage.setOnShown(_ -> table.requestFocus());
        stage.setOnCloseRequest(event -> {
            bind.ifMade(made -> {
                if (made.asksToStay(stage::close)) {
                    event.consume();
                }
            });
        });
        rest = new WindowRest(stage, ports, poller, work::execute);
    }

    /** Shows it: with what has been read by now, else with what is still being read. */
    public void show() {
        list.begin();
        stage.show();
        rest.begin();
        // not beside the first picture
        work.executeAfter(Duration.ofMillis(300), search::readErrors);
    }

    /** Shows what somebody came with, as if they had typed it here. FX thread. */
    public void receive(Arrival arrival) {
        arrival.enter(screens, search, work::execute, toast);
    }

    /** Cancels a stop and stops reading; what was begun and asked for goes on. FX thread. */
    @Override
    public void close() {
        place.leave();
        rest.end();
        actions.cancel();
        connect.ifMade(ConnectPart::close);
        bind.ifMade(BindPart::close);
        answers.close();
        poller.close();
        lists.leave();
        facts.leave();
        work.leave();
        stops.leave();
        files.leave();
    }

    /**
     * Waits, two seconds at most, for what is to be done before the process ends: the settings
     * chosen last are written, held ports given back. After {@link #close}; not for the FX thread.
     */
    public void finish() {
        long end = System.nanoTime() + LAST_WORK.toNanos();
        bind.ifMade(made -> made.finish(end));
        stops.finish(end);
        files.finish(end);
    }

    private Screens screens(PortsTable table) {
        return new Screens(
                List.of(
                        new Screen(
                                Place.PORTS,
                                Feather.SERVER,
                                Texts.get("ports.title"),
                                () -> list,
                                table::requestFocus),
                        new Screen(
                                Place.BIND,
                                Feather.ANCHOR,
                                Texts.get("bind.title"),
                                () -> bind.get().content(),
                                () -> bind.get().focus()),
                        new Screen(
                                Place.CONNECT,
                                Feather.SEND,
                                Texts.get("connect.title"),
                                () -> connect.get().content(),
                                () -> connect.get().focus()),
                        new Screen(
                                Place.REFERENCE,
                                Feather.BOOK_OPEN,
                                Texts.get("reference.rail"),
                                () -> reference.get().content(),
                                () -> reference.get().focus())));
    }

    private PortsScreen ports(PortsTable table) {
        var details =
                new DetailsPane(
                        ports.selectionProperty(),
                        ports.glanceProperty(),
                        actions,
                        desktop.facts(),
                        facts::execute,
                        Platform::runLater,
                        desktop.clock(),
                        desktop.home());
        return new PortsScreen(
                ports,
                table,
                new PortsScreen.Beside(
                        details,
                        settings.get().details(),
                        place -> settings.update(each -> each.withDetails(place))),
                answers.bar(),
                actions,
                new ReadingRecovery(live, desktop.machine(), desktop.clock()),
                export::open,
                desktop.clock().getZone());
    }

    private BorderPane frame(Region search) {
        var frame = new BorderPane(screens);
        frame.setMinSize(0, 0);
        frame.setTop(
                new TopBar(new ImageView(AppIcon.mark()), search, live, theme, this::showHelp));
        frame.setLeft(new Rail(screens));
        frame.setBottom(
                new StatusBar(
                        ports,
                        live,
                        desktop.machine(),
                        actions::explainHiddenOwners,
                        compare::show));
        return frame;
    }

    /** The desktop is asked, and does not say whether it could. */
    private void open(Consumer<String> documents, String address) {
        work.execute(() -> documents.accept(address));
        toast.say(Texts.get("toast.opening", address));
    }

    private void showHelp() {
        HelpSheet.show(overlay, this::showAbout);
    }

    private void showAbout() {
        AboutSheet.show(overlay, AppIcon.mark(), address -> open(documents, address));
    }

    private void showPalette() {
        var window =
                new WindowCommands.WindowActions(
                        search::focus,
                        export::open,
                        compare::show,
                        this::showHelp,
                        this::showAbout,
                        this::quit);
        var commands =
                new WindowCommands(
                        ports, actions, answers, screens, navigation, live, theme, zoom, window);
        PaletteView.show(new PaletteModel(commands.entries(), commands::asked), overlay);
    }

    /** As the button of the window does, so that whoever has to be asked is asked. */
    private void quit() {
        var request = new WindowEvent(stage, WindowEvent.WINDOW_CLOSE_REQUEST);
        Event.fireEvent(stage, request);
    }

    private void remember(PortsTable table) {
        table.columns()
                .onChange(() -> settings.update(each -> each.withPorts(table.columns().layout())));
        ports.scopeProperty()
                .addListener(
                        (_, _, scope) -> settings.update(each -> each.withScope(scope.name())));
    }

    private void zoomed(int percent) {
        settings.update(each -> each.withZoom(percent));
        toast.say(Texts.get("toast.zoom", percent));
        place.needs(zoom.factor());
    }
}
