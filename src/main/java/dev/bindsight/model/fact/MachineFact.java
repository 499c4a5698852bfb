package dev.bindsight.model.fact;

import dev.bindsight.model.Privileges;
import dev.bindsight.model.ProcessCondition;
import dev.bindsight.model.ProcessDetails;

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
}
