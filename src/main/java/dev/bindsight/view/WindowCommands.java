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
import dev.bindsight.view.command.Command;
import dev.bindsight.view.command.CommandSet;
import dev.bindsight.view.look.Theme;
import dev.bindsight.view.navigation.Navigation;
import dev.bindsight.view.palette.PaletteEntry;
import dev.bindsight.view.palette.PaletteSource;
import dev.bindsight.view.ports.BrowserAddress;
import dev.bindsight.view.ports.CopyFormat;
import dev.bindsight.view.ports.PortActions;
import dev.bindsight.view.ports.PortCommands;
import dev.bindsight.view.ports.PortsModel;
import dev.bindsight.view.ports.Scope;
import dev.bindsight.view.screen.Place;
import dev.bindsight.view.screen.ScreenModule;
import dev.bindsight.view.screen.Screens;
import dev.bindsight.view.shell.LiveModel;

import org.kordamp.ikonli.feather.Feather;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

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
 * @param everywhere what works wherever the focus is
 * @param sizes how large everything is
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
        CommandSet everywhere,
        CommandSet sizes,
        WindowActions window) {
    /**
     * What concerns the window as a whole.
     *
     * @param export saves the list as it is shown
     * @param compare compares the sources of sockets
     * @param about tells what this program is
     */
    record WindowActions(Runnable export, Runnable compare, Runnable about) {}

    /** Everything, what concerns the selected rows first. */
    List<PaletteEntry> entries() {
        var all = new ArrayList<PaletteEntry>();
        if (screens.searchable() instanceof PaletteSource shown) {
            all.addAll(shown.paletteEntries());
        } else {
            addSelected(all);
        }
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
            case Asked.Failure(ReportedError error) -> errors(text, error);
            case Asked.Words _ -> List.of();
        };
    }

    private List<PaletteEntry> errors(String text, ReportedError error) {
        return List.of(
                entry(
                        Feather.FILE_TEXT,
                        Texts.get("palette.explain", error.errno()),
                        "",
                        () -> navigation.explain(text)),
                entry(
                        Feather.BOOK_OPEN,
                        Texts.get("reference.open", error.errno()),
                        "",
                        () -> navigation.showErrno(error.errno())));
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
        List<SocketEntry> selected = ports.picked().selectionProperty().get().sockets();
        if (selected.isEmpty()) {
            return;
        }
        CommandSet commands = PortCommands.of(ports.picked().selectionProperty(), actions);
        SocketEntry first = selected.getFirst();
        String port = first.local().port().toString();
        to.add(
                entry(
                        commands,
                        Command.STOP,
                        selected.size() == 1
                                ? Texts.get("palette.stop", port)
                                : Texts.get("palette.stop.several", selected.size())));
        to.add(entry(commands, Command.TRY_BIND, Texts.get("palette.bindPort", port)));
        to.add(entry(commands, Command.TRY_CONNECT, Texts.get("palette.connectSelected", port)));
        to.add(entry(commands, Command.WHO_HAD, Texts.get("palette.whoHad", port)));
        BrowserAddress.of(first)
                .map(page -> entry(commands, Command.OPEN, Texts.get("ports.menu.open", page)))
                .ifPresent(to::add);
        for (CopyFormat format : CopyFormat.values()) {
            String title = Texts.get("palette.copy", Texts.get("copyFormat." + format));
            to.add(
                    format == CopyFormat.ADDRESS
                            ? entry(commands, Command.COPY, title)
                            : entry(Feather.COPY, title, "", () -> actions.copy(selected, format)));
        }
    }

    private void addPlaces(List<PaletteEntry> to) {
        int number = 1;
        for (ScreenModule<?> screen : screens.all()) {
            to.add(
                    entry(
                            screen.icon(),
                            Texts.get("palette.go", screen.title()),
                            Command.SCREEN.key(number++),
                            () -> screens.show(screen.place())));
        }
        to.add(
                entry(
                        Feather.CLIPBOARD,
                        Texts.get("palette.clipboard"),
                        "",
                        navigation::explainClipboard));
        to.add(entry(everywhere, Command.BACK));
        to.add(entry(everywhere, Command.SEARCH));
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
                                ports.question().scopeProperty().set(scope);
                            }));
        }
        to.add(
                entry(
                        Objects.requireNonNull(Command.CLEAR.icon()),
                        Texts.get("palette.clear"),
                        Command.CLEAR.key(),
                        () -> ports.search().clear()));
        to.add(entry(Feather.DOWNLOAD, Texts.get("ports.export"), "", window.export()));
        to.add(entry(everywhere, Command.REFRESH));
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
        String settings = Texts.get("palette.settings");
        for (ThemeChoice choice : ThemeChoice.values()) {
            to.add(
                    entry(
                                    choice == ThemeChoice.DARK ? Feather.MOON : Feather.SUN,
                                    Texts.get("palette.theme", Texts.get("theme." + choice)),
                                    "",
                                    () -> theme.choose(choice))
                            .of(settings));
        }
        to.add(entry(sizes, Command.LARGER).of(settings));
        to.add(entry(sizes, Command.SMALLER).of(settings));
        to.add(entry(sizes, Command.FIRST_SIZE).of(settings));
        to.add(entry(everywhere, Command.HELP, Texts.get("keys.title")));
        to.add(entry(Feather.INFO, Texts.get("about.title"), "", window.about()));
        to.add(entry(everywhere, Command.QUIT, Texts.get("palette.quit")));
    }

    private static PaletteEntry entry(CommandSet commands, Command command) {
        return entry(commands, command, command.words());
    }

    private static PaletteEntry entry(CommandSet commands, Command command, String title) {
        return entry(
                Objects.requireNonNull(command.icon()),
                title,
                command.key(),
                () -> commands.run(command));
    }

    private static PaletteEntry entry(Feather icon, String title, String keys, Runnable run) {
        return new PaletteEntry(icon, title, keys, run);
    }
}
