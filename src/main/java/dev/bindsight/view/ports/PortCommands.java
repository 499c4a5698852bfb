package dev.bindsight.view.ports;

import dev.bindsight.model.SocketEntry;
import dev.bindsight.view.command.Command;
import dev.bindsight.view.command.CommandSet;
import dev.bindsight.view.screen.SocketSelection;

import javafx.beans.value.ObservableValue;

import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** What can be done with the ports that are selected, and with the first of them. */
public final class PortCommands {
    private PortCommands() {}

    /**
     * The commands; none is possible while nothing is selected.
     *
     * @param selection what is selected
     */
    public static CommandSet of(ObservableValue<SocketSelection> selection, PortActions actions) {
        BooleanSupplier any = () -> !selection.getValue().sockets().isEmpty();
        Consumer<Consumer<SocketEntry>> first =
                action -> action.accept(selection.getValue().sockets().getFirst());
        Consumer<Consumer<List<SocketEntry>>> all =
                action -> action.accept(selection.getValue().sockets());
        return new CommandSet()
                .on(Command.STOP, any, () -> all.accept(actions::stop))
                .on(Command.TRY_BIND, any, () -> first.accept(actions::tryBind))
                .on(Command.TRY_CONNECT, any, () -> first.accept(actions::tryConnect))
                .on(Command.WHO_HAD, any, () -> first.accept(actions::whoHad))
                .on(
                        Command.OPEN,
                        any,
                        () ->
                                first.accept(socket ->
                                        BrowserAddress.of(socket).ifPresent(actions::open)))
                .on(
                        Command.COPY,
                        any,
                        () -> all.accept(sockets -> actions.copy(sockets, CopyFormat.ADDRESS)));
    }
}
