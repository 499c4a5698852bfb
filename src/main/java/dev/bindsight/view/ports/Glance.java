package dev.bindsight.view.ports;

import dev.bindsight.model.ProcessDetails;

import org.jspecify.annotations.Nullable;

/**
 * The machine in a few numbers, counted over every socket of a reading.
 *
 * @param ports what programs reach by port
 * @param everyNetwork those that listen on every interface
 * @param oneNetwork those that listen on one address of the machine
 * @param inside those that listen inside the machine
 * @param fullQueues listeners whose accept queue takes no more; 0 where the source does not tell
 * @param boundOnly sockets that are bound and do not listen
 * @param kernelHeld what is left of connections, without a process
 * @param hidden sockets whose owner cannot be seen
 * @param connections TCP connections that are up
 * @param closeWait connections that the peer has closed and the program has not
 * @param busiest the process with the most ports, absent where none has several
 */
public record Glance(
        int ports,
        int everyNetwork,
        int oneNetwork,
        int inside,
        int fullQueues,
        int boundOnly,
        int kernelHeld,
        int hidden,
        int connections,
        int closeWait,
        @Nullable Busiest busiest) {
    /** Nothing was read yet. */
    static final Glance NOTHING = new Glance(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, null);

    /**
     * A process with many ports.
     *
     * @param process which
     * @param ports how many
     */
    public record Busiest(ProcessDetails process, int ports) {}
}
