package dev.bindsight.explain.anchors;

import dev.bindsight.explain.places.Ascii;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * Builds the automaton of words: a tree of their bytes. Numbered breadth first near the root, and
 * from there depth first, so that the states of a word stand one behind the other.
 */
final class WordTableBuilder {
    /** States nearer to the root than this have a row of their own. */
    private static final int ROWS_TO_DEPTH = 3;

    private final byte[][] words;
    private final byte[] classes = new byte[256];
    private int columns = 1;

    private byte[] label = new byte[1024];
    private int[] child = new int[1024];
    private int[] sibling = new int[1024];
    private int[] word = new int[1024];
    private int states;

    WordTableBuilder(List<String> words) {
        this.words =
                words.stream()
                        .map(each -> Ascii.lower(each).getBytes(StandardCharsets.UTF_8))
                        .toArray(byte[][]::new);
    }

    WordTable build() {
        state((byte) 0);
        for (int i = 0; i < words.length; i++) {
            add(i);
        }
        for (int upper = 'A'; upper <= 'Z'; upper++) {
            classes[upper] = classes[upper - 'A' + 'a'];
        }
        classes[0x7F] = classes[' ']; // the control character that is no byte below a blank
        return numbered();
    }

    private int state(byte column) {
        if (states == label.length) {
            label = Arrays.copyOf(label, states * 2);
            child = Arrays.copyOf(child, states * 2);
            sibling = Arrays.copyOf(sibling, states * 2);
            word = Arrays.copyOf(word, states * 2);
        }
        label[states] = column;
        word[states] = -1;
        return states++;
    }

    private void add(int index) {
        if (words[index].length == 0) {
            throw new IllegalArgumentException("an empty word is everywhere");
        }
        int at = 0;
        for (byte each : words[index]) {
            int unit = each & 0xFF;
            if (classes[unit] == 0) {
                classes[unit] = (byte) columns++;
            }
            at = childOf(at, classes[unit]);
        }
        if (word[at] >= 0) {
            throw new IllegalArgumentException(
                    "twice: " + new String(words[index], StandardCharsets.UTF_8));
        }
        word[at] = index;
    }

    private int childOf(int parent, byte column) {
        for (int each = child[parent]; each != 0; each = sibling[each]) {
            if (label[each] == column) {
                return each;
            }
        }
        int made = state(column);
        sibling[made] = child[parent];
        child[parent] = made;
        return made;
    }

    private WordTable numbered() {
        int[] order = new int[states];
        int[] number = new int[states];
        int[] breadthFirst = new int[states];
        int rows = number(order, number, breadthFirst);
        short[] firsts = new short[states];
        int[] edges = new int[states + 1];
        byte[] labels = new byte[states];
        int[] targets = new int[states];
        int[] ends = new int[states];
        int edge = 0;
        for (int i = 0; i < states; i++) {
            edges[i] = edge;
            ends[i] = word[order[i]];
            for (int each = child[order[i]]; each != 0; each = sibling[each]) {
                labels[edge] = label[each];
                targets[edge++] = number[each];
            }
            firsts[i] = (short) (edge > edges[i] ? labels[edges[i]] & 0xFF : 0);
        }
        edges[states] = edge;
        for (int i = 0; i < states; i++) {
            breadthFirst[i] = number[breadthFirst[i]];
        }
        var table =
                new WordTable(
                        classes,
                        columns,
                        rows,
                        new int[rows * columns],
                        firsts,
                        labels,
                        targets,
                        edges,
                        new int[states],
                        new int[states],
                        ends,
                        new int[states]);
        link(table, breadthFirst);
        for (int state : breadthFirst) {
            table.retreat()[state] = retreat(table, state);
        }
        return table;
    }

    /**
     * Numbers the nodes of the tree.
     *
     * @param order by a number, its node
     * @param number by a node, its number
     * @param breadthFirst all nodes, the nearer to the root the earlier
     * @return how many are near the root
     */
    private int number(int[] order, int[] number, int[] breadthFirst) {
        int[] depth = new int[states];
        int known = 1;
        int near = 0;
        for (int i = 0; i < states; i++) {
            int node = breadthFirst[i];
            near += depth[node] < ROWS_TO_DEPTH ? 1 : 0;
            for (int each = child[node]; each != 0; each = sibling[each]) {
                depth[each] = depth[node] + 1;
                breadthFirst[known++] = each;
            }
        }
        int next = 0;
        while (next < near) {
            order[next] = breadthFirst[next];
            number[breadthFirst[next]] = next++;
        }
        int[] open = new int[states];
        for (int i = near; i < states && depth[breadthFirst[i]] == ROWS_TO_DEPTH; i++) {
            int count = 0;
            open[count++] = breadthFirst[i];
            while (count > 0) {
                int node = open[--count];
                order[next] = node;
                number[node] = next++;
                int last = count;
                for (int each = child[node]; each != 0; each = sibling[each]) {
                    open[count++] = each;
                }
                reverse(open, last, count);
            }
        }
        return near;
    }

    private static void reverse(int[] values, int from, int to) {
        for (int i = from, j = to - 1; i < j; i++, j--) {
            int value = values[i];
            values[i] = values[j];
            values[j] = value;
        }
    }

    /** Adds the rows and the states to fall back to, those nearer to the root first. */
    private static void link(WordTable table, int[] breadthFirst) {
        int columns = table.columns();
        int[] rows = table.rows();
        int[] edges = table.edges();
        int[] targets = table.targets();
        int[] fallback = table.fallback();
        int[] firstFound = table.firstFound();
        for (int state : breadthFirst) {
            boolean hasRow = state < table.rowStates();
            firstFound[state] =
                    table.words()[state] >= 0
                            ? state
                            : state == 0 ? -1 : firstFound[fallback[state]];
            if (hasRow && state > 0) {
                System.arraycopy(rows, fallback[state] * columns, rows, state * columns, columns);
            }
            for (int edge = edges[state]; edge < edges[state + 1]; edge++) {
                int column = table.labels()[edge] & 0xFF;
                fallback[targets[edge]] = state == 0 ? 0 : step(table, fallback[state], column);
                if (hasRow) {
                    rows[state * columns + column] = targets[edge];
                }
            }
        }
        for (int state = table.rowStates(); state < breadthFirst.length; state++) {
            boolean ends = edges[state + 1] > edges[state] && firstFound[state + 1] >= 0;
            table.firsts()[state] |= (short) (ends ? WordTable.ENDS : 0);
        }
        mark(rows, firstFound);
        mark(targets, firstFound);
    }

    /** All states nearer to the root have theirs. */
    private static int retreat(WordTable table, int state) {
        int to = table.fallback()[state];
        while (to >= table.rowStates() && !goesOnOtherwise(table, to, state)) {
            to = table.retreat()[to];
        }
        return to;
    }

    /** Whether a state goes on with a byte with which another does not. */
    private static boolean goesOnOtherwise(WordTable table, int state, int other) {
        int[] edges = table.edges();
        for (int edge = edges[state]; edge < edges[state + 1]; edge++) {
            if (!goesOn(table, other, table.labels()[edge])) {
                return true;
            }
        }
        return false;
    }

    private static boolean goesOn(WordTable table, int state, byte column) {
        int[] edges = table.edges();
        for (int edge = edges[state]; edge < edges[state + 1]; edge++) {
            if (table.labels()[edge] == column) {
                return true;
            }
        }
        return false;
    }

    /** The bit of those states where a word ends. */
    private static void mark(int[] reached, int[] firstFound) {
        for (int i = 0; i < reached.length; i++) {
            if (firstFound[reached[i]] >= 0) {
                reached[i] |= WordTable.FOUND;
            }
        }
    }

    /** As {@link WordTable#next}, by the column; all states nearer to the root are linked. */
    private static int step(WordTable table, int from, int column) {
        int state = from;
        while (state >= table.rowStates()) {
            for (int edge = table.edges()[state]; edge < table.edges()[state + 1]; edge++) {
                if ((table.labels()[edge] & 0xFF) == column) {
                    return table.targets()[edge];
                }
            }
            state = table.fallback()[state];
        }
        return table.rows()[state * table.columns() + column];
    }
}
