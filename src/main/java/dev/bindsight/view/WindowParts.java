package dev.bindsight.view;

import dev.bindsight.text.Texts;
import dev.bindsight.view.command.Command;
import dev.bindsight.view.command.CommandSet;
import dev.bindsight.view.connections.ConnectionsPart;
import dev.bindsight.view.copy.CopiedEvent;
import dev.bindsight.view.history.HistoryPart;
import dev.bindsight.view.job.Job;
import dev.bindsight.view.job.Lane;
import dev.bindsight.view.look.SaidEvent;
import dev.bindsight.view.look.Toast;
import dev.bindsight.view.look.Zoom;
import dev.bindsight.view.navigation.ErrnoEvent;
import dev.bindsight.view.screen.SaveDialog;
import dev.bindsight.view.screen.ScreenContext;
import dev.bindsight.view.screen.Screens;
import dev.bindsight.view.shell.Rail;
import dev.bindsight.view.shell.StatusBar;
import dev.bindsight.view.shell.TopBar;

import javafx.scene.Node;
import javafx.scene.image.ImageView;
import javafx.stage.Stage;

import java.util.List;
import java.util.function.Consumer;

/** What is around the list: the bars, the details, the other screens, and the ways between them. */
final class WindowParts {
    private final EarlyWindow window;
    private final Desktop desktop;
    private final PortsPart list;
    private final Screens screens;
    private final Lane work;
    private final Toast toast;
    private final ModalOverlay overlay = new ModalOverlay();
    private final WindowNavigation navigation = new WindowNavigation();
    private final DesktopActions actions;
    private final AnswerPart answers;
    private final ExportDialog export;
    private final SearchPart search;
    private final WindowSheets sheets;
    private final CommandSet everywhere;
    private final CommandSet sizes;

    /**
     * Makes them. FX thread.
     *
     * @param list is there already
     * @param screens where the list is shown, and nothing else yet
     * @param work a thread for what takes a moment
     * @param documents opens the address of a page or a directory; may block
     */
    WindowParts(
            EarlyWindow window,
            Desktop desktop,
            PortsPart list,
            Screens screens,
            Lane work,
            Consumer<String> documents) {
        this.window = window;
        this.desktop = desktop;
        this.list = list;
        this.screens = screens;
        this.work = work;
        toast = window.toast();
        // the desktop is asked, and does not say whether it could
        Consumer<String> open =
                address -> {
                    work.execute(() -> documents.accept(address));
                    toast.say(Texts.get("toast.opening", address));
                };
        actions =
                new DesktopActions(
                        list.model(),
                        overlay,
                        desktop,
                        window.workers().lastingLane("stop"),
                        window.files(),
                        open,
                        navigation);
        answers =
                new AnswerPart(
                        desktop,
                        list.model(),
                        actions,
                        navigation,
                        window.workers().lane("answer"));
        var saving =
                new SaveDialog(
                        window.stage(),
                        window.files(),
                        file -> toast.say(Texts.get("toast.saved", file)));
        export = new ExportDialog(saving, list.model(), desktop.machine());
        var context =
                new ScreenContext(
                        desktop.probing(),
                        desktop.machine(),
                        desktop.clock(),
                        overlay,
                        saving,
                        navigation,
                        window.workers());
        navigation.lead(
                screens,
                list.model(),
                context,
                actions,
                new ConnectionsPart.Sources(
                        list.model().inventoryProperty(),
                        list.live(),
                        list.search(),
                        window.settings(),
                        (socket, format) -> actions.copy(List.of(socket), format)),
                HistoryPart.module(context, desktop.past(), window.settings(), desktop.home()));
        search = new SearchPart(desktop, list.search(), list, screens, navigation);
        sheets =
                new WindowSheets(
                        overlay,
                        desktop.compare(),
                        window.workers().lane("comparison"),
                        open,
                        this::commands);
        everywhere = everywhere();
        sizes = sizes(window.zoom());
    }

    private CommandSet everywhere() {
        return new CommandSet()
                .on(Command.SEARCH, search::focus)
                .on(Command.PALETTE, sheets::showPalette)
                .on(Command.REFRESH, list.live()::refresh)
                .on(Command.BACK, screens::back)
                .on(Command.HELP, sheets::showHelp)
                .on(Command.QUIT, window::quit);
    }

    private static CommandSet sizes(Zoom zoom) {
        return new CommandSet()
                .on(Command.LARGER, zoom::in)
                .on(Command.SMALLER, zoom::out)
                .on(Command.FIRST_SIZE, zoom::reset);
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
                                list.live(),
                                window.theme(),
                                sheets::showHelp));
    }

    /** Shows the bar at the bottom. */
    void showBottom() {
        window.frame()
                .setBottom(
                        new StatusBar(
                                list.model(),
                                list.live(),
                                desktop.machine(),
                                window.workers().running(),
                                desktop.clock(),
                                actions::explainHiddenOwners,
                                sheets::showComparison));
    }

    /** Shows what is about the list. */
    void showDetails() {
        list.complete(actions, answers, export::open);
    }

    /** Reads the reference of errnos. */
    Job readErrors() {
        return search.readErrors(() -> {});
    }

    /** Shows what somebody came with. FX thread. */
    void receive(Arrival arrival) {
        arrival.enter(screens, search, work, toast);
    }

    private void listen() {
        window.lay(search.note(), overlay.node());
        Node everything = window.everything();
        everything.addEventHandler(ErrnoEvent.SHOW, event -> navigation.showErrno(event.errno()));
        everything.addEventHandler(CopiedEvent.COPIED, event -> toast.copied(event.text()));
        everything.addEventHandler(SaidEvent.SAID, event -> toast.explain(event.words()));
        Stage stage = window.stage();
        new WindowKeys(everywhere, sizes, screens, overlay::isShowing).install(stage.getScene());
        stage.setOnCloseRequest(event -> {
            if (screens.asksToStay(stage::close)) {
                event.consume();
            }
        });
    }

    private WindowCommands commands() {
        return new WindowCommands(
                list.model(),
                actions,
                answers,
                screens,
                navigation,
                list.live(),
                window.theme(),
                everywhere,
                sizes,
                new WindowCommands.WindowActions(
                        export::open, sheets::showComparison, sheets::showAbout));
    }
}
