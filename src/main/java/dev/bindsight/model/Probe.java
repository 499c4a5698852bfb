package dev.bindsight.model;

import java.util.Set;

/** What a probe tries on behalf of the user. */
public sealed interface Probe {
    /** The address it is about. */
    Endpoint endpoint();

    /**
     * One socket, bound and, for TCP, made to listen, then closed.
     *
     * @param place where
     * @param protocol TCP or UDP
     * @param options the options set to 1 before the bind
     */
    record BindProbe(BindPlace place, Protocol protocol, Set<SocketOption> options)
            implements Probe {
        /** Copies the set. */
        public BindProbe {
            options = Set.copyOf(options);
        }

        @Override
        public Endpoint endpoint() {
            return place.endpoint();
        }
    }

    /**
     * One TCP connection, opened and closed.
     *
     * @param endpoint to where
     * @param scope interface index for a link-local address, else 0
     */
    record ConnectProbe(Endpoint endpoint, int scope) implements Probe {}
}
