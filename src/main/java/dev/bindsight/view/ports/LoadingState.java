package dev.bindsight.view.ports;

import dev.bindsight.model.SocketKey;
import dev.bindsight.text.Texts;
import dev.bindsight.view.look.Nodes;
import dev.bindsight.view.rows.Row;

import javafx.beans.Observable;
import javafx.collections.ObservableList;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.TableColumn;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import java.util.List;

/** The first second: rows without words, and how far the reading is. */
final class LoadingState extends VBox {
    private static final PseudoClass EVEN = PseudoClass.getPseudoClass("even");
    private static final int ROWS = 10;

    /** What the bars fill of a column, from row to row. */
    private static final double[] FILLED = {0.55, 0.7, 0.6, 0.45};

    private final ProgressBar bar = new ProgressBar(0);
    private final Label words = Nodes.label("", "muted", "small");
    private final VBox rows = new VBox();

    /**
     * @param columns those in sight, under which the rows are drawn
     */
    LoadingState(ObservableList<? extends TableColumn<Row<SocketKey, PortFacts>, ?>> columns) {
        getStyleClass().add("loading");
        setId("loading");
        columns.addListener((Observable _) -> draw(columns));
        draw(columns);
        getChildren().add(rows);
        var space = new Region();
        VBox.setVgrow(space, Priority.ALWAYS);
        bar.setMaxWidth(Double.MAX_VALUE);
        bar.setAccessibleText(Texts.get("state.loading"));
        var foot = Nodes.styled(new VBox(8, bar, words), "loading-foot");
        getChildren().addAll(space, foot);
    }

    /**
     * Says how far it is.
     *
     * @param sockets how many were read
     * @param progress 0 to 1, or negative for unknown
     */
    void show(int sockets, double progress) {
        // a bar that goes to and fro does so unseen too, and has the toolkit draw for ever
        bar.setProgress(Math.max(0, progress));
        words.setText(
                progress < 0
                        ? Texts.get("state.loading")
                        : Texts.get("state.loading.owners", sockets));
    }

    private void draw(List<? extends TableColumn<Row<SocketKey, PortFacts>, ?>> columns) {
        rows.getChildren().clear();
        for (int row = 0; row < ROWS; row++) {
            var line = Nodes.styled(new HBox(), "skeleton-row");
            line.pseudoClassStateChanged(EVEN, row % 2 == 0);
            for (int i = 0; i < columns.size(); i++) {
                line.getChildren().add(cell(columns.get(i), FILLED[(row + i) % FILLED.length]));
            }
            rows.getChildren().add(line);
        }
    }

    private static Region cell(TableColumn<Row<SocketKey, PortFacts>, ?> column, double filled) {
        var cell = Nodes.styled(new HBox(), "skeleton-cell");
        boolean atRight = column.getStyleClass().contains("align-right");
        cell.setAlignment(atRight ? Pos.CENTER_RIGHT : Pos.CENTER_LEFT);
        cell.minWidthProperty().bind(column.widthProperty());
        cell.maxWidthProperty().bind(column.widthProperty());
        if (!column.getText().isEmpty()) {
            var piece = Nodes.styled(new Region(), "bar");
            piece.prefWidthProperty().bind(column.widthProperty().multiply(filled));
            cell.getChildren().add(piece);
        }
        return cell;
    }
}
