package dev.bindsight.benchmark;

import javafx.animation.AnimationTimer;
import javafx.application.Platform;

import java.util.concurrent.CountDownLatch;

/** The pulses in which the FX thread styles, lays out and paints what has changed. */
final class Pulses {
    /** What one pulse changes the next may lay out. */
    private static final int OF_A_CHANGE = 3;

    private Pulses() {}

    /** Waits until those are over that a change caused. */
    static void settle() {
        for (int i = 0; i < OF_A_CHANGE; i++) {
            var pulse = new CountDownLatch(1);
            Platform.runLater(() ->
                    new AnimationTimer() {
                        @Override
                        public void handle(long at) {
                            stop();
                            pulse.countDown();
                        }
                    }.start());
            await(pulse);
        }
    }

    /** Waits for what the FX thread does. */
    static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
