package dev.bindsight.explain;

import dev.bindsight.explain.lines.Lines;

/**
 * Whether an errno is said of the call right before it: {@code socket: …}, {@code listen(::, 143)
 * failed: …}. Two lines that each say it of a call of their own tell two errors.
 */
final class SaidOfCall {
    private static final String FAILED = " failed";

    private final Lines lines;
    private final String text;

    SaidOfCall(Lines lines) {
        this.lines = lines;
        this.text = lines.text();
    }

    /** Whether both are, on different lines and of different calls. */
    boolean areTwo(Reading above, Reading below) {
        String call = above.call();
        String other = below.call();
        return above.line() != below.line()
                && call != null
                && other != null
                && !call.equals(other)
                && is(call, above)
                && is(other, below);
    }

    private boolean is(String call, Reading reading) {
        int errno = reading.errnoAt().start();
        int start = text.lastIndexOf(call, errno);
        if (start < lines.body(reading.line())) {
            return false;
        }
        int at = start + call.length();
        if (text.startsWith("(", at)) {
            at = text.indexOf(')', at, errno) + 1;
        }
        if (text.startsWith(FAILED, at)) {
            at += FAILED.length();
        }
        return at > 0 && text.startsWith(": ", at) && at + 2 == errno;
    }
}
