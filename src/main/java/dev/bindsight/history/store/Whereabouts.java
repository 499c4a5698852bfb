package dev.bindsight.history.store;

import dev.bindsight.model.Port;
import dev.bindsight.model.PortRange;

import java.util.Collections;
import java.util.Set;

/** Which rows of the record have to be looked at to find all that fit. */
sealed interface Whereabouts {
    /** So many questions are asked at once at most: each costs some tens of microseconds. */
    int MOST = 500;

    /** All ports there are. */
    PortRange EVERY = new PortRange(new Port(0), new Port(Port.MAX));

    /** How many questions to an index find them. */
    int cursors();

    /** No row is of another port than these. */
    PortRange bounds();

    /** Whether a row can be one of them. */
    boolean has(int port, long program);

    /** All rows. */
    record Anywhere() implements Whereabouts {
        @Override
        public PortRange bounds() {
            return EVERY;
        }

        @Override
        public int cursors() {
            return MOST + 1;
        }

        @Override
        public boolean has(int port, long program) {
            return true;
        }
    }

    /**
     * Those of some ports and those of some programs.
     *
     * @param ports numbers of ports
     * @param programs ids of programs
     */
    record Within(Set<Integer> ports, Set<Long> programs) implements Whereabouts {
        /** Copies both. */
        public Within {
            ports = Set.copyOf(ports);
            programs = Set.copyOf(programs);
        }

        @Override
        public PortRange bounds() {
            return ports.isEmpty() || !programs.isEmpty()
                    ? EVERY
                    : new PortRange(
                            new Port(Collections.min(ports)), new Port(Collections.max(ports)));
        }

        @Override
        public int cursors() {
            return ports.size() + programs.size();
        }

        @Override
        public boolean has(int port, long program) {
            return ports.contains(port) || programs.contains(program);
        }
    }

    /** The rows of some ports and of some programs; all rows where these are too many. */
    static Whereabouts within(Set<Integer> ports, Set<Long> programs) {
        return ports.size() + programs.size() <= MOST
                ? new Within(ports, programs)
                : new Anywhere();
    }
}
