package dev.bindsight.history;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Who had a port at an instant, as far as that was recorded. */
public sealed interface HeldAt {
    /**
     * Somebody had it.
     *
     * @param spans who; at least one, several where it was held on several addresses or protocols
     */
    record Held(List<HeldSpan> spans) implements HeldAt {
        /** Copies the list. */
        public Held {
            spans = List.copyOf(spans);
            if (spans.isEmpty()) {
                throw new IllegalArgumentException("held by nobody");
            }
        }
    }

    /**
     * It was recorded, and nobody was seen to have it.
     *
     * @param before what had it last before; absent for nothing that is recorded
     * @param after what had it first after; absent for nothing that is recorded
     * @param brief when it was last closed that had been opened within the same look, by whom is
     *     not known, since what had it before and up to {@link #LOOK} after; absent for never
     */
    record Nobody(@Nullable HeldSpan before, @Nullable HeldSpan after, @Nullable Instant brief)
            implements HeldAt {
        /** Between two looks, what was closed soon after an instant may have been open at it. */
        public static final Duration LOOK = Duration.ofSeconds(2);
    }

    /**
     * It was not recorded then.
     *
     * @param gap the gap it falls into; absent where it is before the record began, or to come
     * @param before what had it last before; absent for nothing that is recorded
     */
    record NotRecorded(@Nullable RecordGap gap, @Nullable HeldSpan before) implements HeldAt {}
}
