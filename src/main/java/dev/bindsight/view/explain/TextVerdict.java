package dev.bindsight.view.explain;

import dev.bindsight.explain.FoundError;
import dev.bindsight.text.Texts;
import dev.bindsight.view.command.CommandSet;
import dev.bindsight.view.finding.FindingCard;
import dev.bindsight.view.look.Nodes;
import dev.bindsight.view.look.StateCard;

import javafx.scene.Node;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.feather.Feather;

import java.util.List;

/** What is true of the errors of a text, one of them at a time; or that it reports none. */
final class TextVerdict extends StackPane {
    private final ExplainModel model;
    private final ErrorPane pane;

    TextVerdict(ExplainModel model, ExplainScreen.Surroundings around, CommandSet commands) {
        this.model = model;
        getStyleClass().add("verdict-pane");
        var list = new ErrorList(model);
        pane =
                new ErrorPane(
                        model.checked(),
                        around,
                        commands,
                        new ErrorPane.Body() {
                            @Override
                            public List<Node> above(FoundError found) {
                                return List.of(around.read(found));
                            }

                            @Override
                            public List<Node> happened() {
                                return List.of();
                            }

                            @Override
                            public FindingCard.Form form(double width) {
                                return width > 0 && width < ErrorPane.ROOM
                                        ? FindingCard.Form.NARROW
                                        : FindingCard.Form.WIDE;
                            }
                        });
        var both = new VBox(pane.head(), list, pane);
        VBox.setVgrow(pane, Priority.ALWAYS);
        getChildren().setAll(both);
        model.subjectProperty().subscribe(_ -> show(both));
        model.checked().errorProperty().subscribe(_ -> show(both));
    }

    private void show(Node both) {
        if (!(model.subjectProperty().get() instanceof ExplainSubject.OfText text)) {
            return;
        }
        List<FoundError> errors = text.errors();
        FoundError shown = model.checked().errorProperty().get();
        int at = shown == null ? -1 : errors.indexOf(shown);
        if (errors.isEmpty()) {
            getChildren().setAll(none(text.lines().count()));
        } else if (at >= 0) {
            int line = text.lines().lineAt(errors.get(at).start()) + 1;
            pane.title(
                    Texts.get("explain.found", errors.size()),
                    errors.size() > 1
                            ? Texts.get("explain.which", at + 1, errors.size(), line)
                            : Texts.get("explain.line", line));
            getChildren().setAll(both);
        }
    }

    private static Node none(int lines) {
        var card =
                new StateCard(
                        Feather.CHECK_CIRCLE,
                        Texts.get("explain.none", lines),
                        List.of(StateCard.muted(Texts.get("explain.none.what"))),
                        List.of());
        return Nodes.named("explain-none", card);
    }
}
