package dev.bindsight.cli;

import dev.bindsight.errno.ErrnoReference;

/**
 * Reads by what an errno is told while the engine is opened on another thread: who waits for that
 * has the time, and would else wait again once a call was refused.
 */
final class WordsAhead {
    private WordsAhead() {}

    /** Has it known from now on. */
    static void read() {
        var _ = ErrnoReference.standard();
    }
}
