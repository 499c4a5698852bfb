package dev.bindsight.inventory;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.List;

/**
 * How often connections are measured so that it takes at most a twentieth of a core: what the last
 * refreshes cost decides when the next one comes. Pure; for one thread at a time.
 */
public final class RefreshPace {
    /** A refresh is followed by the next after so many times what it cost. */
    private static final int SHARE = 20;

    /**
     * Of so many costs the middle one counts: one refresh that met other work stretches nothing.
     */
    private static final int REMEMBERED = 3;

    /** What it stretches to, so that it does not change with every refresh. */
    private static final List<Duration> STEPS =
            List.of(
                    Duration.ofSeconds(1),
                    Duration.ofSeconds(2),
                    Duration.ofSeconds(3),
                    Duration.ofSeconds(5),
                    Duration.ofSeconds(10),
                    Duration.ofSeconds(15),
                    Duration.ofSeconds(20),
                    Duration.ofSeconds(30),
                    Duration.ofMinutes(1));

    /** How often the machine is read at most while nobody sees what is read. */
    private static final Duration UNSEEN = Duration.ofSeconds(15);

    /** While nobody sees it, a reading is followed by a rest of that many times its length. */
    private static final int UNSEEN_REST = 50;

    private final Deque<Duration> costs = new ArrayDeque<>();

    /** Nothing was refreshed yet. */
    public RefreshPace() {}

    /** A refresh took so long by the clock. */
    public void add(Duration cost) {
        if (costs.size() == REMEMBERED) {
            costs.removeFirst();
        }
        costs.addLast(cost);
    }

    /**
     * How long from the beginning of the last refresh to that of the next.
     *
     * @param chosen how long a person wants it to be, which it never falls below
     */
    public Duration next(Duration chosen) {
        Duration least = cost().multipliedBy(SHARE);
        if (least.compareTo(chosen) <= 0) {
            return chosen;
        }
        return STEPS.stream()
                .filter(step -> step.compareTo(least) >= 0 && step.compareTo(chosen) >= 0)
                .findFirst()
                .orElse(least);
    }

    /**
     * How long from the beginning of the last reading to that of the next while nobody sees it:
     * nothing depends on it then but when something is said to have appeared.
     *
     * @param chosen how long a person wants it to be, which it never falls below
     * @param last how long the last reading took
     */
    static Duration unseen(Duration chosen, Duration last) {
        Duration least = last.multipliedBy(1 + UNSEEN_REST);
        return Collections.max(List.of(chosen, UNSEEN, least));
    }

    /** The middle one; before there are three the least, since the first runs code that is cold. */
    private Duration cost() {
        List<Duration> sorted = costs.stream().sorted().toList();
        return sorted.isEmpty()
                ? Duration.ZERO
                : sorted.get(sorted.size() == REMEMBERED ? REMEMBERED / 2 : 0);
    }
}
