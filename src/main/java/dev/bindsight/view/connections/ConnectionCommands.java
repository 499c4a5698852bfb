package dev.bindsight.view.connections;

import dev.bindsight.view.command.Command;
import dev.bindsight.view.command.CommandSet;
import dev.bindsight.view.connections.ConnectionRow.Link;
import dev.bindsight.view.ports.CopyFormat;
import dev.bindsight.view.shell.LiveModel;

import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** What can be done on the screen, by key, button, menu and palette alike. */
final class ConnectionCommands {
    private final ConnectionsModel model;
    private final ConnectionActions actions;
    private final CommandSet commands;

    ConnectionCommands(ConnectionsModel model, LiveModel live, ConnectionActions actions) {
        this.model = model;
        this.actions = actions;
        BooleanSupplier any = () -> model.selectedProperty().get() != null;
        commands =
                new CommandSet()
                        .on(Command.CLOSE_CONNECTION, any, () -> with(actions::close))
                        .on(Command.OTHER_END, this::hasOtherEnd, () -> with(actions::showOtherEnd))
                        .on(Command.CONNECT_TO_PEER, any, () -> with(actions::tryConnect))
                        .on(Command.LOOK_UP_PEER, this::isElsewhere, () -> with(actions::lookUp))
                        .on(Command.COPY_CONNECTION, any, () -> copy(CopyFormat.ADDRESS))
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

    void copy(CopyFormat format) {
        with(flow -> actions.copy(flow, format));
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
