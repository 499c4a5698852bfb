package dev.bindsight.history.store;

import dev.bindsight.history.HeldSpan;
import dev.bindsight.history.PastEvent;
import dev.bindsight.history.PastHolder;
import dev.bindsight.history.RecordGap;
import dev.bindsight.history.SpanEnd;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/** Something to be written down. */
public sealed interface Change {
    /**
     * A span begins.
     *
     * @param span it, lasting
     * @param socket the cookie of a socket it rests on, 0 where there is none
     */
    record Began(HeldSpan span, long socket) implements Change {}

    /**
     * Who has a span was found out, or how many others have it too.
     *
     * @param span its id
     * @param holder who; absent to leave that as it is
     */
    record Known(long span, @Nullable PastHolder holder, int others) implements Change {}

    /**
     * A span ends.
     *
     * @param span its id
     */
    record Ended(long span, Instant to, SpanEnd end) implements Change {}

    /**
     * A span is moved with the machine's clock.
     *
     * @param span its id
     * @param from when it began by the clock as it is now
     */
    record Moved(long span, Instant from) implements Change {}

    /** Something happened. */
    record Happened(PastEvent event) implements Change {}

    /** Nothing was recorded for a while. */
    record Missed(RecordGap gap) implements Change {}
}
