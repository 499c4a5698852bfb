package dev.bindsight.view.explain;

import dev.bindsight.view.finding.FailureCard;
import dev.bindsight.view.look.Icons;
import dev.bindsight.view.look.Nodes;

import javafx.geometry.Pos;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.feather.Feather;

import java.util.function.Consumer;

/** Why nothing could be read: a file that is not there, or a bug of Bindsight. */
final class ProblemNote extends VBox {
    private final ExplainModel model;
    private final Consumer<String> copy;

    ProblemNote(ExplainModel model, Consumer<String> copy) {
        this.model = model;
        this.copy = copy;
        setId("explain-problem");
        getStyleClass().add("explain-problem");
        setAlignment(Pos.CENTER);
        model.problemProperty().subscribe(_ -> show());
        model.failureProperty().subscribe(_ -> show());
    }

    private void show() {
        getChildren().clear();
        String problem = model.problemProperty().get();
        Throwable bug = model.failureProperty().get();
        if (problem != null) {
            getChildren()
                    .add(
                            Nodes.styled(
                                    Nodes.row(
                                            8,
                                            Icons.of(Feather.ALERT_TRIANGLE, Icons.ROW, "warning"),
                                            Nodes.growing(Nodes.words(problem))),
                                    "message-note"));
        }
        if (bug != null) {
            getChildren().add(FailureCard.of(bug, copy));
        }
        Nodes.show(this, !getChildren().isEmpty());
    }
}
