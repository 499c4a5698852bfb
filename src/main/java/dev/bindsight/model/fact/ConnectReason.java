package dev.bindsight.model.fact;

import dev.bindsight.model.Endpoint;

/** Why a connect failed, or why its connection is of no use. */
public sealed interface ConnectReason extends Reason {
    /**
     * The socket connected to itself.
     *
     * @param both the address and port of either end
     */
    record ConnectedToItself(Endpoint both) implements ConnectReason {}
}
