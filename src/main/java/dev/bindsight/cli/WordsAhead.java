package dev.bindsight.cli;

import dev.bindsight.errno.ErrnoReference;
import dev.bindsight.text.DateForm;

import java.time.LocalTime;

/**
 * Reads by what an answer is told while the machine is asked, on a thread of its own: else it would
 * be read once a call was refused, while nothing else is done.
 */
final class WordsAhead {
    private WordsAhead() {}

    /** Has it read from now on; whoever needs it before waits for it. */
    static void begin() {
        Thread.ofPlatform().daemon().name("words").start(WordsAhead::read);
    }

    private static void read() {
        try {
            var _ = ErrnoReference.standard();
            var _ = DateForm.MINUTE.of(LocalTime.MIDNIGHT);
        } catch (RuntimeException toldToWhoNeedsIt) {
            // by the same, read again
        }
    }
}
