package dev.bindsight.explain;

import dev.bindsight.explain.places.HostText;
import dev.bindsight.explain.places.Piece;

import org.jspecify.annotations.Nullable;

/** {@code Risoluzione di db (db)... }: a name as wget says it in every language. */
final class NameSaidTwice {
    private static final int LONGEST = 253;

    private NameSaidTwice() {}

    /** Where the name stands before an errno, absent where none does. */
    static @Nullable Piece before(String text, Cluster cluster) {
        int close = text.lastIndexOf(')', cluster.start());
        int open = close < cluster.from() ? -1 : text.lastIndexOf('(', close);
        int length = close - open - 1;
        int start = open - 1 - length;
        boolean said =
                open > 0
                        && start >= cluster.from()
                        && length < LONGEST
                        && text.charAt(open - 1) == ' '
                        && HostText.isName(text, open + 1, close)
                        && text.regionMatches(start, text, open + 1, length)
                        && (start == cluster.from() || text.charAt(start - 1) == ' ');
        return said ? new Piece(start, start + length) : null;
    }
}
