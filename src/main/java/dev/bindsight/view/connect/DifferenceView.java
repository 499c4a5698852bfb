package dev.bindsight.view.connect;

import dev.bindsight.text.Texts;
import dev.bindsight.view.finding.Difference;
import dev.bindsight.view.look.IconButton;
import dev.bindsight.view.look.Nodes;

import javafx.scene.control.Button;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.feather.Feather;

import java.util.ArrayList;
import java.util.List;

/** An earlier run beside the one that is shown. */
final class DifferenceView extends VBox {
    private static final int MOST_ROWS = 12;

    /**
     * A comparison.
     *
     * @param before when the earlier run was, as text
     * @param after when the run that is shown was
     */
    DifferenceView(Difference difference, String before, String after, Runnable close) {
        getStyleClass().add("difference-card");
        setId("connect-difference");
        var title = Nodes.label(Texts.get("connect.compare.title", before), "strong");
        var count =
                Nodes.label(Texts.get("connect.compare.changes", difference.changes()), "muted");
        Button shut = IconButton.of(Feather.X, Texts.get("connect.compare.close"), close);
        shut.getStyleClass().add("flat");
        var head = Nodes.row("difference-head", title, count, Nodes.space(), shut);
        var rows = new ArrayList<>(List.of(new Difference.Row("", before, after, false)));
        rows.addAll(difference.rows());
        getChildren().addAll(head, new Difference(rows).grid(MOST_ROWS + 1, "mono"));
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
}
