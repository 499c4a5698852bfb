package dev.bindsight.explain.lines;

import dev.bindsight.explain.places.Ascii;

import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/**
 * A file of words, in UTF-8: a line for each, of what they say, a blank, and the words, before
 * which a sign may stand. Lines that are blank, or begin with a blank or {@code #}, say nothing.
 */
public final class WordFile {
    private WordFile() {}

    /**
     * Hands out the lines whose words a text may have: most are told by a few characters to be of
     * no use, before anything is made of them.
     */
    public static void read(byte[] bytes, PossibleWords possible, Consumer<String> line) {
        // a character for each byte, so that a line is at the same offsets in both
        String file = new String(bytes, StandardCharsets.ISO_8859_1);
        int start = 0;
        while (start < file.length()) {
            int next = file.indexOf('\n', start);
            int end = next < 0 ? file.length() : next;
            boolean says = end > start && file.charAt(start) > ' ' && file.charAt(start) != '#';
            if (says && mayBe(file, start, end, possible)) {
                line.accept(new String(bytes, start, end - start, StandardCharsets.UTF_8));
            }
            start = end + 1;
        }
    }

    private static boolean mayBe(String file, int start, int end, PossibleWords possible) {
        int blank = file.indexOf(' ', start);
        char sign = file.charAt(blank + 1);
        int begin = blank + (sign == '=' || sign == ':' ? 2 : 1);
        return possible.mayBegin(file, begin, end)
                && (!possible.areAscii() || Ascii.isAll(file, start, end));
    }
}
