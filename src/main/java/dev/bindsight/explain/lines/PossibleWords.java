package dev.bindsight.explain.lines;

import dev.bindsight.explain.places.Ascii;

import org.jspecify.annotations.Nullable;

import java.util.BitSet;
import java.util.Locale;

/**
 * Which words a text may have: of one that is short most of the words that are looked for can be
 * left out before anything is made of them. A to Z count as a to z. Immutable.
 */
public final class PossibleWords {
    /** What any text may have. */
    public static final PossibleWords ALL = new PossibleWords(null, false);

    /** In a longer text looking for each word by itself takes longer than preparing for all. */
    private static final int LONGEST = 2_000;

    /** So many characters are told without going through the text. */
    private static final int TOLD = 3;

    private static final int TRIPLES = 1 << 14;

    private final @Nullable String text;
    private final boolean ascii;
    private final BitSet triples = new BitSet(TRIPLES);

    private PossibleWords(@Nullable String text, boolean ascii) {
        this.text = text;
        this.ascii = ascii;
        if (text != null) {
            for (int i = 0; i + TOLD <= text.length(); i++) {
                triples.set(triple(text, i));
            }
        }
    }

    /**
     * What one text may have.
     *
     * @param text as it is searched
     * @param ascii whether it has no other characters
     */
    public static PossibleWords of(String text, boolean ascii) {
        return ascii && text.length() <= LONGEST
                ? new PossibleWords(text.toLowerCase(Locale.ROOT), true)
                : new PossibleWords(null, ascii);
    }

    /** Whether words of ASCII alone are among them. */
    public boolean areAscii() {
        return ascii;
    }

    /** Whether all words are that have the right characters. */
    public boolean areMany() {
        return text == null;
    }

    /** Whether a word is. */
    public boolean have(String word) {
        return text == null
                || mayBegin(word, 0, word.length()) && text.contains(word.toLowerCase(Locale.ROOT));
    }

    /**
     * Whether one may be that begins a part of a text, told from its first characters alone.
     *
     * @param from where it begins
     * @param to where the part ends
     */
    public boolean mayBegin(String in, int from, int to) {
        return text == null || to - from < TOLD || triples.get(triple(in, from));
    }

    private static int triple(String in, int at) {
        int hash = 0;
        for (int i = at; i < at + TOLD; i++) {
            hash = hash * 31 + Ascii.lower(in.charAt(i));
        }
        return hash & TRIPLES - 1;
    }
}
