package dev.bindsight.explain.anchors;

import java.util.Arrays;

/** Which words were found where, in the order of their ends. Grows. */
public final class WordHits {
    private static final int FEWEST = 64;

    /** One in so many characters of a text of errors ends a word. */
    private static final int BETWEEN = 8;

    private int[] words;
    private int[] ends;
    private int count;

    /** Of none. */
    public WordHits() {
        this(0);
    }

    /** With room for those of a text of so many characters. */
    public WordHits(int length) {
        int room = Math.max(FEWEST, length / BETWEEN);
        words = new int[room];
        ends = new int[room];
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
