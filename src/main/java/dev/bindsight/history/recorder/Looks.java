package dev.bindsight.history.recorder;

import dev.bindsight.inventory.InventoryEngine;
import dev.bindsight.inventory.InventoryEngine.Reading;
import dev.bindsight.inventory.SourceChoice;
import dev.bindsight.model.Inventory;
import dev.bindsight.model.InventoryDelta;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * What a recorder looks at: what another reader of this process has just read, and where none came
 * within its second, what it reads itself. The thread of the recorder waits and looks; the other
 * methods may be called by any.
 */
public final class Looks implements AutoCloseable {
    /** From the beginning of one look to that of the next. */
    public static final Duration INTERVAL = Duration.ofSeconds(1);

    /** After so many intervals it is tried again to write what could not be written. */
    private static final int REST = 5;

    private final InventoryEngine engine;
    private final long interval;

    /** What another reads once a second comes no more punctually than that. */
    private final long patience;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition news = lock.newCondition();
    private @Nullable Inventory offered;
    private long offeredAt;
    private long lookedAt;
    private long due;

    /** Whether another reader saw what was seen last. */
    private boolean others;

    private boolean closed;

    private Looks(InventoryEngine engine, Duration interval, boolean others) {
        this.engine = engine;
        this.interval = interval.toNanos();
        this.others = others;
        patience = this.interval / 4;
        long now = System.nanoTime();
        offeredAt = now;
        lookedAt = now - this.interval;
        due = others ? now + this.interval + patience : now;
    }

    /** Those of a recorder that is alone in its process. */
    public static Looks alone(InventoryEngine engine) {
        return new Looks(engine, INTERVAL, false);
    }

    /**
     * Those of a recorder beside another reader, which {@link #offer offers} what it reads of all.
     */
    public static Looks beside(InventoryEngine engine) {
        return beside(engine, INTERVAL);
    }

    static Looks beside(InventoryEngine engine, Duration interval) {
        return new Looks(engine, interval, true);
    }

    /**
     * Offers what another read through the same engine. One that reads more rarely than the
     * recorder looks is not followed: what two readers know of an owner may differ by some seconds,
     * and going to and fro between them would be told as a change.
     */
    public void offer(Inventory inventory) {
        lock.lock();
        try {
            long now = System.nanoTime();
            offered = isRecent(now) ? inventory : null;
            offeredAt = now;
            news.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private boolean isRecent(long now) {
        return now - offeredAt <= interval + patience;
    }

    /**
     * Waits until it is time for a look.
     *
     * @return whether there is to be another; not once it is closed
     */
    boolean await() {
        lock.lock();
        try {
            while (!closed) {
                // somebody who has everything read again and again is not followed each time
                long until = offered == null ? due : Math.min(due, lookedAt + interval / 2);
                long left = until - System.nanoTime();
                if (left <= 0) {
                    return true;
                }
                news.awaitNanos(left);
            }
        } catch (InterruptedException e) {
            closed = true;
        } finally {
            lock.unlock();
        }
        return false;
    }

    /**
     * Waits until it is time to try again what cannot be done now, as to write.
     *
     * @return whether it is to be tried; not once it is closed
     */
    boolean rest() {
        lock.lock();
        try {
            long until = System.nanoTime() + REST * interval;
            long left = REST * interval;
            while (!closed && left > 0) {
                news.awaitNanos(left);
                left = until - System.nanoTime();
            }
        } catch (InterruptedException e) {
            closed = true;
        } finally {
            lock.unlock();
        }
        return !isClosed();
    }

    /** What there is now. */
    Reading next() {
        Inventory read;
        boolean switched;
        lock.lock();
        try {
            lookedAt = System.nanoTime();
            read = isRecent(lookedAt) ? offered : null;
            offered = null;
            switched = others && read == null;
            others = read != null;
            due = lookedAt + interval + (others ? patience : 0);
        } finally {
            lock.unlock();
        }
        if (read != null) {
            return new Reading.Read(read);
        }
        return switched
                ? engine.readOccupantsAnew(SourceChoice.AUTOMATIC)
                : engine.readOccupants(SourceChoice.AUTOMATIC);
    }

    /** How what was seen differs from what was seen before. */
    InventoryDelta change(@Nullable Inventory before, Inventory after) {
        return engine.change(before, after);
    }

    /** Whether there is to be no other look. */
    boolean isClosed() {
        lock.lock();
        try {
            return closed;
        } finally {
            lock.unlock();
        }
    }

    /** Ends the waiting. */
    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            news.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
