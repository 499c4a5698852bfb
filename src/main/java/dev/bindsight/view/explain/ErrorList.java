package dev.bindsight.view.explain;

import dev.bindsight.explain.FoundError;
import dev.bindsight.text.Texts;
import dev.bindsight.view.look.Nodes;

import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.layout.HBox;

import org.jspecify.annotations.Nullable;

import java.util.List;

/** The errors of a text, one below the other, where there are several. */
final class ErrorList extends ListView<FoundError> {
    private static final double ROW = 28;
    private static final int MOST_ROWS = 5;

    private final ExplainModel model;
    private boolean following;

    ErrorList(ExplainModel model) {
        this.model = model;
        setId("explain-errors");
        getStyleClass().add("error-list");
        setAccessibleText(Texts.get("explain.errors"));
        setFixedCellSize(ROW);
        setCellFactory(_ -> new ErrorCell());
        getSelectionModel()
                .selectedItemProperty()
                .subscribe(chosen -> {
                    if (!following && chosen != null) {
                        model.choose(chosen);
                    }
                });
        model.subjectProperty().subscribe(_ -> show());
        model.checked().errorProperty().subscribe(_ -> select());
    }

    private void show() {
        List<FoundError> errors =
                model.subjectProperty().get() instanceof ExplainSubject.OfText text
                        ? text.errors()
                        : List.of();
        boolean several = errors.size() > 1;
        following = true;
        getItems().setAll(several ? errors : List.of());
        following = false;
        double height = Math.min(errors.size(), MOST_ROWS) * ROW + 2;
        setMinHeight(height);
        setPrefHeight(height);
        setMaxHeight(height);
        Nodes.show(this, several);
        select();
    }

    private void select() {
        FoundError shown = model.checked().errorProperty().get();
        int at = getItems().indexOf(shown);
        following = true;
        if (at >= 0) {
            getSelectionModel().clearAndSelect(at);
            scrollTo(Math.max(0, at - 2));
        }
        following = false;
    }

    private final class ErrorCell extends ListCell<FoundError> {
        private final Label line = Nodes.whole("", "muted", "small");
        private final Label call = Nodes.label("", "mono");
        private final Label result = Nodes.whole("", "mono", "strong");
        private final HBox row = Nodes.row(12, line, call, Nodes.space(), result);

        ErrorCell() {
            setPrefWidth(0);
            call.setMinWidth(0);
        }

        @Override
        protected void updateItem(@Nullable FoundError error, boolean empty) {
            super.updateItem(error, empty);
            if (error == null
                    || empty
                    || !(model.subjectProperty().get() instanceof ExplainSubject.OfText text)) {
                setGraphic(null);
                setAccessibleText(null);
                return;
            }
            line.setText(Texts.get("explain.line", text.lines().lineAt(error.start()) + 1));
            call.setText(ErrorWords.call(error.error()));
            result.setText(ErrorWords.result(error.error()));
            setAccessibleText(line.getText() + " " + call.getText() + " " + result.getText());
            setGraphic(row);
        }
    }
}
