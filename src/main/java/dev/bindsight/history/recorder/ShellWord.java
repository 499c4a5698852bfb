package dev.bindsight.history.recorder;

import java.util.ArrayList;
import java.util.List;

/**
 * A word of a text as a shell parts it: what stands in quotes belongs to one.
 *
 * @param from where it begins
 * @param written as it is written, with its quotes
 */
record ShellWord(int from, String written) {
    /** Those of a text, in its order. */
    static List<ShellWord> of(String text) {
        var words = new ArrayList<ShellWord>();
        int at = 0;
        while (at < text.length()) {
            int end = at;
            while (end < text.length() && !Character.isWhitespace(text.charAt(end))) {
                end = behind(text, end);
            }
            if (end > at) {
                words.add(new ShellWord(at, text.substring(at, end)));
            }
            at = end + 1;
        }
        return words;
    }

    /** Where what begins somewhere ends: a part in quotes, or a letter. */
    private static int behind(String text, int from) {
        char first = text.charAt(from);
        boolean quote = first == '"' || first == '\'';
        int close = quote ? text.indexOf(first, from + 1) : -1;
        return close < 0 ? from + 1 : close + 1;
    }

    /** Without the quotes, where it is in quotes as a whole. */
    String plain() {
        boolean quoted = written.length() > 1 && behind(written, 0) == written.length();
        return quoted ? written.substring(1, written.length() - 1) : written;
    }
}
