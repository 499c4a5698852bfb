package dev.bindsight.model.fact;

/** Why a bind was refused. */
public sealed interface BindReason extends Reason {
    /**
     * A socket has the very address.
     *
     * @param holder the socket, and who has it
     */
    record PortTaken(Holder holder) implements BindReason {}
}
