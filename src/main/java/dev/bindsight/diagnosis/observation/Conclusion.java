package dev.bindsight.diagnosis.observation;

import java.util.function.Supplier;

/**
 * What an observation leads to. Where it does not suffice that is a {@link Look}, and the same
 * observation with its answer leads further: who concludes never looks at the machine itself.
 */
public sealed interface Conclusion permits Conclusion.Nothing, Explanation, Look {
    /** What was observed calls for no explanation, or this is not what explains it. */
    record Nothing() implements Conclusion {}

    /** See {@link Nothing}. */
    static Conclusion nothing() {
        return new Nothing();
    }

    /** This one, or where it is nothing another. */
    default Conclusion or(Supplier<? extends Conclusion> other) {
        return this instanceof Nothing ? other.get() : this;
    }
}
