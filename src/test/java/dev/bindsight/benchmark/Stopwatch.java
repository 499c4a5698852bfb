package dev.bindsight.benchmark;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.concurrent.atomic.AtomicLong;

/** Adds up the time that one thread spends between start and stop; any thread may ask. */
final class Stopwatch {
    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private final AtomicLong processor = new AtomicLong();
    private final AtomicLong clock = new AtomicLong();
    private long processorStart;
    private long clockStart;

    /** Begins to count; always on the same thread. */
    void start() {
        processorStart = threads.getCurrentThreadCpuTime();
        clockStart = System.nanoTime();
    }

    /** Ends counting; on the thread that began. */
    void stop() {
        processor.addAndGet(threads.getCurrentThreadCpuTime() - processorStart);
        clock.addAndGet(System.nanoTime() - clockStart);
    }

    /** Begins from zero. */
    void reset() {
        processor.set(0);
        clock.set(0);
    }

    /** Processor time of the thread, in nanoseconds. */
    long processorNanos() {
        return processor.get();
    }

    /** Time by the clock, in nanoseconds. */
    long clockNanos() {
        return clock.get();
    }
}
