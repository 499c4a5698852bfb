package dev.bindsight.app;

import org.jspecify.annotations.Nullable;

import java.util.Objects;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;

/**
 * An engine that is opened when it is asked for, or beside other work when it will be. By a thread
 * and no more: the start of a verb would pay for what Java has for tasks.
 */
final class LateEngine implements AutoCloseable {
    private final Supplier<Engine> open;
    private @Nullable Thread opening;

    /** What opening came to, written by that thread before its end. */
    private @Nullable Engine engine;

    private @Nullable Throwable failure;
    private boolean closed;

    LateEngine(Supplier<Engine> open) {
        this.open = open;
    }

    /** Has it opened on another thread. */
    void begin() {
        if (opening == null) {
            opening = Thread.ofPlatform().daemon().name("engine").start(this::open);
        }
    }

    private void open() {
        try {
            opened(open.get());
        } catch (RuntimeException | Error e) {
            failure = e;
        }
    }

    private synchronized void opened(Engine made) {
        engine = made;
        if (closed) {
            made.close();
        }
    }

    /**
     * The engine.
     *
     * @throws CompletionException by each call, with what opening it failed with
     */
    Engine get() {
        begin();
        awaitOpened(Objects.requireNonNull(opening));
        if (failure != null) {
            throw new CompletionException(failure);
        }
        return Objects.requireNonNull(engine);
    }

    /** Not broken off by an interruption, which is for what is asked of the engine. */
    private static void awaitOpened(Thread opening) {
        boolean interrupted = false;
        while (opening.isAlive()) {
            try {
                opening.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Closes it once it is open, if ever: nobody waits for one that nobody asked for. */
    @Override
    public synchronized void close() {
        closed = true;
        if (engine != null) {
            engine.close();
        }
    }
}
