package dev.bindsight.model.fact;

import dev.bindsight.model.BindPlace;
import dev.bindsight.model.Endpoint;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.List;

/** Why a connection that was made is of no use, or is not what it seems. */
public sealed interface ConnectionReason extends ConnectReason {
    /**
     * The peer took the connection and reset it.
     *
     * @param place the peer
     */
    record WasReset(BindPlace place) implements ConnectionReason {}

    /**
     * The TLS handshake was not answered.
     *
     * @param place the peer
     */
    record HandshakeUnanswered(BindPlace place) implements ConnectionReason {}

    /**
     * The kernel gave the connection up.
     *
     * @param place the peer
     */
    record PeerVanished(BindPlace place) implements ConnectionReason {}

    /**
     * No program has accepted the connection, and nothing came over it.
     *
     * @param listener what listens there, absent where nothing is seen to
     * @param place where
     */
    record NotAcceptedAndSilent(@Nullable Holder listener, BindPlace place)
            implements ConnectionReason {}

    /**
     * None of those who hold the listener can accept the connection.
     *
     * @param listener what listens there
     * @param why what keeps each of them
     */
    record NobodyCanAccept(Holder listener, List<MachineFact.Hindered> why)
            implements ConnectionReason {
        /** Copies the list. */
        public NobodyCanAccept {
            why = List.copyOf(why);
        }
    }

    /**
     * No program has accepted the connection so far.
     *
     * @param listener what listens there
     * @param waited how long that was looked at
     */
    record NotAcceptedYet(Holder listener, Duration waited) implements ConnectionReason {}

    /**
     * The connection goes to somewhere else.
     *
     * @param place where it was made to
     * @param end where it ends, absent where that is not seen
     * @param listener what listens there, absent where nothing is seen to
     */
    record SentElsewhere(BindPlace place, @Nullable Endpoint end, @Nullable Holder listener)
            implements ConnectionReason {}
}
