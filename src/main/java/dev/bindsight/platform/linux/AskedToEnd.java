package dev.bindsight.platform.linux;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;

/**
 * Has a signal that asks this process to end, as at a log out, end it as its user would: the record
 * is closed, so that History need not say that the recorder was killed.
 *
 * <p>A shutdown hook would come too late, because JavaFX has one too, and once that has run nothing
 * reaches its thread any more.
 */
public final class AskedToEnd {
    /** Twice as long as the last work and the farewell of the recorder may take together. */
    private static final Duration GRACE = Duration.ofSeconds(10);

    /** What a shell adds to the number of the signal that ended a command. */
    private static final int BY_SIGNAL = 128;

    private final Runnable end;
    private final IntConsumer exit;
    private volatile int status;

    /**
     * Nothing is listened to yet.
     *
     * @param end begins the end of this process; does not wait for it
     * @param exit ends it with a status at once, where that does not come to its end in time
     */
    public AskedToEnd(Runnable end, IntConsumer exit) {
        this.end = end;
        this.exit = exit;
    }

    /** Listens from now on for as long as the process lives. Takes some milliseconds. */
    @SuppressWarnings("resource") // as long as the process
    public void listen() {
        var signals = new JavaSignals();
        for (String name : List.of("TERM", "HUP", "INT")) {
            var _ = signals.on(name, this::asked);
        }
    }

    /** What the process shall exit with: 0, unless a signal asked it to. */
    public int status() {
        return status;
    }

    private void asked(int signal) {
        status = BY_SIGNAL + signal;
        end.run();
        // which the end of the process cuts short
        CompletableFuture.delayedExecutor(GRACE.toSeconds(), TimeUnit.SECONDS)
                .execute(() -> exit.accept(status));
    }
}
