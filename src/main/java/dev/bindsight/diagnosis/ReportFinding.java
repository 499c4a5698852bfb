package dev.bindsight.diagnosis;

import dev.bindsight.explain.FoundError;
import dev.bindsight.model.Attempt;
import dev.bindsight.model.Probe;
import dev.bindsight.model.fact.Diagnosis;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/**
 * What is to be said of a reported error: what it means, and what is true on this machine now.
 *
 * @param found the error
 * @param now whether it is still so
 * @param at when this machine was looked at
 * @param probe the bind or connect that the error is about; absent where the text does not name
 *     enough, and for a connect to a name, which would have to be looked up first
 * @param tried that probe as it was carried out just now, absent where it was not
 * @param diagnosis what the error says happened, and in its reason what is true now
 */
public record ReportFinding(
        FoundError found,
        Now now,
        Instant at,
        @Nullable Probe probe,
        @Nullable Attempt tried,
        Diagnosis diagnosis) {
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
