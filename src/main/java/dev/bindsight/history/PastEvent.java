package dev.bindsight.history;

import dev.bindsight.model.Signal;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;

/** Something that was seen to happen while it was recorded. */
public sealed interface PastEvent {
    /** When, to about a second. */
    Instant at();

    /** What kind of event it is. */
    EventKind kind();

    /** Which place it is about; absent where it is about the recording. */
    @Nullable PastPlace place();

    /** Who it is about; absent where nobody is, or that is not known. */
    @Nullable PastHolder holder();

    /** An event that begins or ends a span. */
    sealed interface OfSpan extends PastEvent {
        /** The span. */
        HeldSpan span();

        @Override
        default PastPlace place() {
            return span().place();
        }

        @Override
        default @Nullable PastHolder holder() {
            return span().holder();
        }
    }

    /**
     * A place that was free was opened.
     *
     * @param span what began
     * @param before who had it last; absent where nobody had it in the record
     */
    record Opened(Instant at, HeldSpan span, @Nullable HeldSpan before) implements OfSpan {
        @Override
        public EventKind kind() {
            return EventKind.OPENED;
        }
    }

    /**
     * A place became free; how, its span tells.
     *
     * @param span what ended
     */
    record Closed(Instant at, HeldSpan span) implements OfSpan {
        @Override
        public EventKind kind() {
            return EventKind.CLOSED;
        }
    }

    /**
     * Another process has a place that was held at the look before.
     *
     * @param span what began
     * @param before what ended
     */
    record ChangedOwner(Instant at, HeldSpan span, HeldSpan before) implements OfSpan {
        @Override
        public EventKind kind() {
            return EventKind.CHANGED_OWNER;
        }
    }

    /**
     * The same program opened a place again shortly after it ended or was stopped.
     *
     * @param span what began
     * @param before what had ended
     */
    record CameBack(Instant at, HeldSpan span, HeldSpan before) implements OfSpan {
        @Override
        public EventKind kind() {
            return EventKind.CAME_BACK;
        }
    }

    /**
     * A place became free because Bindsight stopped its process.
     *
     * @param span what ended
     * @param signal the last signal that was sent; absent where a supervisor was asked instead
     */
    record Stopped(Instant at, HeldSpan span, @Nullable Signal signal) implements OfSpan {
        @Override
        public EventKind kind() {
            return EventKind.STOPPED_BY_BINDSIGHT;
        }
    }

    /**
     * A bind or connect failed in Bindsight or under {@code bindsight run}. Nobody else's can be
     * seen.
     *
     * @param call which of both
     * @param place where to
     * @param errno why, as errno(3) names it
     * @param seenBy where it was seen
     * @param program what was run, where it was seen there
     * @param holder who had the place then, of a refused bind and as far as that is known
     */
    record Failed(
            Instant at,
            FailedCall call,
            PastPlace place,
            String errno,
            SeenBy seenBy,
            @Nullable String program,
            @Nullable PastHolder holder)
            implements PastEvent {
        @Override
        public EventKind kind() {
            return switch (call) {
                case BIND -> EventKind.BIND_REFUSED;
                case CONNECT -> EventKind.CONNECT_FAILED;
            };
        }
    }

    /**
     * A listener was opened and closed within a look; whose it was is not known.
     *
     * @param place where it listened
     */
    record Brief(Instant at, PastPlace place) implements PastEvent {
        @Override
        public EventKind kind() {
            return EventKind.OPENED_AND_CLOSED;
        }

        @Override
        public @Nullable PastHolder holder() {
            return null;
        }
    }

    /** An event of the recording itself. */
    sealed interface OfRecording extends PastEvent {
        @Override
        default @Nullable PastPlace place() {
            return null;
        }

        @Override
        default @Nullable PastHolder holder() {
            return null;
        }
    }

    /** Recording began, for the first time or in a new file. */
    record RecordingBegan(Instant at) implements OfRecording {
        @Override
        public EventKind kind() {
            return EventKind.RECORDING_BEGAN;
        }
    }

    /** The recorder was ended as it should be. */
    record RecordingEnded(Instant at) implements OfRecording {
        @Override
        public EventKind kind() {
            return EventKind.RECORDING_ENDED;
        }
    }

    /**
     * Recording went on.
     *
     * @param gap what was not recorded before it
     */
    record RecordingWentOn(Instant at, RecordGap gap) implements OfRecording {
        @Override
        public EventKind kind() {
            return EventKind.RECORDING_WENT_ON;
        }
    }

    /**
     * Somebody set the machine's clock. Spans that lasted were moved with it.
     *
     * @param by how far; negative where it was set back
     */
    record ClockSet(Instant at, Duration by) implements OfRecording {
        @Override
        public EventKind kind() {
            return EventKind.CLOCK_SET;
        }
    }

    /** The call that failed. */
    enum FailedCall {
        /** A bind or the listen after it. */
        BIND,
        /** A connect. */
        CONNECT
    }

    /** Where a failed call was seen. */
    enum SeenBy {
        /** Bindsight made it itself, in the window or by a verb. */
        BINDSIGHT,
        /** A command failed that {@code bindsight run} had started, and said so. */
        RUN
    }
}
