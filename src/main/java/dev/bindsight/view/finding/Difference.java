package dev.bindsight.view.finding;

import dev.bindsight.text.Texts;
import dev.bindsight.view.look.Icons;
import dev.bindsight.view.look.Nodes;

import javafx.css.PseudoClass;
import javafx.geometry.VPos;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;

import org.kordamp.ikonli.feather.Feather;

import java.util.List;
import java.util.stream.Stream;

/**
 * Two findings, or two runs, side by side.
 *
 * @param rows what they have, one beside the other
 */
public record Difference(List<Row> rows) {
    private static final PseudoClass CHANGED = PseudoClass.getPseudoClass("changed");

    /** Copies the list. */
    public Difference {
        rows = List.copyOf(rows);
    }

    /**
     * One thing of both.
     *
     * @param name what it is
     * @param before what it was then
     * @param after what it is now
     * @param changed whether that is another thing, not only in another time
     */
    public record Row(String name, String before, String after, boolean changed) {
        /** One that changed if its words did. */
        public Row(String name, String before, String after) {
            this(name, before, after, !before.equals(after));
        }
    }

    /** How many changed. */
    public long changes() {
        return rows.stream().filter(Row::changed).count();
    }

    /**
     * The first of them, the earlier at the left, and an arrow at what changed.
     *
     * @param most how many at most
     * @param nameStyle of the names at the left
     */
    public GridPane grid(int most, String nameStyle) {
        var grid = Nodes.styled(new GridPane(), "difference-grid");
        var wide = new ColumnConstraints();
        wide.setHgrow(Priority.ALWAYS);
        wide.setMinWidth(0);
        wide.setPrefWidth(300);
        grid.getColumnConstraints().setAll(new ColumnConstraints(), wide, wide);
        rows.stream().limit(most).forEach(row -> add(grid, row, nameStyle));
        return grid;
    }

    private static void add(GridPane grid, Row row, String nameStyle) {
        var after = Nodes.words(row.after(), "after");
        after.pseudoClassStateChanged(CHANGED, row.changed());
        if (row.changed()) {
            var arrow = Icons.of(Feather.ARROW_RIGHT, Icons.ROW, "accent");
            arrow.setAccessibleText(Texts.get("verdict.differs"));
            after.setGraphic(arrow);
        }
        var name = Nodes.whole(row.name(), nameStyle);
        var before = Nodes.words(row.before(), "muted");
        // what takes several lines begins where its name stands
        Stream.of(name, before, after).forEach(cell -> GridPane.setValignment(cell, VPos.TOP));
        grid.addRow(grid.getRowCount(), name, before, after);
    }
}
