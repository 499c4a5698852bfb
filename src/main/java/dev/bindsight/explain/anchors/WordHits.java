package dev.bindsight.explain.anchors;

import java.util.Arrays;

/** Which words were found where, in the order of their ends. Grows, and is used again. */
public final class WordHits {
    private int[] words = new int[64];
    private int[] ends = new int[64];
    private int count;

    /** Forgets all. */
    public void clear() {
        count = 0;
    }

    void add(int word, int end) {
        if (count == words.length) {
            words = Arrays.copyOf(words, count * 2);
            ends = Arrays.copyOf(ends, count * 2);
        }
        words[count] = word;
        ends[count++] = end;
    }

    /** How many were found. */
    public int count() {
        return count;
    }

    /** The index of the word that was found, in the list that the finder was made of. */
    public int word(int hit) {
        return words[hit];
    }

    /** The offset behind its last character. */
    public int end(int hit) {
        return ends[hit];
    }
}
