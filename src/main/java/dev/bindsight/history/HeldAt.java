package dev.bindsight.history;

import org.jspecify.annotations.Nullable;

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
     * It was recorded, and nobody had it.
     *
     * @param before what had it last before; absent for nothing that is recorded
     * @param after what had it first after; absent for nothing that is recorded
     */
    record Nobody(@Nullable HeldSpan before, @Nullable HeldSpan after) implements HeldAt {}

    /**
     * It was not recorded then.
     *
     * @param gap the gap it falls into; absent where it is before the record began, or to come
     * @param before what had it last before; absent for nothing that is recorded
     */
    record NotRecorded(@Nullable RecordGap gap, @Nullable HeldSpan before) implements HeldAt {}
}
