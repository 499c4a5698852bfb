package dev.bindsight.view.connect;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/**
 * Hands what happens on other threads to the UI in batches: however much comes, at most one
 * delivery is waiting, so that a sweep of thousands of ports does not flood the UI thread.
 */
final class BatchedHandover<T> {
    private final Executor ui;
    private final Consumer<List<T>> receiver;
    private List<T> waiting = new ArrayList<>();

    /** To one receiver, who is called on {@code ui}. */
    BatchedHandover(Executor ui, Consumer<List<T>> receiver) {
        this.ui = ui;
        this.receiver = receiver;
    }

    /** Sends something, from any thread. */
    void send(T what) {
        boolean first;
        synchronized (this) {
            first = waiting.isEmpty();
            waiting.add(what);
        }
        if (first) {
            ui.execute(this::deliver);
        }
    }

    /** Delivers what is waiting now, before something that must come after it. UI thread. */
    void deliver() {
        List<T> due;
        synchronized (this) {
            due = waiting;
            waiting = new ArrayList<>();
        }
        if (!due.isEmpty()) {
            receiver.accept(due);
        }
    }
}
