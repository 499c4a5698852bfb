package dev.bindsight.benchmark;

import javafx.scene.Scene;

import java.util.concurrent.atomic.AtomicLong;

/** Counts the time in which a pulse styles a scene and lays it out. */
final class PulseClock {
    private final AtomicLong spent;
    private long start;

    private PulseClock(AtomicLong spent) {
        this.spent = spent;
    }

    /** Adds the time of each pulse of a scene to {@code spent}, in nanoseconds. */
    static void install(Scene scene, AtomicLong spent) {
        var clock = new PulseClock(spent);
        scene.addPreLayoutPulseListener(clock::begin);
        scene.addPostLayoutPulseListener(clock::end);
    }

    private void begin() {
        start = System.nanoTime();
    }

    private void end() {
        spent.addAndGet(System.nanoTime() - start);
    }
}
