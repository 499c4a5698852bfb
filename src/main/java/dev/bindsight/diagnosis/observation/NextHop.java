package dev.bindsight.diagnosis.observation;

import dev.bindsight.model.IpAddress;
import dev.bindsight.model.Neighbour.State;

import org.jspecify.annotations.Nullable;

/**
 * Who takes the packets to a destination first, on a network this machine is in: the destination
 * itself or a gateway.
 *
 * @param address its address
 * @param device the device it is reached by
 * @param gateway whether it is a gateway, not the destination
 * @param state what the neighbour table says of it, absent where it says nothing
 * @param lacksCarrier whether the device has no carrier
 */
public record NextHop(
        IpAddress address,
        String device,
        boolean gateway,
        @Nullable State state,
        boolean lacksCarrier) {
    /** Whether nobody has answered for it. */
    public boolean isSilent() {
        return state == State.FAILED || state == State.INCOMPLETE;
    }

    /** Whether it is the destination, and answered within the last half minute or so. */
    public boolean isDestinationUp() {
        return !gateway && state == State.REACHABLE;
    }
}
