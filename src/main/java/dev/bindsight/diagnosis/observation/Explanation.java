package dev.bindsight.diagnosis.observation;

import dev.bindsight.model.Cause.ConnectCause;
import dev.bindsight.model.fact.ConnectReason;
import dev.bindsight.model.fact.Evidence;
import dev.bindsight.model.fact.Offer;

import java.util.List;

/**
 * What is to be said about a connect.
 *
 * @param cause the cause
 * @param reason why
 * @param evidence the facts, the weightiest first
 * @param offers the fixes, the most useful first
 */
public record Explanation(
        ConnectCause cause, ConnectReason reason, List<Evidence> evidence, List<Offer> offers)
        implements Conclusion {
    /** Copies the lists. */
    public Explanation {
        evidence = List.copyOf(evidence);
        offers = List.copyOf(offers);
    }
}
