package dev.bindsight.view.bind;

import dev.bindsight.probe.HeldBind;
import dev.bindsight.view.bind.BindResult.Hold;
import dev.bindsight.view.job.Lane;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;

/** Keeps sockets bound for a while and gives each back once. */
final class HeldSockets {
    private final Lane lane;
    private final InstantSource clock;
    private final BiConsumer<Hold.Holding, Hold.Released> released;

    /** What was not given back yet. */
    private final Set<Hold.Holding> kept = ConcurrentHashMap.newKeySet();

    /**
     * Nothing is held yet.
     *
     * @param lane gives sockets back, also while something else runs
     * @param released is told on the user interface's thread
     */
    HeldSockets(Lane lane, InstantSource clock, BiConsumer<Hold.Holding, Hold.Released> released) {
        this.lane = lane;
        this.clock = clock;
        this.released = released;
    }

    /** Keeps a bound socket until its time is over. */
    Hold.Holding keep(HeldBind bound, Duration time) {
        Instant since = clock.instant();
        var held = new Hold.Holding(bound, since, since.plus(time));
        kept.add(held);
        lane.executeAfter(time, () -> giveBack(held));
        return held;
    }

    /**
     * Gives it back before its time.
     *
     * @param then is run on the user interface's thread once it is given back
     */
    void release(Hold.Holding held, Runnable then) {
        lane.execute(() -> {
            giveBack(held);
            lane.show(then);
        });
    }

    /**
     * Closing waits for the thread that accepts. A socket that was destroyed from outside is given
     * back like any other, since nobody was told of its end yet.
     */
    private void giveBack(Hold.Holding held) {
        if (!kept.remove(held)) {
            return;
        }
        held.bind().close();
        Instant now = clock.instant();
        Instant end = now.isBefore(held.until()) ? now : held.until();
        var back =
                new Hold.Released(
                        Duration.between(held.since(), end),
                        held.bind().count(),
                        held.bind().peers());
        lane.show(() -> released.accept(held, back));
    }
}
