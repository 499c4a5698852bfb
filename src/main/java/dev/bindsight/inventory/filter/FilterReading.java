package dev.bindsight.inventory.filter;

import org.jspecify.annotations.Nullable;

/** What a typed filter was read as. Offsets are UTF-16 indexes into the text. */
public sealed interface FilterReading {
    /**
     * It makes sense.
     *
     * @param filter what it asks for
     */
    record Parsed(SocketFilter filter) implements FilterReading {}

    /**
     * It does not, and here is why.
     *
     * @param start where the mistake begins
     * @param end where it ends, exclusive
     * @param what what is wrong
     * @param key what else would be accepted behind it, absent where a word may begin
     * @param suggestion what to put between {@code start} and {@code end} instead, absent if
     *     nothing comes close
     */
    record Mistake(
            int start,
            int end,
            FilterMistake what,
            @Nullable FilterKey key,
            @Nullable String suggestion)
            implements FilterReading {}
}
