package dev.bindsight.history.recorder;

import dev.bindsight.history.HeldSpan;
import dev.bindsight.history.PastEvent;
import dev.bindsight.history.PastHolder;
import dev.bindsight.history.SpanEnd;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.Objects;

/** Which event the beginning of a span is, by what had the place before. */
final class Returns {
    /** The same program on the same port is a restart for so long, and then a new start. */
    private static final Duration SOON = Duration.ofMinutes(2);

    private Returns() {}

    /**
     * The event.
     *
     * @param passedOn whether it is the very socket that another process had before, as the child
     *     of a server has it: then nothing was opened
     */
    static PastEvent event(HeldSpan span, @Nullable HeldSpan before, boolean passedOn) {
        if (before == null) {
            return new PastEvent.Opened(span.from(), span, null);
        }
        boolean takenOver = before.end() instanceof SpanEnd.TakenOver;
        if (!passedOn
                && isSameProgram(span.holder(), before.holder())
                && endedSoonBefore(before, span)) {
            return new PastEvent.CameBack(span.from(), span, before);
        }
        return takenOver && span.from().equals(before.to())
                ? new PastEvent.ChangedOwner(span.from(), span, before)
                : new PastEvent.Opened(span.from(), span, before);
    }

    private static boolean endedSoonBefore(HeldSpan before, HeldSpan span) {
        return before.to() != null
                && Duration.between(before.to(), span.from()).compareTo(SOON) <= 0
                && (before.end() instanceof SpanEnd.ProcessEnded
                        || before.end() instanceof SpanEnd.StoppedByBindsight
                        || before.end() instanceof SpanEnd.TakenOver);
    }

    /** Another process of the same program, script, directory and user. */
    private static boolean isSameProgram(@Nullable PastHolder one, @Nullable PastHolder other) {
        return one != null
                && other != null
                && !one.ref().equals(other.ref())
                && one.name().equals(other.name())
                && Objects.equals(one.program(), other.program())
                && Objects.equals(one.directory(), other.directory())
                && one.uid().equals(other.uid());
    }
}
