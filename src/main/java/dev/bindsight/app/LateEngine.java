package dev.bindsight.app;

import org.jspecify.annotations.Nullable;

import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** An engine that is opened when it is asked for, or beside other work when it will be. */
final class LateEngine implements AutoCloseable {
    private final Supplier<Engine> open;
    private @Nullable CompletableFuture<Engine> opening;

    LateEngine(Supplier<Engine> open) {
        this.open = open;
    }

    /** Has it opened on another thread. */
    void begin() {
        if (opening == null) {
            opening = CompletableFuture.supplyAsync(open);
        }
    }

    /** The engine; what opening it failed with is thrown by each call. */
    Engine get() {
        begin();
        return Objects.requireNonNull(opening).join();
    }

    /** Closes it once it is open, if ever: nobody waits for one that nobody asked for. */
    @Override
    public void close() {
        if (opening != null) {
            var _ = opening.thenAccept(Engine::close);
        }
    }
}
