package dev.bindsight.fix;

import dev.bindsight.inventory.Client;
import dev.bindsight.model.ProcessDetails;
import dev.bindsight.model.SocketEntry;
import dev.bindsight.model.Supervisor;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * One process that a stop would hit, and what goes with it.
 *
 * @param process the process
 * @param holds those of the sockets to be freed that it has open
 * @param children its live children; they are not signalled themselves
 * @param otherPorts its other listening sockets, which close too
 * @param clients who is connected to any of its sockets
 * @param supervisor what will probably start it again, absent if nothing known will
 * @param protection how much care it takes
 */
public record StopTarget(
        ProcessDetails process,
        List<SocketEntry> holds,
        List<ProcessDetails> children,
        List<SocketEntry> otherPorts,
        List<Client> clients,
        @Nullable Supervisor supervisor,
        Protection protection) {}
