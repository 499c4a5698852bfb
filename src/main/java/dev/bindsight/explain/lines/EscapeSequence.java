package dev.bindsight.explain.lines;

/**
 * Where an escape sequence of a terminal ends (ECMA-48). A log and a text are looked through by the
 * same rules, the one in bytes and the other in characters: all of a sequence is ASCII.
 */
public final class EscapeSequence {
    /** What begins one. */
    public static final char ESCAPE = 0x1B;

    private static final char BELL = 0x07;

    /** No sequence is longer; what follows an escape without an end is text. */
    private static final int LONGEST = 200;

    private EscapeSequence() {}

    /** A text, in units of which those below 0x80 are ASCII. */
    @FunctionalInterface
    public interface Units {
        /** The one at an index. */
        int at(int index);
    }

    /** Behind the sequence whose escape stands there, in a text that ends at an index. */
    public static int behind(Units text, int escape, int to) {
        int from = escape + 2;
        if (from > to) {
            return to;
        }
        int end = Math.min(to, escape + LONGEST);
        int kind = text.at(escape + 1);
        return switch (kind) {
            case '[' -> behindControl(text, from, end);
            case ']', 'P', '_', '^' -> behindString(text, from, end, to);
            default -> kind >= ' ' && kind < 0x7F ? from : escape + 1;
        };
    }

    private static int behindControl(Units text, int from, int end) {
        for (int i = from; i < end; i++) {
            int c = text.at(i);
            if (c >= 0x40 && c <= 0x7E) {
                return i + 1;
            }
            if (c < 0x20 || c > 0x3F) {
                return i;
            }
        }
        return end;
    }

    private static int behindString(Units text, int from, int end, int to) {
        for (int i = from; i < end; i++) {
            int c = text.at(i);
            if (c == BELL) {
                return i + 1;
            }
            if (c == ESCAPE) {
                return i + 1 < to && text.at(i + 1) == '\\' ? i + 2 : i;
            }
            if (c == '\n') {
                return i;
            }
        }
        return from;
    }
}
