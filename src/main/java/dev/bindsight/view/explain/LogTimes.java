package dev.bindsight.view.explain;

import dev.bindsight.explain.lines.LogTime;
import dev.bindsight.text.DateForm;
import dev.bindsight.text.Texts;

import org.jspecify.annotations.Nullable;

/** The times of a log in words: in the clock and the zone of whoever wrote it. */
final class LogTimes {
    private LogTimes() {}

    /** {@code 10:42}, or that no line had a time. */
    static String minute(@Nullable LogTime time) {
        return time == null ? Texts.get("socket.notApplicable") : DateForm.MINUTE.of(time.time());
    }

    /** {@code 10:42:07}. */
    static String clock(LogTime time) {
        return DateForm.CLOCK.of(time.time());
    }
}
