package dev.bindsight.model;

import java.util.List;

/** Something that can be done about a port that is taken. Says what it touches before it runs. */
public sealed interface Fix {
    /** The id scripts know it by. */
    String id();

    /**
     * Ends processes that hold the port.
     *
     * @param processes which, at least one
     */
    record StopOwner(List<ProcessDetails> processes) implements Fix {
        /** Copies the list. */
        public StopOwner {
            processes = List.copyOf(processes);
        }

        @Override
        public String id() {
            return "stop-owner";
        }
    }

    /**
     * Stops what would start the owner again, and the owner with it.
     *
     * @param supervisor what
     */
    record StopSupervisor(Supervisor supervisor) implements Fix {
        @Override
        public String id() {
            return "stop-supervisor";
        }
    }
}
