package dev.bindsight.cli;

import java.util.List;

/**
 * The lines of a table, each made when it is asked for: of thousands, with a long command line in
 * each, a list would be many megabytes that are read once.
 */
final class TableLines {
    private final List<String[]> cells;
    private final int[] widths;
    private final boolean[] atRight;
    private final int gap;

    // as it was measured last, because most cells of a long table say what the one above says
    private final String[] measured;
    private final int[] measure;

    /**
     * Lines of cells.
     *
     * @param cells those of the heading and of each row, visible
     * @param widths how wide each column is
     * @param atRight which columns stand at the right
     * @param gap how many spaces are between two columns
     */
    TableLines(List<String[]> cells, int[] widths, boolean[] atRight, int gap) {
        this.cells = cells;
        this.widths = widths;
        this.atRight = atRight;
        this.gap = gap;
        measured = new String[widths.length];
        measure = new int[widths.length];
    }

    /** How many there are, the heading among them. */
    int size() {
        return cells.size();
    }

    /** The first line. */
    String heading() {
        var line = new StringBuilder();
        append(0, line);
        return line.toString();
    }

    /** Adds a line to a text, without spaces at its end. */
    void append(int number, StringBuilder text) {
        String[] row = cells.get(number);
        int begin = text.length();
        for (int i = 0; i < widths.length; i++) {
            text.repeat(' ', i == 0 ? 0 : gap);
            TerminalText.fit(text, row[i], width(i, row[i]), widths[i], atRight[i]);
        }
        int end = text.length();
        while (end > begin && text.charAt(end - 1) == ' ') {
            end--;
        }
        text.setLength(end);
    }

    private int width(int column, String cell) {
        if (measured[column] != cell) {
            measured[column] = cell;
            measure[column] = TerminalText.width(cell);
        }
        return measure[column];
    }
}
