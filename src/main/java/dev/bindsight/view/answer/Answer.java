package dev.bindsight.view.answer;

import dev.bindsight.model.Port;
import dev.bindsight.model.ProcessDetails;
import dev.bindsight.model.SocketEntry;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;

/** What was seen of a port that was asked for. Of TCP; UDP is told beside it. */
public sealed interface Answer {
    /** No port was asked for. */
    Answer NONE = new None();

    /** No port was asked for. */
    record None() implements Answer {}

    /**
     * An errno was asked for, and no port.
     *
     * @param errno its name
     * @param message what strerror(3) says
     */
    record Meaning(String errno, String message) implements Answer {}

    /**
     * Programs have it.
     *
     * @param port which
     * @param sockets what has it, the listening ones where there are any, at least one
     * @param owner the first of the processes
     * @param others how many more processes there are
     * @param clients how many are connected
     * @param connections how many connections they have
     */
    record Held(
            Port port,
            List<SocketEntry> sockets,
            ProcessDetails owner,
            int others,
            int clients,
            int connections)
            implements Answer {
        /** Copies the list. */
        public Held {
            sockets = List.copyOf(sockets);
        }
    }

    /**
     * A program talks to somebody from it.
     *
     * @param port which
     * @param socket its connection
     * @param owner the program
     */
    record SourcePort(Port port, SocketEntry socket, ProcessDetails owner) implements Answer {}

    /**
     * Something has it that has no process, or none that can be seen.
     *
     * @param port which
     * @param socket what has it, the longest of several
     */
    record Ownerless(Port port, SocketEntry socket) implements Answer {}

    /**
     * Nothing was seen that has it.
     *
     * @param port which
     * @param bound what a bind said, absent before one was tried
     * @param pid the program that has the number as its pid and owns sockets, absent for none
     * @param udp whether a UDP socket has the port
     * @param readAt when that was seen
     */
    record Unseen(
            Port port,
            @Nullable Bound bound,
            @Nullable ProcessDetails pid,
            boolean udp,
            Instant readAt)
            implements Answer {
        /** Whether a bind worked. */
        boolean isFree() {
            return bound != null && bound.errno() == null;
        }
    }
}
