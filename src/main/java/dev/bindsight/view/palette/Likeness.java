package dev.bindsight.view.palette;

import java.util.Locale;

/**
 * How well a text fits a few letters that are in it in that order: letters that begin words or
 * follow each other count more, and a text that is fitted whole wins.
 */
final class Likeness {
    private static final int NEXT = 5;
    private static final int WORD_START = 8;
    private static final int WHOLE = 20;

    private Likeness() {}

    /**
     * The score; the greater, the better.
     *
     * @return negative where the letters are not in it
     */
    static int of(String typed, String text) {
        String wanted = typed.strip().toLowerCase(Locale.ROOT);
        String lower = text.toLowerCase(Locale.ROOT);
        if (wanted.isEmpty()) {
            return 0;
        }
        int together = lower.indexOf(wanted);
        if (together >= 0) {
            return wanted.length() * NEXT
                    + WHOLE
                    + (startsWord(lower, together) ? WORD_START : 0)
                    - Math.min(together, WORD_START - 1);
        }
        int score = 0;
        int at = -1;
        for (int i = 0; i < wanted.length(); i++) {
            char letter = wanted.charAt(i);
            if (letter == ' ') {
                continue;
            }
            int found = next(lower, letter, at + 1);
            if (found < 0) {
                return -1;
            }
            score += found == at + 1 ? NEXT : startsWord(lower, found) ? WORD_START : 0;
            at = found;
        }
        return score;
    }

    /** The next place of a letter: beside the last one, else at the start of a word, else any. */
    private static int next(String text, char letter, int from) {
        if (from < text.length() && text.charAt(from) == letter) {
            return from;
        }
        for (int i = from; i < text.length(); i++) {
            if (text.charAt(i) == letter && startsWord(text, i)) {
                return i;
            }
        }
        return text.indexOf(letter, from);
    }

    private static boolean startsWord(String text, int at) {
        return at == 0 || !Character.isLetterOrDigit(text.charAt(at - 1));
    }
}
