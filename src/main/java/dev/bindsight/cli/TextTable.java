package dev.bindsight.cli;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

/** Lays rows out so that no line is longer than the terminal is wide. */
final class TextTable<R> {
    private final List<Column<R>> columns;

    TextTable(List<Column<R>> columns) {
        this.columns = List.copyOf(columns);
    }

    /**
     * The heading and one line for each row, without spaces at their ends.
     *
     * @param columnsThere how wide the terminal is, at least 1
     */
    List<String> lines(List<R> rows, int columnsThere) {
        TableLines lines = laidOut(rows, columnsThere);
        var line = new StringBuilder();
        return IntStream.range(0, lines.size())
                .mapToObj(i -> {
                    line.setLength(0);
                    lines.append(i, line);
                    return line.toString();
                })
                .toList();
    }

    /** The same lines, which take no memory before they are printed. */
    TableLines laidOut(List<R> rows, int columnsThere) {
        List<Column<R>> shown = new ArrayList<>(columns);
        while (shown.size() > 1 && leastWidth(shown) > columnsThere) {
            shown.remove(last(shown));
        }
        List<String[]> cells = cells(shown, rows);
        int[] natural = naturalWidths(shown, cells);
        int gap = sum(natural) + 2 * (shown.size() - 1) <= columnsThere ? 2 : 1;
        int[] widths = fitted(shown, natural, columnsThere - gap * (shown.size() - 1));
        boolean[] atRight = new boolean[widths.length];
        for (int i = 0; i < widths.length; i++) {
            atRight[i] = shown.get(i).rightAligned();
        }
        return new TableLines(cells, widths, atRight, gap);
    }

    /**
     * The heading and each row. Neighbours often say the same, as of a process with thousands of
     * sockets and a long command line: that is looked through once.
     */
    private static <R> List<String[]> cells(List<Column<R>> shown, List<R> rows) {
        List<String[]> all = new ArrayList<>(rows.size() + 1);
        var above = new String[shown.size()];
        all.add(cells(shown, Column::title, above, new String[shown.size()]));
        for (R row : rows) {
            all.add(cells(shown, each -> each.cell().apply(row), above, all.getLast()));
        }
        return all;
    }

    /**
     * One line of cells.
     *
     * @param above the texts as they were before {@code visibleAbove} was made of them; those of
     *     this line afterwards
     */
    private static <R> String[] cells(
            List<Column<R>> shown,
            Function<Column<R>, String> content,
            String[] above,
            String[] visibleAbove) {
        var cells = new String[shown.size()];
        for (int i = 0; i < cells.length; i++) {
            String text = content.apply(shown.get(i));
            cells[i] = text == above[i] ? visibleAbove[i] : TerminalText.visible(text);
            above[i] = text;
        }
        return cells;
    }

    private static <R> int leastWidth(List<Column<R>> shown) {
        return shown.stream().mapToInt(Column::least).sum() + shown.size() - 1;
    }

    private static <R> Column<R> last(List<Column<R>> shown) {
        return shown.stream().max(Comparator.comparingInt(Column::rank)).orElseThrow();
    }

    private static <R> int[] naturalWidths(List<Column<R>> shown, List<String[]> cells) {
        int[] widths = new int[shown.size()];
        String[] above = new String[shown.size()];
        for (String[] row : cells) {
            for (int i = 0; i < widths.length; i++) {
                if (row[i] != above[i]) {
                    widths[i] = Math.max(widths[i], TerminalText.width(row[i]));
                }
            }
            above = row;
        }
        return widths;
    }

    /** Takes one column after the other from whichever has most to spare. */
    private static <R> int[] fitted(List<Column<R>> shown, int[] natural, int room) {
        int[] widths = natural.clone();
        for (int excess = sum(widths) - room; excess > 0; excess--) {
            int widest = 0;
            for (int i = 1; i < widths.length; i++) {
                if (widths[i] - shown.get(i).least() > widths[widest] - shown.get(widest).least()) {
                    widest = i;
                }
            }
            if (widths[widest] <= 1) {
                break;
            }
            widths[widest]--;
        }
        return widths;
    }

    private static int sum(int[] widths) {
        int sum = 0;
        for (int width : widths) {
            sum += width;
        }
        return sum;
    }
}
