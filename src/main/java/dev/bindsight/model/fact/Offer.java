package dev.bindsight.model.fact;

import dev.bindsight.model.Fix;
import dev.bindsight.model.TracedCall;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * A fix as it is offered: on a button, or as a line in the terminal.
 *
 * @param fix what is done
 * @param benefit what it will touch or bring
 * @param proven whether it was tried just now and worked; a fix that was tried without success is
 *     never offered
 * @param need what is missing to do it; absent if nothing is
 * @param proof the calls that proved it, empty unless it is proven
 */
public record Offer(
        Fix fix, Benefit benefit, boolean proven, @Nullable Need need, List<TracedCall> proof) {
    /** Copies the list. */
    public Offer {
        proof = List.copyOf(proof);
    }

    /** An offer that was tried just now. */
    public static Offer proven(Fix fix, Benefit benefit, List<TracedCall> proof) {
        return new Offer(fix, benefit, true, null, proof);
    }

    /** An offer that was not tried. */
    public static Offer open(Fix fix, Benefit benefit, @Nullable Need need) {
        return new Offer(fix, benefit, false, need, List.of());
    }
}
