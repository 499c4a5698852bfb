package dev.bindsight.explain.anchors;

import java.util.List;

/**
 * Finds words in a text, wherever they stand and however they overlap, in one pass (Aho and
 * Corasick, Efficient String Matching, 1975). A to Z count as a to z. It runs over the bytes of
 * UTF-8, so that a log needs no decoding where it has nothing to say. Immutable.
 */
public final class WordFinder {
    private final WordTable table;

    /** A finder of words; what is found is told by their index in the list. */
    public WordFinder(List<String> words) {
        this.table = new WordTableBuilder(words).build();
    }

    /** Every word that ends within a part of a text. */
    public void find(String text, int from, int to, WordHits into) {
        int state = 0;
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (c < 0x80) {
                state = table.next(state, c);
            } else {
                state = wide(state, text, i, to);
            }
            for (int found = table.found(state); found >= 0; found = table.alsoFound(found)) {
                into.add(table.word(found), i + 1);
            }
        }
    }

    /** The bytes that UTF-8 has for a character; those of a pair come with its second half. */
    private int wide(int state, String text, int i, int to) {
        char c = text.charAt(i);
        if (c < 0x800) {
            return table.next(table.next(state, 0xC0 | c >> 6), 0x80 | c & 0x3F);
        }
        if (Character.isHighSurrogate(c) && i + 1 < to) {
            return state;
        }
        if (Character.isLowSurrogate(c) && i > 0) {
            int point = Character.toCodePoint(text.charAt(i - 1), c);
            int first = table.next(state, 0xF0 | point >> 18 & 0x07);
            int second = table.next(first, 0x80 | point >> 12 & 0x3F);
            return table.next(table.next(second, 0x80 | point >> 6 & 0x3F), 0x80 | point & 0x3F);
        }
        int first = table.next(state, 0xE0 | c >> 12);
        return table.next(table.next(first, 0x80 | c >> 6 & 0x3F), 0x80 | c & 0x3F);
    }

    /** Whether a word that was found in bytes of UTF-8 counts where it stands. */
    @FunctionalInterface
    public interface Counts {
        /**
         * Told of one that ends at a byte.
         *
         * @param word its index
         * @param last the index of its last byte
         */
        boolean here(int word, int last);
    }

    /**
     * The first place in bytes of UTF-8 where a word ends that counts, looked at as a plain text.
     *
     * @return the index of its last byte, or -1 if there is none
     */
    public int first(byte[] text, int from, int to, Counts counts) {
        int state = 0;
        for (int i = from; i < to; i++) {
            byte b = text[i];
            int unit = b & 0xFF;
            if (b < ' ' && !UnseenBytes.isSeen(b)) {
                int behind = UnseenBytes.behind(text, i, to);
                if (behind > i) {
                    unit = UnseenBytes.instead(text, i, to);
                    i = behind - 1;
                    if (unit < 0) {
                        continue;
                    }
                }
            }
            state = table.next(state, unit);
            for (int found = table.found(state); found >= 0; found = table.alsoFound(found)) {
                if (counts.here(table.word(found), i)) {
                    return i;
                }
            }
        }
        return -1;
    }
}
