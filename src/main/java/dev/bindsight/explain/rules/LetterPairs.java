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
        long[] bits = new long[4];
        int before = 0;
        for (int i = from; i < to; i++) {
            char read = CurledQuotes.straight(text.charAt(i));
            int c = read | 0x20; // as upper case letters differ from lower case ones
            if (c == ' ' || read == '\t' || read == '\n') {
                before = 0;
                continue;
            }
            if (before != 0) {
                set(bits, before * 37 + c);
            }
            if (c < '0' || c > '9' && c < 'a' || c > 'z') {
                set(bits, c * 37);
            }
            before = c;
        }
        first |= bits[0];
        second |= bits[1];
        third |= bits[2];
        fourth |= bits[3];
    }

    private static void set(long[] bits, int pair) {
        bits[pair >> 6 & 3] |= 1L << pair;
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
