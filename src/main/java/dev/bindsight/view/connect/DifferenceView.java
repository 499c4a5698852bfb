package dev.bindsight.view.connect;

import dev.bindsight.text.Texts;
import dev.bindsight.view.look.IconButton;
import dev.bindsight.view.look.Icons;
import dev.bindsight.view.look.Nodes;

import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.feather.Feather;

/** An earlier run beside the one that is shown. */
final class DifferenceView extends VBox {
    private static final PseudoClass CHANGED = PseudoClass.getPseudoClass("changed");
    private static final int MOST_ROWS = 12;

    /**
     * A comparison.
     *
     * @param before when the earlier run was, as text
     * @param after when the run that is shown was
     */
    DifferenceView(RunDifference difference, String before, String after, Runnable close) {
        getStyleClass().add("difference-card");
        setId("connect-difference");
        var title = Nodes.label(Texts.get("connect.compare.title", before), "strong");
        var count =
                Nodes.label(Texts.get("connect.compare.changes", difference.changes()), "muted");
        Button shut = IconButton.of(Feather.X, Texts.get("connect.compare.close"), close);
        shut.getStyleClass().add("flat");
        var head = Nodes.row("difference-head", title, count, Nodes.space(), shut);
        var grid = new GridPane();
        grid.getStyleClass().add("difference-grid");
        var wide = new ColumnConstraints();
        wide.setHgrow(Priority.ALWAYS);
        grid.getColumnConstraints().setAll(new ColumnConstraints(), wide, wide);
        row(grid, "", before, after, false, "muted");
        for (RunDifference.Row row : difference.rows().stream().limit(MOST_ROWS).toList()) {
            row(grid, row.target(), row.before(), row.after(), row.changed(), "");
        }
        getChildren().addAll(head, grid);
        int more = difference.rows().size() - MOST_ROWS;
        if (more > 0) {
            var rest =
                    Nodes.label(
                            Texts.get("connect.compare.more", more),
                            "muted",
                            "small",
                            "difference-rest");
            getChildren().add(rest);
        }
    }

    private static void row(
            GridPane grid, String what, String then, String now, boolean changed, String style) {
        var endpoint = Nodes.label(what, "mono");
        var before = Nodes.label(then, "muted");
        var after = new Label(now);
        after.getStyleClass().add(style.isEmpty() ? "after" : style);
        after.pseudoClassStateChanged(CHANGED, changed);
        if (changed) {
            after.setGraphic(Icons.of(Feather.ARROW_RIGHT, Icons.ROW, "accent"));
        }
        grid.addRow(grid.getRowCount(), endpoint, before, after);
    }
}
