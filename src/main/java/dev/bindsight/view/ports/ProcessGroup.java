package dev.bindsight.view.ports;

import dev.bindsight.model.ProcessRef;
import dev.bindsight.model.SocketEntry;

import java.util.List;

/**
 * The sockets of a process that its own row sums up.
 *
 * @param process which
 * @param sockets those that are there, in the order of the list
 * @param waiting how many connections wait to be accepted at all of them
 * @param full whether the accept queue of one takes no more
 * @param open whether their rows are listed below
 */
public record ProcessGroup(
        ProcessRef process, List<SocketEntry> sockets, long waiting, boolean full, boolean open) {
    /** Copies the list. */
    public ProcessGroup {
        sockets = List.copyOf(sockets);
    }
}
