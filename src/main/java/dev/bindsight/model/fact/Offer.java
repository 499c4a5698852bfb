package dev.bindsight.model.fact;

import dev.bindsight.model.Fix;
import dev.bindsight.model.TracedCall;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * A fix as it is offered: on a button, or as a line in the terminal.
 *
 * @param fix what is done
 * @param label the button's words, with an ellipsis if a dialog comes first
 * @param effect what it will touch or bring, as one short line
 * @param proven whether it was tried just now and worked; a fix that was tried without success is
 *     never offered
 * @param needs what is missing to do it, such as a privilege; absent if nothing is
 * @param proof the calls that proved it, empty unless it is proven
 */
public record Offer(
        Fix fix,
        String label,
        String effect,
        boolean proven,
        @Nullable String needs,
        List<TracedCall> proof) {
    /** Copies the list. */
    public Offer {
        proof = List.copyOf(proof);
    }
}
