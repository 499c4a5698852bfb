package dev.bindsight.view;

import dev.bindsight.explain.Asked;
import dev.bindsight.explain.ReportedError;
import dev.bindsight.model.HostAndPort;
import dev.bindsight.model.Port;
import dev.bindsight.model.Protocol;
import dev.bindsight.model.SocketEntry;
import dev.bindsight.probe.AddressSpec;
import dev.bindsight.settings.ThemeChoice;
import dev.bindsight.text.Texts;
import dev.bindsight.view.look.Theme;
import dev.bindsight.view.look.Zoom;
import dev.bindsight.view.navigation.Navigation;
import dev.bindsight.view.palette.PaletteEntry;
import dev.bindsight.view.ports.CopyFormat;
import dev.bindsight.view.ports.PortActions;
import dev.bindsight.view.ports.PortsModel;
import dev.bindsight.view.ports.Scope;
import dev.bindsight.view.screen.Place;
import dev.bindsight.view.screen.ScreenModule;
import dev.bindsight.view.screen.Screens;
import dev.bindsight.view.shell.LiveModel;

import org.kordamp.ikonli.feather.Feather;

import java.util.ArrayList;
import java.util.List;

/**
 * Everything that can be done in the window, for the palette.
 *
 * @param ports the list and what is selected in it
 * @param actions what can be done with rows
 * @param answers what can be done with a port that is typed
 * @param screens the places
 * @param navigation the ways between them
 * @param live how often the machine is read
 * @param theme light or dark
 * @param zoom how large everything is
 * @param window what concerns the window as a whole
 */
record WindowCommands(
        PortsModel ports,
        PortActions actions,
        AnswerPart answers,
        Screens screens,
        Navigation navigation,
        LiveModel live,
        Theme theme,
        Zoom zoom,
        WindowActions window) {
    /**
     * What concerns the window as a whole.
     *
     * @param search gives the search field the focus
     * @param export saves the list as it is shown
     * @param compare compares the sources of sockets
     * @param help opens keys and search words
     * @param about tells what this program is
     * @param quit closes the window
     */
    record WindowActions(
            Runnable search,
            Runnable export,
            Runnable compare,
            Runnable help,
            Runnable about,
            Runnable quit) {}

    /** Everything, what concerns the selected rows first. */
    List<PaletteEntry> entries() {
        var all = new ArrayList<PaletteEntry>();
        addSelected(all);
        addPlaces(all);
        addList(all);
        addLook(all);
        return all;
    }

    /** What can be done with a text that is a question. */
    List<PaletteEntry> asked(String text) {
        return switch (ports.search().read(text)) {
            case Asked.OnePort(Port port) ->
                    List.of(
                            entry(
                                    Feather.SEARCH,
                                    Texts.get("palette.showPort", port.toString()),
                                    "",
                                    () -> show(text)),
                            entry(
                                    Feather.ANCHOR,
                                    Texts.get("palette.bindPort", port.toString()),
                                    "",
                                    () -> answers.tryBind(new AddressSpec.Every(port))),
                            entry(
                                    Feather.SEND,
                                    Texts.get("palette.connectPort", "localhost:" + port),
                                    "",
                                    () -> answers.tryConnect("localhost", port)));
            case Asked.Place(HostAndPort(String host, Port port)) -> List.of(connect(host, port));
            case Asked.Url(var _, HostAndPort(String host, Port port)) ->
                    List.of(connect(host, port));
            case Asked.Failure(ReportedError error) ->
                    List.of(
                            entry(
                                    Feather.BOOK_OPEN,
                                    Texts.get("reference.open", error.errno()),
                                    "",
                                    () -> navigation.showErrno(error.errno())));
            case Asked.Words _ -> List.of();
        };
    }

    private PaletteEntry connect(String host, Port port) {
        return entry(
                Feather.SEND,
                Texts.get("palette.connectPort", host + ":" + port),
                "",
                () -> navigation.tryConnect(host, port.toString(), Protocol.TCP));
    }

    private void show(String text) {
        screens.show(Place.PORTS);
        ports.search().setText(text);
    }

    private void addSelected(List<PaletteEntry> to) {
        List<SocketEntry> selected = ports.selectionProperty().get().sockets();
        if (selected.isEmpty()) {
            return;
        }
        SocketEntry first = selected.getFirst();
        String port = first.local().port().toString();
        to.add(
                entry(
                        Feather.SQUARE,
                        selected.size() == 1
                                ? Texts.get("palette.stop", port)
                                : Texts.get("palette.stop.several", selected.size()),
                        "Delete",
                        () -> actions.stop(selected)));
        to.add(
                entry(
                        Feather.ANCHOR,
                        Texts.get("palette.bindPort", port),
                        "Enter",
                        () -> actions.tryBind(first)));
        to.add(
                entry(
                        Feather.SEND,
                        Texts.get("palette.connectSelected", port),
                        "Ctrl T",
                        () -> actions.tryConnect(first)));
        for (CopyFormat format : CopyFormat.values()) {
            to.add(
                    entry(
                            Feather.COPY,
                            Texts.get("palette.copy", Texts.get("copyFormat." + format)),
                            format == CopyFormat.ADDRESS ? "Ctrl C" : "",
                            () -> actions.copy(selected, format)));
        }
    }

    private void addPlaces(List<PaletteEntry> to) {
        int number = 1;
        for (ScreenModule<?> screen : screens.all()) {
            to.add(
                    entry(
                            screen.icon(),
                            Texts.get("palette.go", screen.title()),
                            "Ctrl " + number++,
                            () -> screens.show(screen.place())));
        }
        to.add(entry(Feather.ARROW_LEFT, Texts.get("keys.back"), "Alt Left", screens::back));
        to.add(entry(Feather.SEARCH, Texts.get("keys.search"), "Ctrl F", window.search()));
    }

    private void addList(List<PaletteEntry> to) {
        for (Scope scope : Scope.values()) {
            to.add(
                    entry(
                            Feather.SERVER,
                            Texts.get("palette.list", Texts.get("ports.scope." + scope)),
                            "",
                            () -> {
                                screens.show(Place.PORTS);
                                ports.scopeProperty().set(scope);
                            }));
        }
        to.add(
                entry(
                        Feather.FILTER,
                        Texts.get("palette.clear"),
                        "Esc",
                        () -> ports.search().clear()));
        to.add(entry(Feather.DOWNLOAD, Texts.get("ports.export"), "", window.export()));
        to.add(entry(Feather.REFRESH_CW, Texts.get("keys.refresh"), "F5", live::refresh));
        boolean paused = live.pausedProperty().get();
        to.add(
                paused
                        ? entry(
                                Feather.PLAY,
                                Texts.get("palette.resume"),
                                "",
                                () -> live.every(live.intervalProperty().get()))
                        : entry(Feather.PAUSE, Texts.get("palette.pause"), "", live::pause));
        to.add(
                entry(
                        Feather.EYE_OFF,
                        Texts.get("palette.hidden"),
                        "",
                        actions::explainHiddenOwners));
        to.add(entry(Feather.COLUMNS, Texts.get("palette.compare"), "", window.compare()));
    }

    private void addLook(List<PaletteEntry> to) {
        for (ThemeChoice choice : ThemeChoice.values()) {
            to.add(
                    entry(
                            choice == ThemeChoice.DARK ? Feather.MOON : Feather.SUN,
                            Texts.get("palette.theme", Texts.get("theme." + choice)),
                            "",
                            () -> theme.choose(choice)));
        }
        to.add(entry(Feather.ZOOM_IN, Texts.get("palette.zoomIn"), "Ctrl +", zoom::in));
        to.add(entry(Feather.ZOOM_OUT, Texts.get("palette.zoomOut"), "Ctrl −", zoom::out));
        to.add(entry(Feather.MAXIMIZE, Texts.get("palette.zoomReset"), "Ctrl 0", zoom::reset));
        to.add(entry(Feather.HELP_CIRCLE, Texts.get("keys.title"), "F1", window.help()));
        to.add(entry(Feather.INFO, Texts.get("about.title"), "", window.about()));
        to.add(entry(Feather.X, Texts.get("palette.quit"), "Ctrl Q", window.quit()));
    }

    private static PaletteEntry entry(Feather icon, String title, String keys, Runnable run) {
        return new PaletteEntry(icon, title, keys, run);
    }
}
