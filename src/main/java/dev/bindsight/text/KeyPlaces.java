package dev.bindsight.text;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Where in a file the keys stand. A key is looked for among those of its length and its last
 * letters, so that nothing is made of any other: strings for all of them, in a map, were half of
 * what reading a file takes.
 */
final class KeyPlaces {
    private static final int NONE = -1;
    private static final int LETTERS = 5;

    /** About the length of a line. */
    private static final int LINE = 64;

    private static final int FEWEST = 16;
    private static final int PRIME = 31;

    private final byte[] file;

    /** By the chain, the last key in it; a power of two of them. */
    private final int[] last;

    private int count;
    private int[] starts;
    private int[] ends;
    private int[] texts;

    /** By a key, the one before it in its chain. */
    private int[] before;

    /** No key yet. */
    KeyPlaces(byte[] file) {
        this.file = file;
        int room = Integer.highestOneBit(Math.max(FEWEST, file.length / LINE));
        last = new int[room];
        Arrays.fill(last, NONE);
        starts = new int[room];
        ends = new int[room];
        texts = new int[room];
        before = new int[room];
    }

    /** Notes a key, from one place to another, and where what is said behind it begins. */
    void add(int start, int end, int text) {
        if (count == starts.length) {
            int more = count * 2;
            starts = Arrays.copyOf(starts, more);
            ends = Arrays.copyOf(ends, more);
            texts = Arrays.copyOf(texts, more);
            before = Arrays.copyOf(before, more);
        }
        int chain = end - start;
        for (int at = Math.max(start, end - LETTERS); at < end; at++) {
            chain = chain * PRIME + (file[at] & 0xff);
        }
        chain &= last.length - 1;
        starts[count] = start;
        ends[count] = end;
        texts[count] = text;
        before[count] = last[chain];
        last[chain] = count;
        count++;
    }

    /** Where the text of a key begins, of two the last one; -1 where there is none. */
    int find(String key) {
        int length = key.length();
        int chain = length;
        for (int at = Math.max(0, length - LETTERS); at < length; at++) {
            chain = chain * PRIME + key.charAt(at);
        }
        for (int each = last[chain & last.length - 1]; each != NONE; each = before[each]) {
            if (isAt(each, key)) {
                return texts[each];
            }
        }
        return NONE;
    }

    /** How many keys there are. */
    int count() {
        return count;
    }

    /** The key with a number, from 0 in the order of the file. */
    String key(int number) {
        int start = starts[number];
        return new String(file, start, ends[number] - start, StandardCharsets.ISO_8859_1);
    }

    /** Where the text of that key begins. */
    int text(int number) {
        return texts[number];
    }

    private boolean isAt(int number, String key) {
        int start = starts[number];
        if (ends[number] - start != key.length()) {
            return false;
        }
        for (int i = 0; i < key.length(); i++) {
            if ((file[start + i] & 0xff) != key.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}
