package dev.bindsight.view.palette;

import java.util.Locale;

/**
 * How well a text fits what is typed: the same letters together, or the beginnings of words in that
 * order, of which those together win.
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
        return abbreviated(wanted.replace(" ", ""), lower, 0, 0);
    }

    /**
     * The score of letters that each begin a word or follow the letter before: any others are in
     * half of all texts, and nobody means those.
     *
     * @param typed the letter that is looked for
     * @param from where it may be
     */
    private static int abbreviated(String wanted, String text, int typed, int from) {
        if (typed == wanted.length()) {
            return 0;
        }
        int best = -1;
        char letter = wanted.charAt(typed);
        for (int at = text.indexOf(letter, from); at >= 0; at = text.indexOf(letter, at + 1)) {
            boolean next = typed > 0 && at == from;
            if (next || startsWord(text, at)) {
                int rest = abbreviated(wanted, text, typed + 1, at + 1);
                if (rest >= 0) {
                    best = Math.max(best, rest + (next ? NEXT : WORD_START));
                }
            }
        }
        return best;
    }

    private static boolean startsWord(String text, int at) {
        return at == 0 || !Character.isLetterOrDigit(text.charAt(at - 1));
    }
}
