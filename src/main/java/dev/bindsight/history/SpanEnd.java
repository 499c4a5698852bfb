package dev.bindsight.history;

import dev.bindsight.model.ProcessEnd;

import org.jspecify.annotations.Nullable;

/** How it came that a process no longer had a port. */
public sealed interface SpanEnd {
    /** The process closed it, or left it, and ran on. */
    record Closed() implements SpanEnd {}

    /**
     * The process ended, which closes what it alone has open.
     *
     * @param how its end, as far as that is told
     */
    record ProcessEnded(ProcessEnd how) implements SpanEnd {}

    /**
     * Another process had the same place at the next look.
     *
     * @param how the end of the process that had it before; absent where that runs on
     */
    record TakenOver(@Nullable ProcessEnd how) implements SpanEnd {}

    /**
     * Bindsight stopped the process because a person asked for that.
     *
     * @param how the end of the process; absent where it runs on and only the socket was closed
     */
    record StoppedByBindsight(@Nullable ProcessEnd how) implements SpanEnd {}

    /** The machine went down or started anew; when exactly it ended is not known. */
    record Boot() implements SpanEnd {}

    /** It ended while nothing was recorded. */
    record Unknown() implements SpanEnd {}

    /** The end of the process that goes with it; absent where it ran on or that is not known. */
    default @Nullable ProcessEnd process() {
        return switch (this) {
            case ProcessEnded(ProcessEnd how) -> how;
            case TakenOver(ProcessEnd how) -> how;
            case StoppedByBindsight(ProcessEnd how) -> how;
            case Closed _, Boot _, Unknown _ -> null;
        };
    }
}
