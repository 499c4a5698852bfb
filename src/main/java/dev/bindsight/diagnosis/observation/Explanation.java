package dev.bindsight.diagnosis.observation;

import dev.bindsight.model.ConnectCause;
import dev.bindsight.model.fact.Evidence;
import dev.bindsight.model.fact.Offer;
import dev.bindsight.model.fact.Reason;

import java.util.List;

/**
 * What is to be said about a connect: a diagnosis without the attempt it is about.
 *
 * @param cause the cause
 * @param reason why
 * @param evidence the facts, the weightiest first
 * @param offers the fixes, the most useful first
 */
public record Explanation(
        ConnectCause cause, Reason reason, List<Evidence> evidence, List<Offer> offers)
        implements Conclusion {
    /** An explanation whose reason is still told in words. */
    public Explanation(
            ConnectCause cause, String summary, List<Evidence> evidence, List<Offer> offers) {
        this(cause, new Reason.Said(summary), evidence, offers);
    }

    /** Copies the lists. */
    public Explanation {
        evidence = List.copyOf(evidence);
        offers = List.copyOf(offers);
    }
}
