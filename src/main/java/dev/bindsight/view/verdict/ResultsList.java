package dev.bindsight.view.verdict;

import dev.bindsight.text.Texts;
import dev.bindsight.view.look.Icons;

import javafx.collections.ObservableList;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.SelectionMode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

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
        getStylesheets().add(VerdictCard.sheet());
        var heading = new Label(Texts.get("verdict.results"));
        heading.getStyleClass().add("strong");
        var order = new Label(Texts.get("verdict.results.order"));
        order.getStyleClass().addAll("muted", "small", "result-time");
        var head = new HBox(8, heading, order);
        head.getStyleClass().add("results-head");
        head.setAlignment(Pos.CENTER_LEFT);
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
            var title = new Label(line.title());
            title.getStyleClass().addAll("mono", "strong");
            title.setMinWidth(0);
            var words = new Label(line.words());
            words.getStyleClass().addAll("muted", "small");
            words.setMinWidth(0);
            var gap = new Region();
            HBox.setHgrow(gap, Priority.ALWAYS);
            var time = new Label(line.time());
            time.getStyleClass().addAll("muted", "small", "result-time");
            time.setMinWidth(USE_PREF_SIZE);
            var below = new HBox(8, words, gap, time);
            var text = new VBox(title, below);
            text.getStyleClass().add("result-text");
            text.setMinWidth(0);
            HBox.setHgrow(text, Priority.ALWAYS);
            var cell = new HBox(8, icon(line.kind()), text);
            cell.setMinWidth(0);
            return cell;
        }

        private static Node icon(ResultLine.Kind kind) {
            return switch (kind) {
                case OK -> Icons.of(Feather.CHECK_CIRCLE, Icons.ROW, "success");
                case REFUSED -> Icons.of(Feather.X_CIRCLE, Icons.ROW, "warning");
                case NEITHER -> Icons.of(Feather.SLASH, Icons.ROW, "muted");
                case RUNNING -> Icons.of(Feather.LOADER, Icons.ROW, "accent");
            };
        }
    }
}
