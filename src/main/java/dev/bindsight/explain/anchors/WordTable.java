package dev.bindsight.explain.anchors;

/**
 * The automaton. States near the root, where ordinary text spends its time, have a row with the
 * next state of every byte; those further away have only the bytes that go on, and a state to fall
 * back to. A full table would be a hundred times as large. The first byte that goes on leads to the
 * state with the next number: nearly all have no other, and a word is read along one array.
 *
 * @param classes by a byte, its column, 0 for those that are in no word
 * @param columns how many there are
 * @param rowStates how many states have a row, the root first
 * @param rows of these, one behind the other: the next state, with {@link #FOUND} where a word ends
 * @param firsts by a state, the column of its first edge, 0 for none, with {@link #ENDS} where a
 *     word ends behind it
 * @param labels by an edge, its column
 * @param targets by an edge, where it leads, with {@link #FOUND} too
 * @param edges by a state, its first edge; the next state's first is behind its last
 * @param fallback by a state
 * @param retreat by a state with no row, the nearest of its fallbacks that has one, or that goes on
 *     with a byte with which the state itself does not
 * @param words by a state, the word that ends there, or -1
 * @param firstFound by a state, the nearest state of its fallbacks, itself included, where a word
 *     ends, or -1
 */
record WordTable(
        byte[] classes,
        int columns,
        int rowStates,
        int[] rows,
        short[] firsts,
        byte[] labels,
        int[] targets,
        int[] edges,
        int[] fallback,
        int[] retreat,
        int[] words,
        int[] firstFound) {
    /** The bit of a state in which a word ends: most states are seen to have none at no cost. */
    static final int FOUND = 1 << 31;

    /** The same bit beside a column. */
    static final int ENDS = 1 << 8;

    /** The state behind a byte, with the bit {@link #FOUND} where a word ends. */
    int next(int from, int unit) {
        int column = classes[unit] & 0xFF;
        if (column == 0) {
            return 0;
        }
        int state = from & ~FOUND;
        while (state >= rowStates) {
            int first = firsts[state];
            if ((first & ~ENDS) == column) {
                return state + 1 | (first & ENDS) << 23;
            }
            int end = edges[state + 1];
            for (int edge = edges[state] + 1; edge < end; edge++) {
                if ((labels[edge] & 0xFF) == column) {
                    return targets[edge];
                }
            }
            state = retreat[state];
        }
        return rows[state * columns + column];
    }

    /** A state where a word ends that ends in this state, or -1. */
    int found(int state) {
        return state < 0 ? firstFound[state & ~FOUND] : -1;
    }

    /** The next of {@link #found}, or -1. */
    int alsoFound(int found) {
        return firstFound[fallback[found]];
    }

    int word(int found) {
        return words[found];
    }
}
