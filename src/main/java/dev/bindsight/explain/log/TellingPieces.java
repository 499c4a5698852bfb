package dev.bindsight.explain.log;

import dev.bindsight.explain.ErrorReader;
import dev.bindsight.explain.LoggedError;

import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Finds the pieces of a log that may say an error, and reads them with a few lines around; all the
 * rest is passed over.
 */
final class TellingPieces {
    /** A longer piece is read in several. */
    private static final int LONGEST = 64 * 1024;

    /** So long is what a person pastes. */
    private static final int SHORT = 64 * 1024;

    /** Lines before, which may be those of a traceback or a wrapper, or tell the place. */
    private static final int LINES_BEFORE = 32;

    private static final int BYTES_BEFORE = 2_048;

    /** Errors with fewer lines between are read together: they may be one. */
    private static final int LINES_BETWEEN = 32;

    private static final int BYTES_BETWEEN = 2_048;

    private static final int LINES_BEHIND = 40;
    private static final int BYTES_BEHIND = 4_096;

    private final ErrorReader errors;
    private final LogWindow window;
    private final LogGrouping grouping;
    private final byte[] bytes;
    private int end;

    TellingPieces(ErrorReader errors, LogWindow window, LogGrouping grouping) {
        this.errors = errors;
        this.window = window;
        this.grouping = grouping;
        this.bytes = window.bytes();
    }

    /** Reads what is in the window, but for the last lines if more may belong to them. */
    void read() {
        end = window.end();
        int at = window.used();
        if (window.isLast() && window.offset(0) == 0 && end <= SHORT && broken()) {
            return;
        }
        while (at < end) {
            int telling = errors.firstTelling(bytes, at, end);
            if (telling < 0) {
                break;
            }
            int start = before(telling, at);
            int last = lastTelling(start, telling);
            int behind = behind(last, start);
            boolean mayGoOn = !window.isLast() && behind > end - BYTES_BEHIND;
            if (mayGoOn && start > 0) {
                window.use(start);
                return;
            }
            window.use(start);
            piece(start, behind);
            window.use(behind);
            at = behind;
        }
        window.use(window.isLast() ? end : tail(at));
    }

    /** The beginning of a few lines before, none of which was read. */
    private int before(int telling, int from) {
        int limit = Math.max(from, telling - BYTES_BEFORE);
        int start = telling;
        int lines = 0;
        for (int i = telling - 1; i >= limit; i--) {
            if (bytes[i] == '\n') {
                start = i + 1;
                if (++lines > LINES_BEFORE) {
                    return start;
                }
            }
        }
        return limit == from || lines == 0 ? limit : start;
    }

    /** The last of the places that have few lines between them. */
    private int lastTelling(int start, int first) {
        int last = first;
        int limit = Math.min(end, start + LONGEST);
        while (last < limit) {
            int lineEnd = lineEnd(last, limit);
            int reach = Math.min(limit, lineEnd + BYTES_BETWEEN);
            int next = lineEnd >= reach ? -1 : errors.firstTelling(bytes, lineEnd, reach);
            if (next < 0 || window.lines(lineEnd, next) > LINES_BETWEEN) {
                return last;
            }
            last = next;
        }
        return last;
    }

    private int lineEnd(int from, int limit) {
        int i = from;
        while (i < limit && bytes[i] != '\n') {
            i++;
        }
        return i;
    }

    /** Behind the lines that go with the last place: its own, the next, and those of its block. */
    private int behind(int last, int start) {
        int longest = start + LONGEST + BYTES_BEHIND;
        int limit = Math.min(end, Math.min(last + BYTES_BEHIND, longest));
        int at = behindLine(last, limit);
        boolean isBlock = at < limit && goesOn(at);
        at = behindLine(at, limit); // in which the words of a rule may end
        for (int lines = 1; isBlock && lines < LINES_BEHIND && at < limit && goesOn(at); lines++) {
            at = behindLine(at, limit);
        }
        return Math.max(at, Math.min(last + 1, end));
    }

    private int behindLine(int at, int limit) {
        return Math.min(lineEnd(at, limit) + 1, limit);
    }

    /** Whether a line looks like one of a block: not one that a logger began. */
    private boolean goesOn(int at) {
        byte first = bytes[at];
        boolean digit = first >= '0' && first <= '9' || first == '[';
        boolean empty = first == '\n' || first == '\r';
        return empty ? isBeforeFrame(at) : !digit;
    }

    /** Whether a frame follows an empty line, as Mono has it. */
    private boolean isBeforeFrame(int at) {
        int next = bytes[at] == '\r' ? at + 2 : at + 1;
        return next + 4 < end
                && bytes[next] == ' '
                && bytes[next + 1] == ' '
                && bytes[next + 2] == 'a'
                && bytes[next + 3] == 't';
    }

    /** Reads a short log whole, if lines of it are broken: half of a word tells nothing. */
    private boolean broken() {
        String text = new String(bytes, 0, end, StandardCharsets.UTF_8);
        List<LoggedError> found = errors.readBrokenLog(text);
        if (found == null) {
            return false;
        }
        group(found, text, 0, end);
        window.use(end);
        return true;
    }

    private void piece(int start, int behind) {
        String text = new String(bytes, start, behind - start, StandardCharsets.UTF_8);
        group(errors.readLog(text), text, start, behind);
    }

    private void group(List<LoggedError> found, String text, int start, int behind) {
        int byteAt = start;
        int charAt = 0;
        long line = window.line();
        for (LoggedError each : found) {
            for (int i = text.indexOf('\n', charAt, each.start());
                    i >= 0;
                    i = text.indexOf('\n', charAt, each.start())) {
                charAt = i + 1;
                byteAt = lineEnd(byteAt, behind) + 1;
                line++;
            }
            grouping.add(each, new LogPlace(window.offset(byteAt), line), text);
        }
    }

    /**
     * What is kept of a window without an error at its end: the last lines, as those before one.
     */
    private int tail(int from) {
        return Math.max(from, before(end, from));
    }
}
