package dev.bindsight.explain.lines;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;

/**
 * The lines of a text: where each begins and ends, and where in it begins what the program itself
 * said, behind what others put before it.
 */
public final class Lines {
    private final String text;
    private final int[] starts;
    private final int count;
    private final int[] bodies;
    private final @Nullable LogTime[] times;
    private final boolean[] timed;
    private final LineStart prefix = new LineStart();
    private final RepeatedTag tag;

    /** The lines of a text whose line ends are all {@code \n}. */
    public Lines(String text) {
        this.text = text;
        int[] found = new int[Math.max(16, text.length() / 64)];
        int lines = 1;
        for (int i = text.indexOf('\n'); i >= 0; i = text.indexOf('\n', i + 1)) {
            if (lines == found.length) {
                found = Arrays.copyOf(found, lines * 2);
            }
            found[lines++] = i + 1;
        }
        starts = found;
        count = lines;
        times = new @Nullable LogTime[lines];
        timed = new boolean[lines];
        bodies = new int[lines];
        Arrays.fill(bodies, -1);
        tag = new RepeatedTag(text, starts, count);
    }

    /** All of the text. */
    public String text() {
        return text;
    }

    /** How many there are; one that ends the text without a character counts. */
    public int count() {
        return count;
    }

    /** The offset of the first character of a line. */
    public int start(int line) {
        return starts[line];
    }

    /** The offset behind its last character, the line end not included. */
    public int end(int line) {
        return line + 1 < count ? starts[line + 1] - 1 : text.length();
    }

    /** Where begins what the program itself said, indentation included. */
    public int body(int line) {
        if (bodies[line] < 0) {
            int behind = prefix.end(text, starts[line], end(line));
            bodies[line] = tag.end(line, behind);
        }
        return bodies[line];
    }

    /** What others put before a line of who speaks in it; empty where they put nothing. */
    public String speaker(int line) {
        int end = end(line);
        int behind = prefix.end(text, starts[line], end);
        return prefix.speaker(text, starts[line], end)
                + text.substring(behind, Math.max(behind, body(line)));
    }

    /** When a line was written, as it says itself; absent where it does not. */
    public @Nullable LogTime time(int line) {
        if (!timed[line]) {
            timed[line] = true;
            times[line] = prefix.time(text, starts[line], end(line));
        }
        return times[line];
    }

    /** Whether nothing but blanks stands in it. */
    public boolean isBlank(int line) {
        int end = end(line);
        for (int i = body(line); i < end; i++) {
            if (text.charAt(i) > ' ') {
                return false;
            }
        }
        return true;
    }

    /** How many blanks the program put before its words. */
    public int indentation(int line) {
        int end = end(line);
        int body = body(line);
        int i = body;
        while (i < end && (text.charAt(i) == ' ' || text.charAt(i) == '\t')) {
            i++;
        }
        return i - body;
    }

    /** The line of an offset. */
    public int of(int offset) {
        int found = Arrays.binarySearch(starts, 0, count, offset);
        return found >= 0 ? found : -found - 2;
    }
}
