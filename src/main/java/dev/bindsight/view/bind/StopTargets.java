package dev.bindsight.view.bind;

import dev.bindsight.inventory.name.ProcessTree;
import dev.bindsight.model.Cause;
import dev.bindsight.model.Container;
import dev.bindsight.model.Fix;
import dev.bindsight.model.Inventory;
import dev.bindsight.model.Probe;
import dev.bindsight.model.Probe.BindProbe;
import dev.bindsight.model.ProcessDetails;
import dev.bindsight.model.SocketEntry;
import dev.bindsight.model.Supervisor;
import dev.bindsight.model.SystemdUnit;
import dev.bindsight.occupancy.Occupants;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.stream.Stream;

/** Which sockets a stop that was offered is about. */
public final class StopTargets {
    private StopTargets() {}

    /**
     * The sockets in the way that the fix is about; the deciding one if none is known to be.
     *
     * @param cause why the bind was refused
     * @param probe the bind; absent where it is not known
     * @param seen the reading in which the sockets were seen
     */
    public static List<SocketEntry> of(
            Fix.Stop fix, Cause cause, @Nullable Probe probe, Inventory seen) {
        List<SocketEntry> stoppable =
                probe instanceof BindProbe bind
                        ? Occupants.at(bind.place(), bind.protocol(), seen.entries()).stoppable()
                        : List.of();
        List<SocketEntry> owned =
                stoppable.stream().filter(socket -> isHeldBy(socket, fix, seen)).toList();
        return owned.isEmpty() && cause instanceof Cause.Held held ? List.of(held.holder()) : owned;
    }

    private static boolean isHeldBy(SocketEntry socket, Fix.Stop fix, Inventory seen) {
        return switch (fix) {
            case Fix.StopOwner(var processes) ->
                    seen.owners(socket).stream()
                            .map(ProcessDetails::ref)
                            .anyMatch(ref ->
                                    processes.stream()
                                            .map(ProcessDetails::ref)
                                            .anyMatch(ref::equals));
            case Fix.StopSupervisor(var supervisor) -> isKeptBy(socket, supervisor, seen);
        };
    }

    /** Whether the processes that have a socket open are those that a unit or container keeps. */
    private static boolean isKeptBy(SocketEntry socket, Supervisor supervisor, Inventory seen) {
        Stream<ProcessDetails> owners = seen.owners(socket).stream();
        return switch (supervisor) {
            case Supervisor.Systemd(SystemdUnit unit, var _, var _) ->
                    unit.equals(seen.socketUnits().get(socket.key()))
                            || owners.anyMatch(owner -> unit.equals(owner.unit()));
            case Supervisor.Runtime(Container container, var _) ->
                    owners.anyMatch(owner -> container.equals(owner.container()));
            case Supervisor.Parent(ProcessDetails parent, var _, var _) ->
                    owners.flatMap(owner -> ProcessTree.chain(seen, owner.ref()).stream())
                            .anyMatch(each -> each.ref().equals(parent.ref()));
        };
    }
}
