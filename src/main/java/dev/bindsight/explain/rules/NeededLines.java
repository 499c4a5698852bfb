package dev.bindsight.explain.rules;

import dev.bindsight.explain.lines.Lines;

import java.util.IdentityHashMap;

/**
 * Whether the words that rules need in the lines around are there. Asked line by line, from the
 * first on; no line is looked through twice for the same words, however many errors are near it.
 */
public final class NeededLines {
    private final Lines lines;
    private final int most;
    private final IdentityHashMap<Rule.Beside, Search> searches = new IdentityHashMap<>();

    /** How far words were looked for: the last line that has them, of those up to an end. */
    private static final class Search {
        private int end;
        private int last = -1;
    }

    /**
     * Of the lines of a text.
     *
     * @param most so many lines above and below one are looked through
     */
    public NeededLines(Lines lines, int most) {
        this.lines = lines;
        this.most = most;
    }

    /** Whether there is all that a rule needs that fits a line, not above one asked for before. */
    public boolean areThere(Rule rule, int line) {
        for (Rule.Beside each : rule.beside()) {
            if (each.isNeeded() && !isThere(each, line)) {
                return false;
            }
        }
        return true;
    }

    private boolean isThere(Rule.Beside beside, int line) {
        int first = beside.below() ? line + 1 : Math.max(0, line - most);
        int end = beside.below() ? Math.min(lines.count(), line + 1 + most) : line;
        Search search = searches.computeIfAbsent(beside, _ -> new Search());
        for (int each = Math.max(first, search.end); each < end; each++) {
            if (RuleSet.anywhere(beside.template(), lines.text(), lines.body(each), lines.end(each))
                    != null) {
                search.last = each;
            }
        }
        search.end = Math.max(search.end, end);
        return search.last >= first;
    }
}
