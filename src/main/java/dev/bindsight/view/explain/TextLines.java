package dev.bindsight.view.explain;

import java.util.Arrays;

/**
 * A text and where its lines begin, so that any of a million is found at once. Never changed.
 *
 * <p>Offsets are UTF-16 indexes into the text. A line ends before its line feed, and before the
 * carriage return that may stand there; lines are counted from 0.
 */
final class TextLines {
    /** No text, which has no line. */
    static final TextLines NONE = new TextLines("", new int[0]);

    private final String text;
    private final int[] starts;

    private TextLines(String text, int[] starts) {
        this.text = text;
        this.starts = starts;
    }

    /** Looks through a text once. A line feed at its end begins no further line. */
    static TextLines of(String text) {
        int[] starts = new int[Math.max(16, text.length() / 40)];
        int count = 0;
        for (int at = 0; at < text.length(); ) {
            if (count == starts.length) {
                starts = Arrays.copyOf(starts, count * 2);
            }
            starts[count++] = at;
            int feed = text.indexOf('\n', at);
            at = feed < 0 ? text.length() : feed + 1;
        }
        return count == 0 ? NONE : new TextLines(text, Arrays.copyOf(starts, count));
    }

    /** All of it. */
    String text() {
        return text;
    }

    /** How many lines there are. */
    int count() {
        return starts.length;
    }

    /** Where a line begins. */
    int start(int line) {
        return starts[line];
    }

    /** Behind the last character of a line. */
    int end(int line) {
        int end = line + 1 < starts.length ? starts[line + 1] - 1 : text.length();
        if (line + 1 == starts.length && end > starts[line] && text.charAt(end - 1) == '\n') {
            end--;
        }
        return end > starts[line] && text.charAt(end - 1) == '\r' ? end - 1 : end;
    }

    /** The line that an offset stands in. */
    int lineAt(int offset) {
        int found = Arrays.binarySearch(starts, offset);
        return found >= 0 ? found : Math.max(0, -2 - found);
    }
}
