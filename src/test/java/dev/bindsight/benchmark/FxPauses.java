package dev.bindsight.benchmark;

import javafx.application.Platform;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;

/** Looks every few milliseconds whether the FX thread takes something up. */
final class FxPauses {
    private static final long BEAT = 2;

    /** A text of 10 MB is read and shown within that. */
    private static final long LOOKED_AT = 1_500;

    /**
     * The longest time in nanoseconds for which it did not.
     *
     * @param work is done on the thread that asks; what it causes is looked at too
     */
    long during(Runnable work) {
        var begun = new CountDownLatch(1);
        long[] longest = {0};
        var done = new AtomicBoolean();
        Thread looking =
                Thread.ofPlatform()
                        .start(() -> {
                            while (!done.get()) {
                                long asked = System.nanoTime();
                                var taken = new CountDownLatch(1);
                                Platform.runLater(taken::countDown);
                                begun.countDown();
                                try {
                                    taken.await();
                                    longest[0] = Math.max(longest[0], System.nanoTime() - asked);
                                    Thread.sleep(BEAT);
                                } catch (InterruptedException e) {
                                    return;
                                }
                            }
                        });
        try {
            begun.await();
            work.run();
            Thread.sleep(LOOKED_AT);
            done.set(true);
            looking.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return longest[0];
    }
}
