package dev.bindsight.view.ports;

import dev.bindsight.text.Texts;

import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The first second: rows without words, and how far the reading is. */
final class LoadingState extends VBox {
    private static final PseudoClass EVEN = PseudoClass.getPseudoClass("even");
    private static final int ROWS = 10;
    private static final int[][] WIDTHS = {{32, 64, 48, 56}, {32, 72, 48, 56}, {32, 84, 44, 52}};

    private final ProgressBar bar = new ProgressBar(0);
    private final Label words = new Label();

    LoadingState() {
        getStyleClass().add("loading");
        setId("loading");
        for (int row = 0; row < ROWS; row++) {
            var line = new HBox();
            line.getStyleClass().add("skeleton-row");
            line.pseudoClassStateChanged(EVEN, row % 2 == 0);
            for (int width : WIDTHS[row % WIDTHS.length]) {
                var piece = new Region();
                piece.getStyleClass().add("bar");
                piece.setMinWidth(width);
                piece.setPrefWidth(width);
                line.getChildren().add(piece);
            }
            getChildren().add(line);
        }
        var space = new Region();
        VBox.setVgrow(space, Priority.ALWAYS);
        bar.setMaxWidth(Double.MAX_VALUE);
        bar.setAccessibleText(Texts.get("state.loading"));
        words.getStyleClass().addAll("muted", "small");
        var foot = new VBox(8, bar, words);
        foot.getStyleClass().add("loading-foot");
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
}
