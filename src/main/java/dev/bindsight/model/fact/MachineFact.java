package dev.bindsight.model.fact;

import dev.bindsight.model.Errno;
import dev.bindsight.model.Privileges;
import dev.bindsight.model.ProcessCondition;
import dev.bindsight.model.ProcessDetails;
import dev.bindsight.model.SocketEntry;

import org.jspecify.annotations.Nullable;

/** What is true of this machine, whatever was tried. */
public sealed interface MachineFact extends Fact {
    /**
     * Who Bindsight is, and what it may do.
     *
     * @param privileges that
     */
    record OwnPrivileges(Privileges privileges) implements MachineFact {}

    /**
     * Something keeps a process that holds a socket from taking a signal or a connection.
     *
     * @param process the process
     * @param condition what it is doing
     */
    record Hindered(ProcessDetails process, ProcessCondition condition) implements MachineFact {}

    /**
     * Connections of a listener that nobody has accepted.
     *
     * @param count how many
     */
    record Waiting(int count) implements MachineFact {}

    /**
     * Connections of a listener whose peer has closed and whose program has not (CLOSE_WAIT).
     *
     * @param count how many
     */
    record HalfClosed(int count) implements MachineFact {}

    /**
     * A socket was to be destroyed, and its process to be left alone (SOCK_DESTROY, sock_diag(7)).
     *
     * @param socket which
     * @param errno what the kernel answered, absent if the socket is destroyed
     */
    record DestroyTried(SocketEntry socket, @Nullable Errno errno) implements MachineFact {}
}
