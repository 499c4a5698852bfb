package dev.bindsight.settings;

import java.util.List;

/**
 * How a table was left.
 *
 * @param columns its columns from left to right; a column that is not among them is where and as it
 *     is by default
 * @param sort what it is sorted by, most significant first
 * @param grouped how rows stand together, a word that the screen knows; empty for as by default
 */
public record TableLayout(List<Column> columns, List<Sort> sort, String grouped) {
    /** Nothing chosen yet. */
    public static final TableLayout DEFAULT = new TableLayout(List.of(), List.of(), "");

    /** Copies the lists. */
    public TableLayout {
        columns = List.copyOf(columns);
        sort = List.copyOf(sort);
    }

    /**
     * A column.
     *
     * @param id its name in the settings file: letters, digits and hyphens
     * @param width in pixels, greater than 0
     * @param visible whether it is shown
     */
    public record Column(String id, int width, boolean visible) {}

    /**
     * A sorted column.
     *
     * @param id the column
     * @param ascending whether the smallest comes first
     */
    public record Sort(String id, boolean ascending) {}
}
