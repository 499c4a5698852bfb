package dev.bindsight.model.fact;

import dev.bindsight.model.ProcessDetails;

import java.time.Instant;
import java.util.List;

/** What an offer brings, beside what its fix says already. {@code words.OfferText} says both. */
public sealed interface Benefit {
    /** No more than the fix says. */
    record AsTheFixSays() implements Benefit {}

    /**
     * Another port, which was searched for.
     *
     * @param isNext whether it is the next that is free; else the first that needs no privilege
     */
    record FreePort(boolean isNext) implements Benefit {}

    /** A connect that leaves its source to the kernel. */
    record AnySource() implements Benefit {}

    /**
     * What is in the way goes by itself.
     *
     * @param at when it was looked at
     * @param orphan whether its peer may yet close it and leave it in TIME_WAIT
     */
    record EndsByItself(Instant at, boolean orphan) implements Benefit {}

    /**
     * One socket goes, and its process stays.
     *
     * @param owners the processes that are seen to have it open; empty if none is
     * @param alone whether nothing else is in the way
     */
    record SocketGone(List<ProcessDetails> owners, boolean alone) implements Benefit {
        /** Copies the list. */
        public SocketGone {
            owners = List.copyOf(owners);
        }
    }

    /** What the fix says is all there is. */
    static Benefit asTheFixSays() {
        return new AsTheFixSays();
    }
}
