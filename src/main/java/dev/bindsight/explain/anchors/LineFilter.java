package dev.bindsight.explain.anchors;

import dev.bindsight.explain.places.Ascii;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * Passes over the lines of a log that have none of some words. Of each word it knows four
 * characters, one behind the other, that ordinary text has seldom, and compares the word only where
 * such four stand: most bytes of a log cost one look at a table of 8 kB. It never passes over a
 * line with one of the words. Immutable.
 */
public final class LineFilter {
    private static final int LENGTH = 4;

    /** By how much a character moves those before it; the fifth before it is moved out. */
    private static final int SHIFT = 4;

    private static final int KEYS = 1 << LENGTH * SHIFT;
    private static final int MASK = KEYS - 1;

    /** Of a byte that may be a part of what is read otherwise: its line is looked through. */
    private static final byte UNPLAIN = -1;

    /** What ordinary text has, the most frequent first; what is not here it has seldom. */
    private static final String FREQUENT = "e taoinsr0l1dcu/.m2hp-:f3g5 4\"6789y_bw,v=k()[]x;'j>";

    private static final byte[] CODES = codes();

    private final long[] isKey = new long[KEYS / Long.SIZE];

    /** By a key, 1 + the first of the entries that have it, 0 for none. */
    private final short[] firsts = new short[KEYS];

    /** By an entry, 1 + the next one with its key, 0 for none. */
    private short[] nexts = new short[1024];

    /** By an entry, its word in lower case. */
    private byte[][] words = new byte[1024][];

    /** By an entry, the index of its word in the list. */
    private int[] indexes = new int[1024];

    /** By an entry, how many bytes of the word stand behind its four characters. */
    private int[] behind = new int[1024];

    private int entries;

    /** One for words, told by their index; those that are not all ASCII stand in no plain line. */
    public LineFilter(List<String> words) {
        for (int index = 0; index < words.size(); index++) {
            byte[] word = Ascii.lower(words.get(index)).getBytes(StandardCharsets.UTF_8);
            if (isPlain(word)) {
                add(index, word);
            }
        }
    }

    /** By a byte, what it is told from others by: 0 to 63, the same for a letter of either case. */
    private static byte[] codes() {
        byte[] codes = new byte[256];
        Arrays.fill(codes, UNPLAIN);
        for (int i = ' '; i < 0x7F; i++) {
            codes[i] = (byte) (i < 0x40 ? i - ' ' : (i | 0x20) - 0x40);
        }
        codes['\t'] = 0;
        codes['\n'] = 0;
        return codes;
    }

    /** Whether a byte is seen as it is; where {@link #next} ends at one, it is of a word. */
    public static boolean isPlain(byte unit) {
        return CODES[unit & 0xFF] != UNPLAIN;
    }

    private static boolean isPlain(byte[] word) {
        for (byte each : word) {
            if (each == '\n') {
                throw new IllegalArgumentException("words of two lines");
            }
            if (!isPlain(each)) {
                return false;
            }
        }
        return true;
    }

    private void add(int index, byte[] word) {
        int end = Math.min(LENGTH, word.length);
        double rarest = Double.MAX_VALUE;
        for (int each = end; each <= word.length; each++) {
            double often = 1;
            for (int i = Math.max(0, each - LENGTH); i < each; i++) {
                often *= often(word[i]);
            }
            if (often < rarest) {
                rarest = often;
                end = each;
            }
        }
        int key = 0;
        for (int i = Math.max(0, end - LENGTH); i < end; i++) {
            key = key << SHIFT ^ CODES[word[i] & 0xFF];
        }
        int open = Math.max(0, LENGTH - word.length) * SHIFT;
        for (int before = 0; before < 1 << open; before++) {
            // before a shorter word anything may stand
            add((key ^ before << LENGTH * SHIFT - open) & MASK, index, word, word.length - end);
        }
    }

    private void add(int key, int index, byte[] word, int left) {
        if (entries == nexts.length) {
            nexts = Arrays.copyOf(nexts, entries * 2);
            words = Arrays.copyOf(words, entries * 2);
            indexes = Arrays.copyOf(indexes, entries * 2);
            behind = Arrays.copyOf(behind, entries * 2);
        }
        if (entries == Short.MAX_VALUE) {
            throw new IllegalArgumentException("too many words");
        }
        nexts[entries] = firsts[key];
        words[entries] = word;
        indexes[entries] = index;
        behind[entries] = left;
        firsts[key] = (short) ++entries;
        isKey[key >> 6] |= 1L << key;
    }

    private static double often(byte unit) {
        int rank = FREQUENT.indexOf((char) unit);
        return 1.0 / (rank < 0 ? 2 * FREQUENT.length() : rank + 2);
    }

    /**
     * The first byte of a part of a text in UTF-8 whose line is to be looked through: it stands in
     * a word that counts, or is not seen as it is.
     *
     * @return behind the part if there is none
     */
    public int next(byte[] text, int from, int to, WordFinder.Counts counts) {
        int key = 0;
        for (int i = from; i < to; i++) {
            int code = CODES[text[i] & 0xFF];
            if (code < 0) {
                if (!endsLine(text, i, to)) {
                    return i;
                }
                code = 0;
            }
            key = (key << SHIFT ^ code) & MASK;
            if ((isKey[key >> 6] >>> key & 1) != 0 && isWord(key, text, i + 1, from, to, counts)) {
                return i;
            }
        }
        return to;
    }

    /** Whether a byte is the first of the two with which Windows ends a line. */
    private static boolean endsLine(byte[] text, int at, int to) {
        return text[at] == '\r' && at + 1 < to && text[at + 1] == '\n';
    }

    private boolean isWord(
            int key, byte[] text, int at, int from, int to, WordFinder.Counts counts) {
        for (int entry = firsts[key] - 1; entry >= 0; entry = nexts[entry] - 1) {
            byte[] word = words[entry];
            int end = at + behind[entry];
            if (end <= to
                    && end - word.length >= from
                    && ends(word, text, end)
                    && counts.here(indexes[entry], end - 1)) {
                return true;
            }
        }
        return false;
    }

    private static boolean ends(byte[] word, byte[] text, int end) {
        int start = end - word.length;
        for (int i = 0; i < word.length; i++) {
            byte unit = text[start + i];
            if ((unit == '\r' ? ' ' : Ascii.lower((char) unit)) != word[i]) {
                return false;
            }
        }
        return true;
    }
}
