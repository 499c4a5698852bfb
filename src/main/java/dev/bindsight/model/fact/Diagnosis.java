package dev.bindsight.model.fact;

import dev.bindsight.model.Cause;
import dev.bindsight.model.Inventory;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/**
 * Why something failed, in the order in which it is read: what happened, why, evidence, what to do.
 * What failed need not have been tried: it may be a name that was looked up, or an error that
 * somebody has. An attempt stands beside its diagnosis, in a {@link Finding}.
 *
 * @param cause the cause
 * @param happened what happened: an errno of a call, mostly
 * @param reason why: the socket, process or setting that decided it
 * @param evidence the facts, the weightiest first
 * @param offers the fixes, the most useful first
 * @param seen the sockets that were looked at, to find the owners of those in the evidence; absent
 *     where none were looked at or no source answered
 */
public record Diagnosis(
        Cause cause,
        Happened happened,
        Reason reason,
        List<Evidence> evidence,
        List<Offer> offers,
        @Nullable Inventory seen) {
    /** Copies the lists. */
    public Diagnosis {
        evidence = List.copyOf(evidence);
        offers = List.copyOf(offers);
    }

    /** The same with more evidence, behind what is there. */
    public Diagnosis withEvidence(List<Evidence> more) {
        var all = new ArrayList<>(evidence);
        all.addAll(more);
        return with(all, offers);
    }

    /** The same conclusion on other evidence, with other fixes. */
    public Diagnosis with(List<Evidence> otherEvidence, List<Offer> otherOffers) {
        return new Diagnosis(cause, happened, reason, otherEvidence, otherOffers, seen);
    }
}
