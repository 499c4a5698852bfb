package dev.bindsight.view.ports;

import dev.bindsight.model.Coverage;
import dev.bindsight.model.Inventory;
import dev.bindsight.model.Ownership;
import dev.bindsight.model.ProcessDetails;
import dev.bindsight.model.ProcessRef;
import dev.bindsight.model.Protocol;
import dev.bindsight.model.SocketEntry;
import dev.bindsight.model.TcpState;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.Map;

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

    /** What a reading shows. */
    static Glance of(Inventory inventory) {
        var count = new Count();
        boolean backlogKnown = !inventory.coverage().lacks().contains(Coverage.Lack.BACKLOG);
        for (SocketEntry entry : inventory.entries()) {
            count.add(entry, backlogKnown);
        }
        return count.glance(inventory);
    }

    /**
     * A process with many ports.
     *
     * @param process which
     * @param ports how many
     */
    public record Busiest(ProcessDetails process, int ports) {}

    private static final class Count {
        private final Map<ProcessRef, Integer> portsOf = new HashMap<>();
        private final int[] exposures = new int[3];
        private int full;
        private int bound;
        private int kernel;
        private int hidden;
        private int connections;
        private int closeWait;

        void add(SocketEntry entry, boolean backlogKnown) {
            if (entry.isListening()) {
                exposures[entry.exposure().ordinal()]++;
            }
            full += backlogKnown && entry.isQueueFull() ? 1 : 0;
            bound += entry.state() == TcpState.BOUND_INACTIVE ? 1 : 0;
            connections +=
                    entry.protocol() == Protocol.TCP && entry.state() == TcpState.ESTABLISHED
                            ? 1
                            : 0;
            closeWait += entry.state() == TcpState.CLOSE_WAIT ? 1 : 0;
            switch (entry.ownership()) {
                case Ownership.OwnedBy owned -> {
                    if (entry.occupiesPort()) {
                        owned.processes().forEach(owner -> portsOf.merge(owner, 1, Integer::sum));
                    }
                }
                case Ownership.KernelHeld _ -> kernel++;
                case Ownership.NotVisible _ -> hidden++;
                case Ownership.NotLookedUp _ -> {}
            }
        }

        Glance glance(Inventory inventory) {
            int listening = exposures[0] + exposures[1] + exposures[2];
            return new Glance(
                    listening,
                    exposures[2],
                    exposures[1],
                    exposures[0],
                    full,
                    bound,
                    kernel,
                    hidden,
                    connections,
                    closeWait,
                    busiest(inventory));
        }

        private @Nullable Busiest busiest(Inventory inventory) {
            return portsOf.entrySet().stream()
                    .max(
                            Map.Entry.<ProcessRef, Integer>comparingByValue()
                                    .thenComparing(
                                            Map.Entry.comparingByKey((one, other) ->
                                                    one.pid().number() - other.pid().number())))
                    .filter(most -> most.getValue() > 1)
                    .flatMap(most ->
                            inventory
                                    .process(most.getKey())
                                    .map(process -> new Busiest(process, most.getValue())))
                    .orElse(null);
        }
    }
}
