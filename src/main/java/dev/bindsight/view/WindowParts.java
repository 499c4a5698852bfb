package dev.bindsight.view;

import dev.bindsight.text.Texts;
import dev.bindsight.view.about.AboutSheet;
import dev.bindsight.view.copy.CopiedEvent;
import dev.bindsight.view.details.DetailsPane;
import dev.bindsight.view.job.BackgroundThread;
import dev.bindsight.view.look.OnDemand;
import dev.bindsight.view.look.Toast;
import dev.bindsight.view.navigation.ErrnoEvent;
import dev.bindsight.view.palette.PaletteModel;
import dev.bindsight.view.palette.PaletteView;
import dev.bindsight.view.ports.PortsModel;
import dev.bindsight.view.ports.PortsScreen;
import dev.bindsight.view.ports.PortsTable;
import dev.bindsight.view.shell.CompareSheet;
import dev.bindsight.view.shell.HelpSheet;
import dev.bindsight.view.shell.LiveModel;
import dev.bindsight.view.shell.Rail;
import dev.bindsight.view.shell.Screen;
import dev.bindsight.view.shell.Screen.Place;
import dev.bindsight.view.shell.Screens;
import dev.bindsight.view.shell.StatusBar;
import dev.bindsight.view.shell.TopBar;

import javafx.application.Platform;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.image.ImageView;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;

import org.kordamp.ikonli.feather.Feather;

import java.util.List;
import java.util.function.Consumer;

/** What is around the list: the bars, the details, the other screens, and the ways between them. */
final class WindowParts implements AutoCloseable {
    private final EarlyWindow window;
    private final Stage stage;
    private final Desktop desktop;
    private final Listed listed;
    private final PortsModel ports;
    private final BackgroundThread work;
    private final Consumer<String> documents;
    private final BackgroundThread facts = new BackgroundThread("socket-facts");
    private final BackgroundThread stops = new BackgroundThread("stop");
    private final ModalOverlay overlay = new ModalOverlay();
    private final Toast toast;
    private final DesktopActions actions;
    private final WindowNavigation navigation = new WindowNavigation();
    private final ExportDialog export;
    private final CompareSheet compare;
    private final OnDemand<ConnectPart> connect;
    private final OnDemand<BindPart> bind;
    private final OnDemand<ReferencePart> reference;
    private final AnswerPart answers;
    private final Screens screens;
    private final SearchPart search;

    /**
     * The list, which is there already.
     *
     * @param ports what it lists
     * @param table lists it
     * @param screen the table and what is about it
     * @param live has it read
     */
    record Listed(PortsModel ports, PortsTable table, PortsScreen screen, LiveModel live) {}

    /**
     * Makes them. FX thread.
     *
     * @param screens where the list is shown, and nothing else yet
     * @param work a thread for what takes a moment
     * @param documents opens the address of a page or a directory; may block
     */
    WindowParts(
            EarlyWindow window,
            Desktop desktop,
            Listed listed,
            Screens screens,
            BackgroundThread work,
            Consumer<String> documents) {
        this.window = window;
        this.desktop = desktop;
        this.listed = listed;
        this.screens = screens;
        this.work = work;
        this.documents = documents;
        stage = window.stage();
        toast = window.toast();
        ports = listed.ports();
        compare = new CompareSheet(overlay, desktop.compare(), work, Platform::runLater);
        actions =
                new DesktopActions(
                        ports, overlay, desktop, stops, window.files(), this::open, navigation);
        var saving =
                new SaveDialog(
                        stage, window.files(), file -> toast.say(Texts.get("toast.saved", file)));
        export = new ExportDialog(saving, ports, desktop.machine());
        connect = new OnDemand<>(() -> new ConnectPart(desktop, saving, navigation));
        bind = new OnDemand<>(() -> new BindPart(desktop, overlay, actions, navigation));
        reference = new OnDemand<>(() -> new ReferencePart(desktop, work));
        answers = new AnswerPart(desktop, ports, actions, navigation);
        screens.add(others());
        navigation.lead(
                screens,
                new WindowNavigation.Entrances(
                        ports::reveal,
                        (place, protocol) -> bind.get().tryBind(place, protocol),
                        (host, ports, protocol) -> connect.get().tryConnect(host, ports, protocol),
                        errno -> reference.get().show(errno)));
        search = new SearchPart(desktop, ports, listed.table(), screens, navigation);
    }

    /** Shows the way from screen to screen, which keys know too. */
    void showRail() {
        listen();
        window.frame().setLeft(new Rail(screens));
    }

    /** Shows the bar at the top. */
    void showTop() {
        window.frame()
                .setTop(
                        new TopBar(
                                new ImageView(AppIcon.mark()),
                                search.field(),
                                listed.live(),
                                window.theme(),
                                this::showHelp));
    }

    /** Shows the bar at the bottom. */
    void showBottom() {
        window.frame()
                .setBottom(
                        new StatusBar(
                                ports,
                                listed.live(),
                                desktop.machine(),
                                actions::explainHiddenOwners,
                                compare::show));
    }

    /** Shows what is about the list. */
    void showDetails() {
        listed.screen().complete(details(), answers.bar(), actions, export::open);
    }

    /** Reads the reference of errnos, which blocks. */
    void readErrors() {
        search.readErrors();
    }

    /** Shows what somebody came with. FX thread. */
    void receive(Arrival arrival) {
        arrival.enter(screens, search, work, toast);
    }

    /** Cancels a stop and whatever is tried. FX thread. */
    @Override
    public void close() {
        actions.cancel();
        connect.ifMade(ConnectPart::close);
        bind.ifMade(BindPart::close);
        answers.close();
        facts.leave();
        stops.leave();
    }

    /** Waits for what is to be done before the process ends. Not for the FX thread. */
    void finish(long end) {
        bind.ifMade(made -> made.finish(end));
        stops.finish(end);
    }

    private void listen() {
        window.lay(search.note(), overlay.node());
        Node everything = window.everything();
        everything.addEventHandler(ErrnoEvent.SHOW, event -> navigation.showErrno(event.errno()));
        everything.addEventHandler(CopiedEvent.COPIED, event -> toast.copied(event.text()));
        new WindowKeys(
                        search::focus,
                        listed.live()::refresh,
                        this::showHelp,
                        this::showPalette,
                        this::quit,
                        screens,
                        listed.screen()::pressed,
                        window.zoom(),
                        overlay::isShowing)
                .install(stage.getScene());
        stage.setOnCloseRequest(event -> {
            bind.ifMade(made -> {
                if (made.asksToStay(stage::close)) {
                    event.consume();
                }
            });
        });
    }

    private List<Screen> others() {
        return List.of(
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
                        () -> reference.get().focus()));
    }

    private DetailsPane details() {
        return new DetailsPane(
                ports.selectionProperty(),
                ports.glanceProperty(),
                actions,
                desktop.facts(),
                facts,
                Platform::runLater,
                desktop.clock(),
                desktop.home());
    }

    /** The desktop is asked, and does not say whether it could. */
    private void open(String address) {
        work.execute(() -> documents.accept(address));
        toast.say(Texts.get("toast.opening", address));
    }

    private void showHelp() {
        HelpSheet.show(overlay, this::showAbout);
    }

    private void showAbout() {
        AboutSheet.show(overlay, AppIcon.mark(), this::open);
    }

    private void showPalette() {
        var concerning =
                new WindowCommands.WindowActions(
                        search::focus,
                        export::open,
                        compare::show,
                        this::showHelp,
                        this::showAbout,
                        this::quit);
        var commands =
                new WindowCommands(
                        ports,
                        actions,
                        answers,
                        screens,
                        navigation,
                        listed.live(),
                        window.theme(),
                        window.zoom(),
                        concerning);
        PaletteView.show(new PaletteModel(commands.entries(), commands::asked), overlay);
    }

    /** As the button of the window does, so that whoever has to be asked is asked. */
    private void quit() {
        var request = new WindowEvent(stage, WindowEvent.WINDOW_CLOSE_REQUEST);
        Event.fireEvent(stage, request);
    }
}
