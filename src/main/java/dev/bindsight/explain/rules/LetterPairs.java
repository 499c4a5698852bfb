package dev.bindsight.explain.rules;

/**
 * Which characters stand next to each other in a text, and which it has that are no letters, in 256
 * bits: many rules begin with the same words, and a line that lacks what the rest of a rule's words
 * has need not be tried. Two pairs may have one bit, so it never says that words are there.
 */
public final class LetterPairs {
    private long first;
    private long second;
    private long third;
    private long fourth;

    /** Of nothing. */
    public LetterPairs() {}

    /**
     * Adds those of a part of a text; a blank is next to nothing, as any number may stand for it.
     */
    public void add(String text, int from, int to) {
        int before = 0;
        for (int i = from; i < to; i++) {
            int c = text.charAt(i) | 0x20; // as upper case letters differ from lower case ones
            if (c == ' ' || text.charAt(i) == '\t' || text.charAt(i) == '\n') {
                before = 0;
                continue;
            }
            if (before != 0) {
                set(before * 37 + c);
            }
            if (c < '0' || c > '9' && c < 'a' || c > 'z') {
                set(c * 37);
            }
            before = c;
        }
    }

    private void set(int pair) {
        long bit = 1L << pair;
        switch (pair >> 6 & 3) {
            case 0 -> first |= bit;
            case 1 -> second |= bit;
            case 2 -> third |= bit;
            default -> fourth |= bit;
        }
    }

    /** Adds those of another text. */
    public void add(LetterPairs other) {
        first |= other.first;
        second |= other.second;
        third |= other.third;
        fourth |= other.fourth;
    }

    /** Whether it may have all that another has. */
    boolean mayHave(LetterPairs wanted) {
        return ((wanted.first & ~first)
                        | (wanted.second & ~second)
                        | (wanted.third & ~third)
                        | (wanted.fourth & ~fourth))
                == 0;
    }
}
