package dev.bindsight.explain.rules;

import dev.bindsight.explain.places.Ascii;

/**
 * Looks for words in a part of a text: in either case, with quotes that are straight or curled, and
 * with any number of blanks where they have one, as programs break their lines.
 */
final class LooseWords {
    /** So many blanks stand for one. */
    private static final int MOST_BLANKS = 300;

    private final String text;
    private final int to;

    /** In what stands before an offset of a text. */
    LooseWords(String text, int to) {
        this.text = text;
        this.to = to;
    }

    /** Where words first begin from an offset to another, that one included; -1 if nowhere. */
    int find(String words, int from, int last) {
        char first = words.charAt(0);
        int end = Math.min(last + 1, to);
        if (first == ' ' || CurledQuotes.isStraight(first)) {
            return findOneByOne(words, from, end);
        }
        char small = Ascii.lower(first);
        char capital = Ascii.upper(first);
        int ofSmall = indexOf(small, from, end);
        int ofCapital = capital == small ? end : indexOf(capital, from, end);
        while (true) {
            int at = Math.min(ofSmall, ofCapital);
            if (at == end) {
                return -1;
            }
            if (mayGoOn(words, at) && behind(words, at) >= 0) {
                return at;
            }
            if (at == ofSmall) {
                ofSmall = indexOf(small, at + 1, end);
            } else {
                ofCapital = indexOf(capital, at + 1, end);
            }
        }
    }

    /** Where a character stands, looked for many at a time; the end if nowhere. */
    private int indexOf(char c, int from, int end) {
        int at = from < end ? text.indexOf(c, from, end) : -1;
        return at < 0 ? end : at;
    }

    private int findOneByOne(String words, int from, int end) {
        char first = words.charAt(0);
        for (int at = from; at < end; at++) {
            char c = text.charAt(at);
            boolean begins = first == ' ' ? isBlank(c) : isSame(c, first);
            if (begins && mayGoOn(words, at) && behind(words, at) >= 0) {
                return at;
            }
        }
        return -1;
    }

    /** Whether the second character stands there too: at most places it does not. */
    private boolean mayGoOn(String words, int at) {
        if (words.length() == 1 || at + 1 >= to) {
            return true;
        }
        char second = words.charAt(1);
        char next = text.charAt(at + 1);
        return second == ' ' || isBlank(next) || isSame(next, second);
    }

    /** Behind words that begin there; -1 if they do not. */
    int behind(String words, int start) {
        int at = start;
        for (int i = 0; i < words.length(); i++) {
            char wanted = words.charAt(i);
            if (wanted == ' ') {
                int blank = at;
                while (at < to && at < blank + MOST_BLANKS && isBlank(text.charAt(at))) {
                    at++;
                }
                if (at == blank) {
                    return -1;
                }
            } else {
                if (at >= to || !isSame(text.charAt(at), wanted)) {
                    return -1;
                }
                at++;
            }
        }
        return at;
    }

    private static boolean isSame(char read, char wanted) {
        return Ascii.lower(read) == Ascii.lower(wanted)
                || CurledQuotes.straight(read) == CurledQuotes.straight(wanted);
    }

    static boolean isBlank(char c) {
        return c == ' ' || c == '\t' || c == '\n';
    }
}
