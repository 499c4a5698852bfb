package dev.bindsight.fix;

import dev.bindsight.inventory.Client;
import dev.bindsight.model.ProcessCondition;
import dev.bindsight.model.ProcessDetails;
import dev.bindsight.model.SocketEntry;
import dev.bindsight.model.Supervisor;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * One process that a stop would hit, and what goes with it.
 *
 * @param process the process
 * @param holds those of the sockets to be freed that it has open; none for a supervisor that has
 *     none of them
 * @param children its live children; they are not signalled themselves
 * @param otherPorts its other listening sockets, which close too
 * @param clients who is connected to any of its sockets
 * @param supervisor what will probably start it again, absent if nothing known will
 * @param protection how much care it takes to stop this process itself
 * @param missing why Bindsight will probably not be allowed to signal it, absent if it should be;
 *     only the kernel's answer to the signal is the truth
 * @param condition whether it can take a signal as it is now, absent if that is not known
 */
public record StopTarget(
        ProcessDetails process,
        List<SocketEntry> holds,
        List<ProcessDetails> children,
        List<SocketEntry> otherPorts,
        List<Client> clients,
        @Nullable Supervisor supervisor,
        Protection protection,
        @Nullable MissingPermission missing,
        @Nullable ProcessCondition condition) {
    /** Copies the lists. */
    public StopTarget {
        holds = List.copyOf(holds);
        children = List.copyOf(children);
        otherPorts = List.copyOf(otherPorts);
        clients = List.copyOf(clients);
    }
}
