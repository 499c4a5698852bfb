package dev.bindsight.explain;

import dev.bindsight.explain.anchors.WordHits;
import dev.bindsight.explain.lines.PlainText;
import dev.bindsight.explain.places.Ascii;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * Makes the lines of a text whole that a terminal, a table or a mail was too narrow for: {@code
 * address al} and {@code ready in use} below it. Only where a word that is looked for goes on
 * behind the break, and in what else is broken at that width; other lines stay apart.
 */
final class WrappedLines {
    /** A longer text is a log, whose lines are no sentences that somebody has pasted. */
    private static final int LONGEST_TEXT = 20_000;

    /** So many characters on either side of a break are looked at. */
    private static final int REACH = 60;

    /** No terminal is narrower. */
    private static final int NARROWEST = 40;

    /** So many blanks in a line fill up one that was broken before. */
    private static final int FILLING = 20;

    private static final int DEEPEST_INDENTATION = 10;

    /** A shorter word says too little for that. */
    private static final int SHORTEST_WORD = 6;

    /** So many characters of words that are broken at a blank stand on either side. */
    private static final int ON_EACH_SIDE = 2;

    private final Vocabulary vocabulary;
    private final String text;
    private final List<Break> breaks = new ArrayList<>();
    private final BitSet widths = new BitSet();

    /** Blanks with the end of a line, or many of them; and how wide it is what they end. */
    private record Break(int from, int to, int width, boolean endsLine) {
        /** Whether nothing but the break can have been put in there. */
        boolean mayBeWithinWord() {
            return endsLine && to == from + 1 || to - from >= FILLING;
        }
    }

    private WrappedLines(Vocabulary vocabulary, String text) {
        this.vocabulary = vocabulary;
        this.text = text;
    }

    /** The same text, with the lines that belong together made one. */
    static PlainText whole(PlainText plain, Vocabulary vocabulary) {
        String text = plain.text();
        if (text.length() > LONGEST_TEXT) {
            return plain;
        }
        var lines = new WrappedLines(vocabulary, text);
        lines.findBreaks();
        BitSet within = lines.withinWords();
        BitSet between = lines.betweenWords(within);
        return within.isEmpty() && between.isEmpty()
                ? plain
                : plain.without(lines.gaps(within, between));
    }

    /** A text, and again as it is where each of its lines goes on in the next: for its words. */
    static String everyWay(String text) {
        return text.length() > LONGEST_TEXT || text.indexOf('\n') < 0
                ? text
                : text + '\n' + text.replaceAll("\\s+", " ") + '\n' + text.replace("\n", "");
    }

    private void findBreaks() {
        int begin = 0;
        int at = 0;
        while (at < text.length()) {
            if (!isBlank(text.charAt(at))) {
                at++;
                continue;
            }
            int from = at;
            boolean endsLine = false;
            while (at < text.length() && isBlank(text.charAt(at))) {
                endsLine |= text.charAt(at) == '\n';
                at++;
            }
            if ((endsLine || at - from >= FILLING) && from > begin && at < text.length()) {
                breaks.add(new Break(from, at, from - begin, endsLine));
            }
            if (endsLine || at - from >= FILLING) {
                int line = text.lastIndexOf('\n', at - 1) + 1;
                begin = at - from >= FILLING ? at : Math.max(from, line);
            }
        }
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t' || c == '\n';
    }

    /** The breaks in the middle of a word, and all others at the width of such a one. */
    private BitSet withinWords() {
        var found = new BitSet();
        for (int i = 0; i < breaks.size(); i++) {
            Break each = breaks.get(i);
            boolean letters =
                    Ascii.isLetter(text.charAt(each.from() - 1))
                            && Ascii.isLetter(text.charAt(each.to()));
            if (each.mayBeWithinWord()
                    && letters
                    && each.width() >= NARROWEST
                    && goesOn(each, "", 1)
                    && !goesOn(each, " ", ON_EACH_SIDE)) { // connectionRefused is Rust's
                found.set(i);
                widths.set(each.width());
            }
        }
        for (int i = 0; i < breaks.size() && !widths.isEmpty(); i++) {
            Break each = breaks.get(i);
            if (each.mayBeWithinWord() && widths.get(each.width())) {
                found.set(i);
            }
        }
        return found;
    }

    /** The breaks between two words of one name. */
    private BitSet betweenWords(BitSet within) {
        var found = new BitSet();
        for (int i = 0; i < breaks.size(); i++) {
            Break each = breaks.get(i);
            if (!within.get(i)
                    && each.endsLine()
                    && each.to() - each.from() <= DEEPEST_INDENTATION
                    && goesOn(each, " ", ON_EACH_SIDE)) {
                found.set(i);
            }
        }
        return found;
    }

    /** Whether a word that is looked for stands before a break and behind it. */
    private boolean goesOn(Break broken, String between, int onEachSide) {
        int from = Math.max(text.lastIndexOf('\n', broken.from() - 1) + 1, broken.from() - REACH);
        int end = text.indexOf('\n', broken.to());
        int to = Math.min(end < 0 ? text.length() : end, broken.to() + REACH);
        String around =
                text.substring(from, broken.from()) + between + text.substring(broken.to(), to);
        int before = broken.from() - from;
        int behind = before + between.length();
        var hits = new WordHits();
        vocabulary.finder().find(around, 0, around.length(), hits);
        for (int i = 0; i < hits.count(); i++) {
            int length = vocabulary.length(hits.word(i));
            int start = hits.end(i) - length;
            if (length >= SHORTEST_WORD
                    && start <= before - onEachSide
                    && hits.end(i) >= behind + onEachSide) {
                return true;
            }
        }
        return false;
    }

    private List<PlainText.Gap> gaps(BitSet within, BitSet between) {
        var gaps = new ArrayList<PlainText.Gap>();
        for (int i = 0; i < breaks.size(); i++) {
            Break each = breaks.get(i);
            if (within.get(i) || between.get(i)) {
                gaps.add(new PlainText.Gap(each.from(), each.to(), !within.get(i)));
            }
        }
        return gaps;
    }
}
