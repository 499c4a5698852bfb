package dev.bindsight.inventory;

import dev.bindsight.handover.Latest;
import dev.bindsight.model.Inventory;
import dev.bindsight.model.InventoryDelta;
import dev.bindsight.model.SocketEntry;
import dev.bindsight.platform.SocketQuery;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/**
 * Reads the inventory at an interval on one thread of its own and hands each reading over. At most
 * one hand-over waits at a time: a receiver that is slow misses readings, it never queues them. All
 * methods may be called by any thread and return at once.
 */
public final class InventoryPoller implements AutoCloseable {
    /** What the interval is until it is set. */
    public static final Duration DEFAULT_INTERVAL = Duration.ofSeconds(1);

    /** A reading that takes longer is left to itself; the thread is a daemon. */
    private static final Duration FAREWELL = Duration.ofMillis(250);

    private final InventoryEngine engine;
    private final Latest<Pending> updates;
    private final Thread thread;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition wake = lock.newCondition();
    private final RefreshPace pace = new RefreshPace();
    private final Queue<Runnable> questions = new ArrayDeque<>();
    private Duration interval = DEFAULT_INTERVAL;
    private SourceChoice choice = SourceChoice.AUTOMATIC;
    private boolean paused;
    private boolean seen = true;
    private boolean measured;
    private boolean asked = true;
    private boolean closed;
    private long begun;
    private long elapsed;

    private volatile @Nullable Inventory last;

    /**
     * Prepares it; {@link #start} begins reading.
     *
     * @param handOver where {@code receiver} is called: {@code Platform::runLater} for a window
     * @param receiver is given every update that was not overtaken by a newer one
     */
    public InventoryPoller(
            InventoryEngine engine, Executor handOver, Consumer<PollUpdate> receiver) {
        this.engine = engine;
        this.updates =
                Latest.merging(
                        handOver,
                        Pending::then,
                        pending -> {
                            if (!isClosed()) {
                                pending.handTo(receiver);
                            }
                        });
        this.thread = Thread.ofPlatform().daemon().name("inventory-poller").unstarted(this::run);
    }

    /** Begins to read, at once. */
    public void start() {
        thread.start();
    }

    /** How long from the beginning of one reading to that of the next; greater than zero. */
    public void setInterval(Duration next) {
        if (!next.isPositive()) {
            throw new IllegalArgumentException("an interval of " + next);
        }
        change(() -> interval = next);
    }

    /** Reads less while nobody sees what is read, and at once when somebody does again. */
    public void setSeen(boolean now) {
        change(() -> {
            asked |= now && !seen && !paused;
            seen = now;
        });
    }

    /**
     * Has what the kernel measures on connections read with every reading from now on, or no
     * longer. That takes at most a twentieth of a core: the interval stretches.
     */
    public void setMeasured(boolean now) {
        change(() -> measured = now);
    }

    /** What was read has been worked through; that took so long and is part of its cost. */
    public void spent(Duration more) {
        change(() -> pace.add(Duration.ofNanos(elapsed).plus(more)));
    }

    /** How long from the beginning of one reading to that of the next, while somebody sees it. */
    public Duration pace() {
        lock.lock();
        try {
            return measured ? pace.next(interval) : interval;
        } finally {
            lock.unlock();
        }
    }

    /** Stops reading until {@link #resume} or {@link #refresh}. */
    public void pause() {
        change(() -> paused = true);
    }

    /** Goes on reading, at once. */
    public void resume() {
        change(() -> {
            asked |= paused;
            paused = false;
        });
    }

    /** Whether it is paused. */
    public boolean isPaused() {
        lock.lock();
        try {
            return paused;
        } finally {
            lock.unlock();
        }
    }

    /** Reads once now, also while paused. */
    public void refresh() {
        change(() -> asked = true);
    }

    /** Reads from another source from now on, at once. */
    public void choose(SourceChoice next) {
        change(() -> {
            choice = next;
            asked = true;
        });
    }

    /** The last inventory that was read; absent before the first. */
    public @Nullable Inventory last() {
        return last;
    }

    /**
     * Looks the sockets on the port of {@code entry} and their owners up again, for what is shown
     * in details or about to be stopped.
     *
     * @return completed on the poller's thread, exceptionally if looking threw; cancelled when the
     *     poller is closed first
     */
    public CompletableFuture<InventoryEngine.Reading> verify(SocketEntry entry) {
        var answer = new CompletableFuture<InventoryEngine.Reading>();
        SocketQuery query = SocketQuery.port(entry.protocol(), entry.local().port());
        change(() -> {
            if (closed) {
                answer.cancel(false);
            } else {
                questions.add(() -> {
                    if (isClosed()) {
                        answer.cancel(false);
                    } else {
                        answer(answer, query);
                    }
                });
            }
        });
        return answer;
    }

    private void answer(CompletableFuture<InventoryEngine.Reading> answer, SocketQuery query) {
        try {
            answer.complete(engine.look(query));
        } catch (RuntimeException | Error bug) {
            answer.completeExceptionally(bug);
        }
    }

    /**
     * Ends the thread and waits for it, but not for the rest of a long reading; nothing is handed
     * over afterwards.
     */
    @Override
    public void close() {
        change(() -> closed = true);
        if (thread.isAlive() && thread != Thread.currentThread()) {
            try {
                thread.join(FAREWELL);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        updates.takeBack();
    }

    private void change(Runnable change) {
        lock.lock();
        try {
            change.run();
            wake.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private boolean isClosed() {
        lock.lock();
        try {
            return closed;
        } finally {
            lock.unlock();
        }
    }

    private void run() {
        while (!isClosed()) {
            Runnable next = await();
            next.run();
        }
        change(() -> {
            questions.forEach(Runnable::run);
            questions.clear();
        });
    }

    /** Waits for a question, for the time of the next reading, or for the end. */
    private Runnable await() {
        lock.lock();
        try {
            while (true) {
                long left = pauseNanos() - (System.nanoTime() - begun);
                if (closed) {
                    return () -> {};
                } else if (!questions.isEmpty()) {
                    return questions.remove();
                } else if (asked || !paused && left <= 0) {
                    asked = false;
                    return this::read;
                } else if (paused) {
                    wake.awaitUninterruptibly();
                } else {
                    wake.awaitNanos(left);
                }
            }
        } catch (InterruptedException e) {
            closed = true;
            return () -> {};
        } finally {
            lock.unlock();
        }
    }

    private void read() {
        long start = System.nanoTime();
        SourceChoice source = currentChoice();
        Inventory before = last;
        ScanProgress progress =
                before == null
                        ? (sockets, done, all) -> offer(new PollUpdate.Scanning(sockets, done, all))
                        : ScanProgress.UNHEARD;
        try {
            take(
                    isMeasured()
                            ? engine.readMeasured(source, progress)
                            : engine.read(source, progress),
                    before);
        } catch (RuntimeException | Error bug) {
            offer(new PollUpdate.Failed(bug, before));
        } finally {
            plan(start, System.nanoTime() - start);
        }
    }

    private void take(InventoryEngine.Reading reading, @Nullable Inventory before) {
        switch (reading) {
            case InventoryEngine.Reading.Read(Inventory inventory) -> {
                // of a change that could not be told, the next is told from the same beginning
                InventoryDelta change = engine.change(before, inventory);
                last = inventory;
                offer(new PollUpdate.Fresh(inventory, change));
            }
            case InventoryEngine.Reading.Unreadable(var refusals) ->
                    offer(new PollUpdate.Unreadable(refusals, before));
        }
    }

    private boolean isMeasured() {
        lock.lock();
        try {
            return measured;
        } finally {
            lock.unlock();
        }
    }

    private SourceChoice currentChoice() {
        lock.lock();
        try {
            return choice;
        } finally {
            lock.unlock();
        }
    }

    /** From one beginning to the next: a long reading is followed by a rest as long as itself. */
    private long pauseNanos() {
        return seen
                ? Math.max(pace().toNanos(), 2 * elapsed)
                : RefreshPace.unseen(interval, Duration.ofNanos(elapsed)).toNanos();
    }

    private void plan(long start, long nanos) {
        change(() -> {
            begun = start;
            elapsed = nanos;
        });
    }

    private void offer(PollUpdate update) {
        if (!isClosed()) {
            updates.send(Pending.of(update));
        }
    }

    /**
     * What is to be handed over: a reading is overtaken by a later one, which then tells of both,
     * and by nothing else.
     *
     * @param fresh the last reading, absent for none
     * @param since what was to be said after it, absent for nothing
     */
    private record Pending(PollUpdate.@Nullable Fresh fresh, @Nullable PollUpdate since) {
        static Pending of(PollUpdate update) {
            return update instanceof PollUpdate.Fresh read
                    ? new Pending(read, null)
                    : new Pending(null, update);
        }

        Pending then(Pending later) {
            return later.fresh == null
                    ? new Pending(fresh, later.since)
                    : new Pending(later.fresh.after(fresh), later.since);
        }

        void handTo(Consumer<PollUpdate> receiver) {
            if (fresh != null) {
                receiver.accept(fresh);
            }
            if (since != null) {
                receiver.accept(since);
            }
        }
    }
}
