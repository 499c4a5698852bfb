package dev.bindsight.model.fact;

import dev.bindsight.model.BindPlace;

/** Why nothing answered. */
public sealed interface SilenceReason extends ConnectReason {
    /**
     * The accept queue of a listener is full, and the kernel drops requests (listen(2)).
     *
     * @param place where
     */
    record QueueDrops(BindPlace place, Holder listener) implements SilenceReason {}

    /**
     * Nothing of this machine answered.
     *
     * @param place where
     * @param listener what is known of a listener there
     */
    record SilentHere(BindPlace place, Listener listener) implements SilenceReason {}

    /** What is known of the listener that did not answer. */
    enum Listener {
        /** There is none. */
        NONE,
        /** It answers now. */
        LATE,
        /** Its queue has room. */
        HAS_ROOM,
        /** The source does not tell of its queue. */
        UNTOLD
    }

    /**
     * The host is there and nothing came back.
     *
     * @param place where
     */
    record NeighbourDrops(BindPlace place) implements SilenceReason {}

    /** Nothing came back: dropped, or no such host. */
    record NothingCameBack() implements SilenceReason {}

    /**
     * Nothing came back for a datagram.
     *
     * @param place where
     * @param isBound whether something is seen bound there
     */
    record DatagramUnanswered(BindPlace place, boolean isBound) implements SilenceReason {}
}
