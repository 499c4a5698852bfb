package dev.bindsight.view.finding;

import dev.bindsight.text.Texts;
import dev.bindsight.view.look.Icons;
import dev.bindsight.view.look.Nodes;

import javafx.collections.ObservableList;
import javafx.scene.Node;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.SelectionMode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;

import java.util.function.Function;

/**
 * The results of this session, newest first. Two may be selected, to compare them.
 *
 * @param <R> a result
 */
public final class ResultsList<R> extends VBox {
    private final ListView<R> list;

    /**
     * A list.
     *
     * @param results the newest first
     * @param line how one is shown
     */
    public ResultsList(ObservableList<R> results, Function<R, ResultLine> line) {
        getStyleClass().add("results-list");
        getStylesheets().add(FindingCard.sheet());
        var heading = Nodes.label(Texts.get("verdict.results"), "strong");
        var order =
                Nodes.label(Texts.get("verdict.results.order"), "muted", "small", "result-time");
        var head = Nodes.styled(Nodes.row(8, heading, order), "results-head");
        list = new ListView<>(results);
        list.setId("results");
        list.setAccessibleText(Texts.get("verdict.results"));
        list.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        list.setCellFactory(_ -> new ResultCell<>(line));
        VBox.setVgrow(list, Priority.ALWAYS);
        getChildren().addAll(head, list);
    }

    /** The list itself: its selection, its menu. */
    public ListView<R> list() {
        return list;
    }

    /** One result. */
    private static final class ResultCell<R> extends ListCell<R> {
        private final Function<R, ResultLine> line;

        ResultCell(Function<R, ResultLine> line) {
            this.line = line;
            getStyleClass().add("result-cell");
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(@Nullable R item, boolean empty) {
            super.updateItem(item, empty);
            if (item == null || empty) {
                setGraphic(null);
                setAccessibleText(null);
            } else {
                ResultLine shown = line.apply(item);
                setGraphic(draw(shown));
                setAccessibleText(shown.title() + " " + shown.words() + " " + shown.time());
            }
        }

        private static Node draw(ResultLine line) {
            var title = Nodes.label(line.title(), "mono", "strong");
            title.setMinWidth(0);
            var words = Nodes.label(line.words(), "muted", "small");
            words.setMinWidth(0);
            var time = Nodes.whole(line.time(), "muted", "small", "result-time");
            var below = new HBox(8, words, Nodes.space(), time);
            var text = Nodes.column("result-text", title, below);
            text.setMinWidth(0);
            HBox.setHgrow(text, Priority.ALWAYS);
            var cell = new HBox(8, line.tone().icon(Icons.ROW), text);
            cell.setMinWidth(0);
            return cell;
        }
    }
}
