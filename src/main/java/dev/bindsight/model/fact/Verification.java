package dev.bindsight.model.fact;

import dev.bindsight.model.Attempt;
import dev.bindsight.model.Cause;
import dev.bindsight.model.Outcome;

/** What the same probe said after a fix. */
public sealed interface Verification {
    /** The attempt that was made after the fix. */
    Attempt attempt();

    /**
     * Compares two findings. It is the same failure only if the cause is the same and, where a
     * socket is in the way, that is the very one: another may have taken the port meanwhile.
     *
     * @param before what was found at first
     * @param after what was found after the fix
     */
    static Verification of(Finding before, Finding after) {
        Attempt attempt = after.attempt();
        Diagnosis now = after.diagnosis();
        if (attempt.outcome() instanceof Outcome.Cancelled) {
            return new Cancelled(attempt);
        }
        if (now == null) {
            return new Resolved(attempt);
        }
        Diagnosis then = before.diagnosis();
        boolean same = then != null && isSame(then.cause(), now.cause());
        return same ? new StillFailing(attempt, now) : new DifferentFailure(attempt, now);
    }

    private static boolean isSame(Cause before, Cause now) {
        boolean otherHolder =
                before instanceof Cause.Held old
                        && now instanceof Cause.Held held
                        && !old.holder().key().equals(held.holder().key());
        return before.id().equals(now.id()) && !otherHolder;
    }

    /**
     * It works now.
     *
     * @param attempt the attempt
     */
    record Resolved(Attempt attempt) implements Verification {}

    /**
     * The cause is the same as before.
     *
     * @param attempt the attempt
     * @param diagnosis the new diagnosis
     */
    record StillFailing(Attempt attempt, Diagnosis diagnosis) implements Verification {}

    /**
     * It fails for another cause than before.
     *
     * @param attempt the attempt
     * @param diagnosis the new diagnosis
     */
    record DifferentFailure(Attempt attempt, Diagnosis diagnosis) implements Verification {}

    /**
     * The user cancelled it.
     *
     * @param attempt as far as it came
     */
    record Cancelled(Attempt attempt) implements Verification {}
}
