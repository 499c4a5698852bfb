package dev.bindsight.explain;

import dev.bindsight.explain.lines.Lines;
import dev.bindsight.explain.rules.LetterPairs;

import org.jspecify.annotations.Nullable;

/** The pairs of letters of lines that are asked for in their order; each line is looked at once. */
final class PairsOfLines {
    private final Lines lines;
    private int last = -1;
    private @Nullable LetterPairs ofLast;

    PairsOfLines(Lines lines) {
        this.lines = lines;
    }

    /** Those of two lines, one behind the other, or of one that is the last. */
    LetterPairs of(int line, int next) {
        var pairs = new LetterPairs();
        pairs.add(of(line));
        if (next > line) {
            pairs.add(of(next));
        }
        return pairs;
    }

    private LetterPairs of(int line) {
        LetterPairs known = ofLast;
        if (known != null && line == last) {
            return known;
        }
        var pairs = new LetterPairs();
        pairs.add(lines.text(), lines.start(line), lines.end(line));
        last = line;
        ofLast = pairs;
        return pairs;
    }
}
