package dev.bindsight.view.ports;

import dev.bindsight.inventory.MachineSummary;
import dev.bindsight.model.Inventory;
import dev.bindsight.view.job.Background;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/**
 * Makes lists in the background whenever a reading or another question comes, and hands the newest
 * to the FX thread. At most one hand-over waits; a list that was overtaken is dropped, not queued.
 */
final class PortListing {
    private final PortLister lister;
    private final Background background;
    private final Executor fx;
    private final InstantSource clock;
    private final Consumer<PortUpdate> show;

    private final AtomicReference<@Nullable Inventory> inventory = new AtomicReference<>();
    private final AtomicReference<PortQuery> query;
    private final AtomicBoolean listingAsked = new AtomicBoolean();
    private final AtomicReference<@Nullable PortUpdate> waiting = new AtomicReference<>();
    private final AtomicBoolean handOverAsked = new AtomicBoolean();
    private volatile boolean seen = true;
    private @Nullable Instant wakeAt;
    private @Nullable PortQuery answered;
    private @Nullable PortUpdate last;
    private boolean lastTaken;

    /**
     * Lists nothing yet.
     *
     * @param fx the FX thread, {@code Platform::runLater}
     * @param show is given lists on it
     */
    PortListing(
            MachineSummary machine,
            RowExtras extras,
            Background background,
            Executor fx,
            InstantSource clock,
            PortQuery first,
            Consumer<PortUpdate> show) {
        this.lister = new PortLister(machine, new RowFacts(machine, extras, this::list));
        this.background = background;
        this.fx = fx;
        this.clock = clock;
        this.query = new AtomicReference<>(first);
        this.show = show;
    }

    /** Lists a reading from now on. Any thread. */
    void read(Inventory next) {
        inventory.set(next);
        list();
    }

    /** Answers another question from now on. Any thread. */
    void ask(PortQuery next) {
        query.set(next);
        list();
    }

    /**
     * Hands nothing over while nobody sees it, and the newest list then. Lists are made meanwhile,
     * because when a socket appeared is known from them. Any thread.
     */
    void setSeen(boolean now) {
        seen = now;
        askHandOver();
    }

    private void list() {
        if (listingAsked.compareAndSet(false, true)) {
            background.execute(this::make);
        }
    }

    private void make() {
        listingAsked.set(false);
        Inventory reading = inventory.get();
        if (reading == null) {
            return;
        }
        Instant now = clock.instant();
        lastTaken |= waiting.getAndSet(null) == null;
        PortQuery asked = query.get();
        if (lastTaken && isSame(reading, asked, now)) {
            waiting.set(Objects.requireNonNull(last).readAgain(reading));
        } else {
            PortUpdate made = lister.list(reading, asked, now, lastTaken);
            waiting.set(made);
            last = made.readAgain(reading); // without what it took to get there
            answered = asked;
            lastTaken = false;
        }
        askHandOver();
        wakeForMarks(now);
    }

    private void askHandOver() {
        if (seen && waiting.get() != null && handOverAsked.compareAndSet(false, true)) {
            fx.execute(this::handOver);
        }
    }

    /**
     * Whether the list that was taken last is also that of this reading. Most seconds nothing
     * changes; to find that out by making the list again takes more time than reading does.
     */
    private boolean isSame(Inventory reading, PortQuery asked, Instant now) {
        Instant next = lister.nextChange();
        return last != null
                && last.inventory() != reading
                && last.inventory().foundSame(reading)
                && asked.equals(answered)
                && asked.wants().equals(ExtraWants.NOTHING)
                && (next == null || next.isAfter(now));
    }

    private void handOver() {
        handOverAsked.set(false);
        PortUpdate update = waiting.getAndSet(null);
        if (update != null) {
            show.accept(update);
        }
    }

    /** Marks end by themselves, also while nothing is read. */
    private void wakeForMarks(Instant now) {
        Instant next = lister.nextChange();
        if (next != null && (wakeAt == null || !wakeAt.isAfter(now))) {
            wakeAt = next;
            background.executeAfter(Duration.between(now, next), this::list);
        }
    }
}
