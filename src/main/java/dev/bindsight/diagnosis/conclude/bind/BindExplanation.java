package dev.bindsight.diagnosis.conclude.bind;

import dev.bindsight.model.Cause.BindCause;
import dev.bindsight.model.Inventory;
import dev.bindsight.model.fact.Diagnosis;
import dev.bindsight.model.fact.Evidence;
import dev.bindsight.model.fact.Happened;
import dev.bindsight.model.fact.Offer;
import dev.bindsight.model.fact.Reason;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * Why a bind does not work.
 *
 * @param cause the cause
 * @param happened what happened
 * @param reason why: the socket, process or setting that decided it
 * @param evidence the facts, the weightiest first
 * @param offers the fixes, the most useful first
 */
public record BindExplanation(
        BindCause cause,
        Happened happened,
        Reason reason,
        List<Evidence> evidence,
        List<Offer> offers) {
    /** Copies the lists. */
    public BindExplanation {
        evidence = List.copyOf(evidence);
        offers = List.copyOf(offers);
    }

    /**
     * The diagnosis.
     *
     * @param seen the sockets that were looked at, absent where none were
     */
    public Diagnosis seeing(@Nullable Inventory seen) {
        return new Diagnosis(cause, happened, reason, evidence, offers, seen);
    }
}
