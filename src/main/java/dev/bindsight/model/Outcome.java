package dev.bindsight.model;

import java.util.List;

/** How an attempt ended. */
public sealed interface Outcome {
    /** What was tried worked. */
    record Worked() implements Outcome {}

    /**
     * A call failed, or Bindsight's own clock ended the wait.
     *
     * @param syscall the call that decided it
     * @param errno what it gave; ETIMEDOUT where the clock ended the wait
     * @param by who decided it
     */
    record Refused(Syscall syscall, Errno errno, DecidedBy by) implements Outcome {}

    /**
     * The name has no address that could be found.
     *
     * @param host the name
     * @param code the code of getaddrinfo(3)
     */
    record Unresolved(String host, EaiCode code) implements Outcome {}

    /** The user ended it. */
    record Cancelled() implements Outcome {}

    /**
     * Bindsight did not make the call that would have decided it, because it could have taken
     * traffic from a live socket.
     *
     * @param syscall the call that was not made
     * @param holders the sockets that would have lost; empty where no source tells which sockets
     *     there are, so that none could be ruled out
     */
    record NotTried(Syscall syscall, List<SocketEntry> holders) implements Outcome {
        /** Copies the list. */
        public NotTried {
            holders = List.copyOf(holders);
        }
    }

    /** Whether a call gave one of these. */
    default boolean gave(ErrnoName... names) {
        return this instanceof Refused(Syscall _, Errno errno, DecidedBy _) && errno.is(names);
    }

    /** Whether it worked. */
    default boolean ok() {
        return this instanceof Worked;
    }

    /** Who ended an attempt. */
    enum DecidedBy {
        /** The kernel. */
        KERNEL,
        /** Bindsight's own clock. */
        TIMEOUT
    }
}
