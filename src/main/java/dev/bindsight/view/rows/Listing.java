package dev.bindsight.view.rows;

import dev.bindsight.handover.Latest;
import dev.bindsight.view.job.Background;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BinaryOperator;
import java.util.function.Consumer;

/**
 * Makes lists in the background whenever a reading or another question comes, and hands the newest
 * to the FX thread. At most one hand-over waits; a list that was overtaken is dropped, not queued.
 *
 * @param <R> what is read
 * @param <Q> what is asked
 * @param <U> a list to be shown
 */
public final class Listing<R, Q, U> {
    private final Lister<R, Q, U> lister;
    private final BinaryOperator<R> merge;
    private final Background background;
    private final InstantSource clock;
    private final Latest<U> handover;

    private final AtomicReference<@Nullable R> unlisted = new AtomicReference<>();
    private final AtomicReference<Q> query;
    private final AtomicBoolean asked = new AtomicBoolean();
    private boolean read;
    private boolean lost;
    private @Nullable Instant wakeAt;

    /**
     * Lists nothing yet.
     *
     * @param merge makes one of a reading that was not listed and a later one
     * @param background where lists are made
     * @param fx the FX thread, {@code Platform::runLater}
     * @param show is given lists on it
     */
    public Listing(
            Lister<R, Q, U> lister,
            BinaryOperator<R> merge,
            Background background,
            Executor fx,
            InstantSource clock,
            Q first,
            Consumer<U> show) {
        this.lister = lister;
        this.merge = merge;
        this.background = background;
        this.clock = clock;
        this.query = new AtomicReference<>(first);
        this.handover = new Latest<>(fx, show);
    }

    /** Lists a reading from now on. Any thread. */
    public void read(R next) {
        unlisted.accumulateAndGet(
                next, (waiting, later) -> waiting == null ? later : merge.apply(waiting, later));
        again();
    }

    /** Answers another question from now on. Any thread. */
    public void ask(Q next) {
        query.set(next);
        again();
    }

    /**
     * Hands nothing over while nobody sees it, and the newest list then. Lists are made meanwhile,
     * because when something appeared is known from them. Any thread.
     */
    public void setSeen(boolean now) {
        handover.hold(!now);
    }

    /** Lists again, since more is known of what is listed. Any thread. */
    public void again() {
        if (asked.compareAndSet(false, true)) {
            background.execute(this::make);
        }
    }

    private void make() {
        asked.set(false);
        R next = unlisted.getAndSet(null);
        read |= next != null;
        if (!read) {
            return;
        }
        Instant now = clock.instant();
        boolean taken = handover.takeBack() == null && !lost;
        // a list that is taken back and not made again is never shown
        lost = !taken;
        handover.send(lister.list(next, query.get(), now, taken));
        lost = false;
        wake(now);
    }

    /** Marks end by themselves, also while nothing is read. */
    private void wake(Instant now) {
        Instant next = lister.nextChange();
        if (next != null && (wakeAt == null || !wakeAt.isAfter(now))) {
            wakeAt = next;
            background.executeAfter(Duration.between(now, next), this::again);
        }
    }
}
