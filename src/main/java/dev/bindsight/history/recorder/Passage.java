package dev.bindsight.history.recorder;

import dev.bindsight.history.RecordGap;
import dev.bindsight.history.RecordGap.Why;
import dev.bindsight.history.store.Pulse;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;

/**
 * What passed between two looks besides time.
 *
 * @param gap a time in which nothing was recorded; absent for none
 * @param clockSet how far the machine's clock was set meanwhile, negative for back; zero for not
 */
record Passage(@Nullable RecordGap gap, Duration clockSet) {
    /** The clocks drift and are read one after the other; less than this is no event. */
    private static final Duration NOTABLE = Duration.ofSeconds(2);

    /** Looks are a second apart; one that comes so late was kept from coming. */
    private static final Duration LATE = Duration.ofSeconds(15);

    /** What passed between two looks of one recorder. */
    static Passage between(Moment before, Moment after) {
        Duration running = after.running().minus(before.running());
        Duration elapsed =
                before.elapsed() == null || after.elapsed() == null
                        ? running
                        : after.elapsed().minus(before.elapsed());
        Duration wall = Duration.between(before.wall(), after.wall());
        Duration set = wall.minus(elapsed);
        boolean wasSet = set.abs().compareTo(NOTABLE) >= 0;
        // by the clock as it is now
        Instant from = after.wall().minus(elapsed);
        RecordGap gap = null;
        if (elapsed.minus(running).compareTo(NOTABLE) >= 0) {
            gap = new RecordGap(from, after.wall(), Why.SUSPENDED);
        } else if (running.compareTo(LATE) >= 0) {
            gap = new RecordGap(from, after.wall(), Why.NO_LOOK);
        }
        return new Passage(gap, wasSet ? set : Duration.ZERO);
    }

    /** The gap between the last look that was written down and the first of another recorder. */
    static RecordGap since(Pulse last, Moment now) {
        Why why =
                !last.boot().equals(now.boot())
                        ? Why.BOOT
                        : last.clean() ? Why.NOT_RECORDING : Why.BROKEN_OFF;
        Instant from = last.at().isAfter(now.wall()) ? now.wall() : last.at();
        return new RecordGap(from, now.wall(), why);
    }
}
