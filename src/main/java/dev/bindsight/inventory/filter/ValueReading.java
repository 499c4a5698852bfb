package dev.bindsight.inventory.filter;

import org.jspecify.annotations.Nullable;

/** What one word of a filter, without its negation, was read as. */
sealed interface ValueReading {
    /** It makes sense. */
    record Good(Criterion criterion) implements ValueReading {}

    /** It does not; the parts are those of {@link FilterReading.Mistake}. */
    record Bad(FilterMistake what, @Nullable FilterKey key, @Nullable String suggestion)
            implements ValueReading {}
}
