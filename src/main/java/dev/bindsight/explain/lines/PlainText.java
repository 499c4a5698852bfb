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

    /** Where each character stood; null where they stand there still. */
    private final @Nullable Stood stood;

    /**
     * Where characters stood in the given text.
     *
     * @param starts by an index into what is left, where one stood, and behind the last
     * @param ends in the same way, behind it
     */
    private record Stood(int[] starts, int[] ends) {}

    /** What is left, character by character. */
    private static final class Kept {
        private final StringBuilder text;
        private final int[] starts;
        private final int[] ends;

        Kept(int most) {
            text = new StringBuilder(most);
            starts = new int[most + 1];
            ends = new int[most + 1];
        }

        void add(char c, int start, int end) {
            starts[text.length()] = start;
            ends[text.length()] = end;
            text.append(c);
        }

        PlainText whole(int end) {
            int length = text.length();
            starts[length] = end;
            ends[length] = end;
            return new PlainText(
                    text.toString(),
                    new Stood(Arrays.copyOf(starts, length + 1), Arrays.copyOf(ends, length + 1)));
        }
    }

    private PlainText(String text, @Nullable Stood stood) {
        this.text = text;
        this.stood = stood;
    }

    /** What a text says on a terminal. */
    public static PlainText of(String given) {
        return new PlainText(given, null).stripped();
    }

    /** The same, with the characters that stand in it by their numbers or names. */
    public static PlainText spelledOut(String given) {
        return new PlainText(given, null).spelledOut().stripped();
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
        var kept = new Kept(text.length());
        int at = 0;
        for (Gap each : gaps) {
            keep(kept, at, each.from());
            if (each.blank()) {
                kept.add(' ', given(each.from()), given(each.from()) + 1);
            }
            at = each.to();
        }
        keep(kept, at, text.length());
        return kept.whole(given(text.length()));
    }

    private void keep(Kept kept, int from, int to) {
        for (int at = from; at < to; at++) {
            kept.add(text.charAt(at), given(at), givenEnd(at + 1));
        }
    }

    private PlainText spelledOut() {
        int at = 0;
        while (at < text.length() && WrittenCharacter.at(text, at) == null) {
            at = nextWritten(at + 1);
        }
        if (at >= text.length()) {
            return this;
        }
        var kept = new Kept(text.length());
        keep(kept, 0, at);
        while (at < text.length()) {
            WrittenCharacter written = WrittenCharacter.at(text, at);
            int end = written == null ? at + 1 : written.end();
            char c = written == null ? text.charAt(at) : written.character();
            kept.add(c, given(at), givenEnd(end));
            at = end;
        }
        return kept.whole(given(text.length()));
    }

    /** Where the next one may begin, or the end of the text. */
    private int nextWritten(int from) {
        for (int at = from; at < text.length(); at++) {
            if (WrittenCharacter.mayBegin(text.charAt(at))) {
                return at;
            }
        }
        return text.length();
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

    private PlainText stripped() {
        int at = firstUnplain(text);
        if (at < 0) {
            return this;
        }
        var kept = new Kept(text.length());
        keep(kept, 0, at);
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == EscapeSequence.ESCAPE) {
                at = EscapeSequence.behind(text::charAt, at, text.length());
                continue;
            }
            char next = at + 1 < text.length() ? text.charAt(at + 1) : '\n';
            kept.add(plain(c, next), given(at), givenEnd(at + 1));
            at++;
        }
        return kept.whole(given(text.length()));
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
        return stood == null ? offset : stood.starts()[offset];
    }

    /** The same of the end of something: behind its last character, and before what follows it. */
    public int givenEnd(int end) {
        return stood == null || end == 0 ? end : stood.ends()[end - 1];
    }
}
