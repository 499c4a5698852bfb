package dev.bindsight.explain.rules;

import dev.bindsight.explain.places.Ascii;

/**
 * Where a letter stands in a part of a text, small or capital, from left to right. The text is
 * looked through for each of the two once, many characters at a time.
 */
final class LetterPlaces {
    private final String text;
    private final char small;
    private final char capital;
    private final int end;
    private int ofSmall;
    private int ofCapital;

    /** From an offset of a text up to another. */
    LetterPlaces(String text, char letter, int from, int end) {
        this.text = text;
        this.end = end;
        small = Ascii.lower(letter);
        capital = Ascii.upper(letter);
        ofSmall = find(small, from);
        ofCapital = capital == small ? end : find(capital, from);
    }

    /** The next place, or the end of the part if there is none. */
    int next() {
        int at = Math.min(ofSmall, ofCapital);
        if (at == end) {
            return end;
        }
        if (at == ofSmall) {
            ofSmall = find(small, at + 1);
        } else {
            ofCapital = find(capital, at + 1);
        }
        return at;
    }

    private int find(char c, int from) {
        int at = from < end ? text.indexOf(c, from, end) : -1;
        return at < 0 ? end : at;
    }
}
