package dev.bindsight.explain.lines;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.List;

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
     * What stands between two pieces of a text that belong together.
     *
     * @param from where it begins in the plain text
     * @param to behind it
     * @param blank whether words stand on its sides and not the halves of one
     */
    public record Gap(int from, int to, boolean blank) {}

    /** The same without what stands in gaps, which are in the order of the text. */
    public PlainText without(List<Gap> gaps) {
        var kept = new StringBuilder(text.length());
        int[] kepts = new int[text.length() + 1];
        int at = 0;
        for (Gap each : gaps) {
            at = keep(kept, kepts, at, each.from());
            if (each.blank()) {
                kepts[kept.length()] = given(at);
                kept.append(' ');
            }
            at = each.to();
        }
        at = keep(kept, kepts, at, text.length());
        kepts[kept.length()] = given(at);
        return new PlainText(kept.toString(), Arrays.copyOf(kepts, kept.length() + 1));
    }

    private int keep(StringBuilder kept, int[] kepts, int from, int to) {
        for (int at = from; at < to; at++) {
            kepts[kept.length()] = given(at);
            kept.append(text.charAt(at));
        }
        return to;
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
