package dev.bindsight.view.connections;

import dev.bindsight.text.Texts;
import dev.bindsight.view.command.Command;
import dev.bindsight.view.command.CommandSet;
import dev.bindsight.view.connections.ConnectionRow.Link;
import dev.bindsight.view.palette.PaletteEntry;
import dev.bindsight.view.ports.CopyFormat;
import dev.bindsight.view.shell.LiveModel;

import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;

import org.kordamp.ikonli.feather.Feather;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** What can be done on the screen, by key, button, menu and palette alike. */
final class ConnectionCommands {
    /** What a connection has no better form of. */
    private static final List<CopyFormat> OF_ITS_SOCKET =
            List.of(
                    CopyFormat.PID,
                    CopyFormat.SS_COMMAND,
                    CopyFormat.LSOF_COMMAND,
                    CopyFormat.KILL_COMMAND,
                    CopyFormat.MARKDOWN);

    private final ConnectionsModel model;
    private final ConnectionActions actions;
    private final CommandSet commands;

    ConnectionCommands(ConnectionsModel model, LiveModel live, ConnectionActions actions) {
        this.model = model;
        this.actions = actions;
        BooleanSupplier any = () -> model.selectedProperty().get() != null;
        commands =
                new CommandSet()
                        .on(Command.CLOSE_CONNECTION, this::canClose, () -> with(actions::close))
                        .on(Command.OTHER_END, this::hasOtherEnd, () -> with(actions::showOtherEnd))
                        .on(Command.CONNECT_TO_PEER, any, () -> with(actions::tryConnect))
                        .on(Command.LOOK_UP_PEER, any, () -> with(actions::lookUp))
                        .on(Command.COPY_CONNECTION, any, () -> copy(ConnectionCopy.PEER))
                        .on(Command.GROUP_CONNECTIONS, this::group)
                        .on(
                                Command.ONLY_AILING,
                                () ->
                                        model.chipsProperty()
                                                .set(model.chipsProperty().get().withAiling()))
                        .on(Command.PAUSE, () -> pause(live))
                        .on(Command.EXPORT, actions::export);
    }

    CommandSet commands() {
        return commands;
    }

    /** What can be done now, first with what is selected. */
    List<PaletteEntry> paletteEntries() {
        var entries = new ArrayList<PaletteEntry>();
        for (Command command : Command.values()) {
            boolean now =
                    switch (command) {
                        case CLOSE_CONNECTION -> canClose();
                        case CONNECT_TO_PEER, COPY_CONNECTION ->
                                model.selectedProperty().get() != null;
                        case OTHER_END -> hasOtherEnd();
                        case LOOK_UP_PEER -> isElsewhere();
                        case ONLY_AILING, GROUP_CONNECTIONS, EXPORT -> true;
                        default -> false;
                    };
            Feather icon = command.icon();
            if (now && icon != null) {
                entries.add(
                        new PaletteEntry(
                                icon, command.words(), command.key(), () -> commands.run(command)));
            }
        }
        return entries;
    }

    /** The forms to copy it in, for a menu: those of a connection first. */
    List<MenuItem> copying() {
        var items = new ArrayList<MenuItem>();
        for (ConnectionCopy form : ConnectionCopy.values()) {
            items.add(item(Texts.get("connections.copy." + form), () -> copy(form)));
        }
        items.add(new SeparatorMenuItem());
        for (CopyFormat format : OF_ITS_SOCKET) {
            items.add(
                    item(
                            Texts.get("copyFormat." + format),
                            () -> with(flow -> actions.copy(flow, format))));
        }
        return items;
    }

    private static MenuItem item(String text, Runnable action) {
        var item = new MenuItem(text);
        item.setOnAction(_ -> action.run());
        return item;
    }

    private void copy(ConnectionCopy form) {
        with(flow -> actions.copy(flow, form));
    }

    boolean canClose() {
        Link link = model.selectedProperty().get();
        return link != null && !link.isClosed();
    }

    boolean hasOtherEnd() {
        Link link = model.selectedProperty().get();
        return link != null && model.otherEnd(link.flow()) != null;
    }

    boolean isElsewhere() {
        Link link = model.selectedProperty().get();
        return link != null && link.flow().reach() != Reach.MACHINE;
    }

    private void with(Consumer<Flow> action) {
        Link link = model.selectedProperty().get();
        if (link != null) {
            action.accept(link.flow());
        }
    }

    private void group() {
        Grouped[] all = Grouped.values();
        int next = (model.groupedProperty().get().ordinal() + 1) % all.length;
        model.groupedProperty().set(all[next]);
    }

    private static void pause(LiveModel live) {
        if (live.pausedProperty().get()) {
            live.every(live.intervalProperty().get());
        } else {
            live.pause();
        }
    }
}
