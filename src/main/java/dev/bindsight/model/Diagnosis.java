package dev.bindsight.model;

import java.util.List;

/**
 * Why an attempt ended as it did, in the order in which it is read: what happened, why, evidence,
 * what to do.
 *
 * @param attempt the attempt
 * @param cause the cause
 * @param happened what the errno means for the very call, as one sentence
 * @param summary why, as one or two sentences that name the socket, process or setting
 * @param evidence the facts, the weightiest first
 * @param offers the fixes, the most useful first
 */
public record Diagnosis(
        Attempt attempt,
        Cause cause,
        String happened,
        String summary,
        List<Evidence> evidence,
        List<Offer> offers) {
    /** Copies the lists. */
    public Diagnosis {
        evidence = List.copyOf(evidence);
        offers = List.copyOf(offers);
    }
}
