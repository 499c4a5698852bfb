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
     * @param what what is wrong, as a sentence
     * @param accepted what would be accepted there, as a sentence
     * @param suggestion what to put between {@code start} and {@code end} instead, absent if
     *     nothing comes close
     */
    record Mistake(int start, int end, String what, String accepted, @Nullable String suggestion)
            implements FilterReading {}
}
