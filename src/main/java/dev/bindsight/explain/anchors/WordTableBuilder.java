package dev.bindsight.explain.anchors;

import dev.bindsight.explain.places.Ascii;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** Builds the automaton of words: a tree of their bytes, numbered breadth first. */
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
        int[] depth = new int[states];
        int[] edges = new int[states + 1];
        byte[] labels = new byte[states];
        int[] targets = new int[states];
        int edge = 0;
        int known = 1;
        for (int i = 0; i < states; i++) {
            edges[i] = edge;
            for (int each = child[order[i]]; each != 0; each = sibling[each]) {
                depth[known] = depth[i] + 1;
                labels[edge] = label[each];
                targets[edge++] = known;
                number[each] = known;
                order[known++] = each;
            }
        }
        edges[states] = edge;
        int withRow = 0;
        while (withRow < states && depth[withRow] < ROWS_TO_DEPTH) {
            withRow++;
        }
        int[] ends = new int[states];
        for (int i = 0; i < states; i++) {
            ends[i] = word[order[i]];
        }
        return linked(withRow, labels, targets, edges, ends);
    }

    private WordTable linked(int withRow, byte[] labels, int[] targets, int[] edges, int[] ends) {
        int[] rows = new int[withRow * columns];
        int[] fallback = new int[states];
        int[] firstFound = new int[states];
        var table =
                new WordTable(
                        classes,
                        columns,
                        withRow,
                        rows,
                        labels,
                        targets,
                        edges,
                        fallback,
                        ends,
                        firstFound);
        for (int state = 0; state < states; state++) {
            firstFound[state] = ends[state] >= 0 ? state : firstFound[fallback[state]];
            if (state == 0) {
                firstFound[0] = -1;
            }
            if (state < withRow && state > 0) {
                System.arraycopy(rows, fallback[state] * columns, rows, state * columns, columns);
            }
            for (int edge = edges[state]; edge < edges[state + 1]; edge++) {
                int column = labels[edge] & 0xFF;
                fallback[targets[edge]] = state == 0 ? 0 : step(table, fallback[state], column);
                if (state < withRow) {
                    rows[state * columns + column] = targets[edge];
                }
            }
        }
        mark(rows, firstFound);
        mark(targets, firstFound);
        return table;
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
