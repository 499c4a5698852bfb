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
    private int behindFound;

    /** In what stands before an offset of a text. */
    LooseWords(String text, int to) {
        this.text = text;
        this.to = to;
    }

    /** Where words first begin from an offset to another, that one included; -1 if nowhere. */
    int find(String words, int from, int last) {
        char first = words.charAt(0);
        int end = Math.min(last + 1, to);
        if (CurledQuotes.isStraight(first)) {
            return findOneByOne(words, from, end);
        }
        if (first == ' ') {
            return words.length() > 1 && hasOneForm(words.charAt(1))
                    ? findBehindBlanks(words, from, end)
                    : findOneByOne(words, from, end);
        }
        var places = new LetterPlaces(text, first, from, end);
        for (int at = places.next(); at < end; at = places.next()) {
            if (mayGoOn(words, at) && isAt(words, at)) {
                return at;
            }
        }
        return -1;
    }

    /** Whether no other character stands for it, but for the case of a letter. */
    private static boolean hasOneForm(char c) {
        return c != ' ' && !CurledQuotes.isStraight(c);
    }

    /** Blanks are everywhere; so what stands behind them is looked for. */
    private int findBehindBlanks(String words, int from, int end) {
        int last = Math.min(end + MOST_BLANKS, to);
        var places = new LetterPlaces(text, words.charAt(1), from + 1, last);
        for (int letter = places.next(); letter < last; letter = places.next()) {
            int at = letter;
            int farthest = Math.max(from, letter - MOST_BLANKS);
            while (at > farthest && isBlank(text.charAt(at - 1))) {
                at--;
            }
            if (at < letter && at < end && isAt(words, at)) {
                return at;
            }
        }
        return -1;
    }

    /** Behind the words that were found last. */
    int behindFound() {
        return behindFound;
    }

    private boolean isAt(String words, int start) {
        behindFound = behind(words, start);
        return behindFound >= 0;
    }

    private int findOneByOne(String words, int from, int end) {
        char first = words.charAt(0);
        for (int at = from; at < end; at++) {
            char c = text.charAt(at);
            boolean begins = first == ' ' ? isBlank(c) : isSame(c, first);
            if (begins && mayGoOn(words, at) && isAt(words, at)) {
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
    private int behind(String words, int start) {
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
        return read == wanted
                || Ascii.lower(read) == Ascii.lower(wanted)
                || CurledQuotes.straight(read) == CurledQuotes.straight(wanted);
    }

    static boolean isBlank(char c) {
        return c == ' ' || c == '\t' || c == '\n';
    }
}
