package dev.bindsight.model;

/** What the same probe said after a fix. */
public sealed interface Verification {
    /** The attempt that was made after the fix. */
    Attempt attempt();

    /**
     * It works now.
     *
     * @param attempt the attempt
     */
    record Resolved(Attempt attempt) implements Verification {}

    /**
     * The cause is the same as before.
     *
     * @param diagnosis the new diagnosis
     */
    record StillFailing(Diagnosis diagnosis) implements Verification {
        @Override
        public Attempt attempt() {
            return diagnosis.attempt();
        }
    }

    /**
     * It fails for another cause than before.
     *
     * @param diagnosis the new diagnosis
     */
    record DifferentFailure(Diagnosis diagnosis) implements Verification {
        @Override
        public Attempt attempt() {
            return diagnosis.attempt();
        }
    }

    /**
     * The user cancelled it.
     *
     * @param attempt as far as it came
     */
    record Cancelled(Attempt attempt) implements Verification {}
}
