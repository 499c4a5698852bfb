package dev.bindsight.view.explain;

import dev.bindsight.explain.FoundError;
import dev.bindsight.explain.TextMark;
import dev.bindsight.text.ForeignText;
import dev.bindsight.view.explain.LinePiece.Look;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A line of a text as it is drawn. Escape sequences (ECMA-48: CSI, OSC) are left out, as a terminal
 * would not show them either; of a line without end the part is drawn that says an error.
 */
final class LinePieces {
    /** How much of a line is drawn: layout takes time in proportion to it. */
    static final int MOST = 2_000;

    private static final String CUT = "…";
    private static final int BEFORE_MARK = 200;
    private static final int TAB = 8;
    private static final char ESCAPE = '\u001b';
    private static final char BELL = '\u0007';

    private final String text;
    private final int from;
    private final int to;
    private final Look[] looks;
    private final List<LinePiece> pieces = new ArrayList<>();
    private final StringBuilder piece = new StringBuilder();
    private Look look = Look.PLAIN;
    private int column;

    private LinePieces(String text, int from, int to) {
        this.text = text;
        this.from = from;
        this.to = to;
        looks = new Look[to - from];
        Arrays.fill(looks, Look.PLAIN);
    }

    /**
     * The pieces of a line, from left to right.
     *
     * @param errors all that were found in the text
     * @param shown the one of them that is explained, absent for none
     */
    static List<LinePiece> of(
            TextLines lines, int line, List<FoundError> errors, @Nullable FoundError shown) {
        int start = lines.start(line);
        int end = lines.end(line);
        int from = end - start <= MOST ? start : begin(start, end, errors, shown);
        var drawn = new LinePieces(lines.text(), from, Math.min(end, from + MOST));
        for (FoundError error : errors) {
            if (error != shown) {
                drawn.mark(error.start(), error.end(), Look.OTHER);
            }
        }
        if (shown != null) {
            for (TextMark mark : shown.marks()) {
                drawn.mark(mark.start(), mark.end(), Look.READ);
            }
            drawn.mark(shown.start(), shown.end(), Look.SHOWN);
        }
        return drawn.cut(start, end);
    }

    /** Where to begin so that what is said in a long line is drawn. */
    private static int begin(
            int start, int end, List<FoundError> errors, @Nullable FoundError shown) {
        int first = end;
        for (FoundError error : shown == null ? errors : List.of(shown)) {
            if (error.start() < end && error.end() > start) {
                first = Math.min(first, Math.max(start, error.start()));
            }
            for (TextMark mark : error.marks()) {
                if (mark.start() >= start && mark.start() < end) {
                    first = Math.min(first, mark.start());
                }
            }
        }
        return first == end || first - start < MOST - BEFORE_MARK
                ? start
                : Math.min(first - BEFORE_MARK, end - MOST);
    }

    private void mark(int start, int end, Look as) {
        for (int i = Math.max(start, from); i < Math.min(end, to); i++) {
            looks[i - from] = as;
        }
    }

    private List<LinePiece> cut(int start, int end) {
        if (from > start) {
            add(CUT, Look.PLAIN);
        }
        for (int at = from; at < to; ) {
            int behind = behindEscape(at);
            if (behind > at) {
                at = behind;
                continue;
            }
            int c = text.codePointAt(at);
            add(drawn(c), looks[at - from]);
            at += Character.charCount(c);
        }
        if (to < end) {
            add(CUT, Look.PLAIN);
        }
        flush();
        return pieces;
    }

    private String drawn(int c) {
        if (c == '\t') {
            return " ".repeat(TAB - column % TAB);
        }
        return ForeignText.visible(Character.toString(c));
    }

    private void add(String drawn, Look as) {
        if (as != look) {
            flush();
            look = as;
        }
        piece.append(drawn);
        column += drawn.length();
    }

    private void flush() {
        if (!piece.isEmpty()) {
            pieces.add(new LinePiece(piece.toString(), look));
            piece.setLength(0);
        }
    }

    /** Behind the escape sequence that begins here; here if none does. */
    private int behindEscape(int at) {
        if (text.charAt(at) != ESCAPE || at + 1 >= to) {
            return at;
        }
        return switch (text.charAt(at + 1)) {
            case '[' -> behindControl(at + 2);
            case ']' -> Math.max(at, behindCommand(at + 2));
            default -> at;
        };
    }

    /** CSI: parameters and intermediate bytes, then one final byte from @ to ~. */
    private int behindControl(int at) {
        int i = at;
        while (i < to && text.charAt(i) >= ' ' && text.charAt(i) < '@') {
            i++;
        }
        return i < to && text.charAt(i) <= '~' ? i + 1 : i;
    }

    /** OSC: up to a bell, or to ESC and a backslash; -1 if it does not end in this line. */
    private int behindCommand(int at) {
        for (int i = at; i < to; i++) {
            if (text.charAt(i) == BELL) {
                return i + 1;
            }
            if (text.charAt(i) == ESCAPE && i + 1 < to && text.charAt(i + 1) == '\\') {
                return i + 2;
            }
        }
        return -1;
    }
}
