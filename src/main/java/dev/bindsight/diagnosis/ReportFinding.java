package dev.bindsight.diagnosis;

import dev.bindsight.explain.FoundError;
import dev.bindsight.model.Attempt;
import dev.bindsight.model.Cause;
import dev.bindsight.model.Inventory;
import dev.bindsight.model.Probe;
import dev.bindsight.model.fact.Evidence;
import dev.bindsight.model.fact.Offer;
import dev.bindsight.model.fact.Reason;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;

/**
 * What is to be said of a reported error: what it means, and what is true on this machine now.
 *
 * @param found the error
 * @param now whether it is still so
 * @param at when this machine was looked at
 * @param probe the bind or connect that the error is about; absent where the text does not name
 *     enough, and for a connect to a name, which would have to be looked up first
 * @param tried that probe as it was carried out just now, absent where it was not
 * @param cause why it failed, as far as the error and this machine tell
 * @param reason what is true now
 * @param evidence the facts, the weightiest first
 * @param offers what can be done, the most useful first
 * @param seen the sockets that were looked at, to find the owners of those in the evidence; absent
 *     where none were looked at or no source answered
 */
public record ReportFinding(
        FoundError found,
        Now now,
        Instant at,
        @Nullable Probe probe,
        @Nullable Attempt tried,
        Cause cause,
        Reason reason,
        List<Evidence> evidence,
        List<Offer> offers,
        @Nullable Inventory seen) {
    /** Copies the lists. */
    public ReportFinding {
        evidence = List.copyOf(evidence);
        offers = List.copyOf(offers);
    }

    /** Whether what was reported is still so. */
    public enum Now {
        /** It is: the same bind is refused, or nothing listens. */
        STILL,
        /** It is not: the same bind works, or something listens. */
        OVER,
        /** A try would tell, and is not made by itself, because it sends packets. */
        UNTRIED,
        /** Nothing that is looked at here tells. */
        UNTOLD
    }
}
