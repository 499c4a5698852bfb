package dev.bindsight.explain.lines;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;

/**
 * A text without the escape sequences of terminals (ECMA-48), and where each character stood. Node
 * prints a field as {@code errno: ESC[33m-98ESC[39m} where standard error is a terminal. Of the
 * same length where nothing was left out: a character that would only be in the way becomes a
 * blank.
 */
public final class PlainText {
    private final String text;

    /** By an index into {@code text}, the one into the given text; null where they are the same. */
    private final int @Nullable [] offsets;

    private PlainText(String text, int @Nullable [] offsets) {
        this.text = text;
        this.offsets = offsets;
    }

    /** What a text says. */
    public static PlainText of(String given) {
        int first = firstUnplain(given);
        return first < 0 ? new PlainText(given, null) : stripped(given, first);
    }

    /**
     * A text that has been made of a plain one.
     *
     * @param text as it is read
     * @param offsets by an index into it and by its length, the one into the given text; not kept
     */
    public static PlainText of(String text, int[] offsets) {
        return new PlainText(text, Arrays.copyOf(offsets, text.length() + 1));
    }

    private static int firstUnplain(String given) {
        int length = given.length();
        for (int i = 0; i < length; i++) {
            char c = given.charAt(i);
            if ((c < ' ' || c >= 0x7F) && isUnplain(c)) {
                return i;
            }
        }
        return -1;
    }

    private static boolean isUnplain(char c) {
        return c < ' ' && c != '\n' && c != '\t'
                || c == 0x7F
                || c == '\u00A0'
                || c >= '\u200B' && c <= '\u200F'
                || c >= '\u202A' && c <= '\u202E'
                || c == '\uFEFF';
    }

    private static PlainText stripped(String given, int first) {
        char[] kept = new char[given.length()];
        given.getChars(0, first, kept, 0);
        int[] offsets = new int[given.length() + 1];
        for (int i = 0; i < first; i++) {
            offsets[i] = i;
        }
        int length = first;
        int at = first;
        while (at < given.length()) {
            char c = given.charAt(at);
            if (c == EscapeSequence.ESCAPE) {
                at = EscapeSequence.behind(given::charAt, at, given.length());
                continue;
            }
            offsets[length] = at++;
            kept[length++] = plain(c, at < given.length() ? given.charAt(at) : '\n');
        }
        offsets[length] = given.length();
        return new PlainText(new String(kept, 0, length), Arrays.copyOf(offsets, length + 1));
    }

    /** A carriage return alone begins the line anew, as curl does to draw its progress. */
    private static char plain(char c, char next) {
        if (c == '\r') {
            return next == '\n' ? ' ' : '\n';
        }
        return isUnplain(c) ? ' ' : c;
    }

    /** What is left. */
    public String text() {
        return text;
    }

    /** The offset into the given text of one into what is left. */
    public int given(int offset) {
        return offsets == null ? offset : offsets[offset];
    }

    /** The same of the end of something: behind its last character, and before what follows it. */
    public int givenEnd(int end) {
        return offsets == null || end == 0 ? end : offsets[end - 1] + 1;
    }
}
