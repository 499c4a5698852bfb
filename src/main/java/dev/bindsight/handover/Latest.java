package dev.bindsight.handover;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.BinaryOperator;
import java.util.function.Consumer;

/**
 * Hands values to a receiver on another thread. However many come, at most one delivery waits: what
 * is overtaken before it was delivered is dropped. While the receiver takes one, the next already
 * waits. All methods may be called by any thread.
 *
 * @param <T> what is handed over
 */
public final class Latest<T> {
    private final Executor thread;
    private final Consumer<List<T>> receiver;
    private final @Nullable BinaryOperator<T> merge;
    private List<T> waiting = new ArrayList<>();
    private boolean asked;
    private boolean held;

    private Latest(Executor thread, Consumer<List<T>> receiver, @Nullable BinaryOperator<T> merge) {
        this.thread = thread;
        this.receiver = receiver;
        this.merge = merge;
    }

    /**
     * Drops what is overtaken.
     *
     * @param thread where the receiver is called; {@code Platform::runLater} for a window
     */
    public Latest(Executor thread, Consumer<T> receiver) {
        this(thread, due -> receiver.accept(due.getLast()), (_, newest) -> newest);
    }

    /**
     * Makes one of what is overtaken and what overtakes it, where the receiver needs to know of
     * both.
     *
     * @param merge of the one that waits and the one that comes
     */
    public static <T> Latest<T> merging(
            Executor thread, BinaryOperator<T> merge, Consumer<T> receiver) {
        return new Latest<>(thread, due -> receiver.accept(due.getLast()), merge);
    }

    /** Drops nothing: what comes while a delivery waits is delivered with it, in its order. */
    public static <T> Latest<T> all(Executor thread, Consumer<List<T>> receiver) {
        return new Latest<>(thread, receiver, null);
    }

    /** Sends something. */
    public void send(T next) {
        boolean ask;
        synchronized (this) {
            T due =
                    merge == null || waiting.isEmpty()
                            ? next
                            : merge.apply(waiting.removeLast(), next);
            waiting.add(due);
            ask = mustAsk();
        }
        if (ask) {
            thread.execute(this::deliver);
        }
    }

    /** Delivers what is waiting now, before something that must come after it. */
    public void deliver() {
        List<T> due = take(true);
        if (!due.isEmpty()) {
            receiver.accept(due);
        }
    }

    /** Takes back what was not delivered yet: the newest of it, absent if all of it was. */
    public @Nullable T takeBack() {
        List<T> due = take(false);
        return due.isEmpty() ? null : due.getLast();
    }

    /** Delivers nothing while it is held, and what waits as soon as it no longer is. */
    public void hold(boolean now) {
        boolean ask;
        synchronized (this) {
            held = now;
            ask = mustAsk();
        }
        if (ask) {
            thread.execute(this::deliver);
        }
    }

    private synchronized List<T> take(boolean delivered) {
        asked &= !delivered;
        List<T> due = waiting;
        waiting = new ArrayList<>();
        return due;
    }

    private boolean mustAsk() {
        boolean must = !waiting.isEmpty() && !held && !asked;
        asked |= must;
        return must;
    }
}
