package dev.bindsight.view.job;

import java.util.ArrayList;
import java.util.List;

/**
 * What the handler of this thread is told. Without a handler of its own it reaches TestFX, which
 * fails whatever test of a window comes next.
 */
public final class Uncaught {
    private Uncaught() {}

    /** The bugs that are told while this runs, in their order. */
    public static List<Throwable> during(Runnable work) {
        List<Throwable> told = new ArrayList<>();
        Thread here = Thread.currentThread();
        Thread.UncaughtExceptionHandler before = here.getUncaughtExceptionHandler();
        here.setUncaughtExceptionHandler((_, bug) -> told.add(bug));
        try {
            work.run();
        } finally {
            here.setUncaughtExceptionHandler(before);
        }
        return told;
    }
}
