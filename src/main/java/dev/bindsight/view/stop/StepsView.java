package dev.bindsight.view.stop;

import dev.bindsight.view.look.Icons;
import dev.bindsight.view.look.Nodes;
import dev.bindsight.words.stop.StopLine;
import dev.bindsight.words.stop.StopLine.Mark;

import javafx.animation.Animation;
import javafx.animation.Interpolator;
import javafx.animation.RotateTransition;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Duration;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

import java.util.ArrayList;
import java.util.List;

/** The stepper. Lines change in place, so that a countdown does not flicker. */
final class StepsView extends VBox {
    private final List<Row> rows = new ArrayList<>();

    StepsView() {
        getStyleClass().add("steps");
    }

    /** Shows these lines. */
    void show(List<StopLine> lines) {
        while (rows.size() > lines.size()) {
            rows.removeLast();
        }
        for (int i = 0; i < lines.size(); i++) {
            if (i == rows.size()) {
                rows.add(new Row());
            }
            rows.get(i).show(lines.get(i));
        }
        var nodes = new ArrayList<Node>();
        for (Row row : rows) {
            if (!nodes.isEmpty()) {
                nodes.add(row.connector);
            }
            nodes.add(row);
        }
        if (!nodes.equals(getChildren())) {
            getChildren().setAll(nodes);
        }
    }

    /** One step. */
    private static final class Row extends HBox {
        private final StackPane symbol = new StackPane();
        private final Label what = new Label();
        private final Label detail = new Label();
        private final Label time = new Label();
        private final Region connector = new Region();
        private @Nullable Mark mark;

        Row() {
            getStyleClass().add("step");
            setAlignment(Pos.CENTER_LEFT);
            symbol.getStyleClass().add("symbol");
            symbol.setMinWidth(USE_PREF_SIZE);
            what.getStyleClass().add("step-what");
            what.setMinWidth(USE_PREF_SIZE);
            detail.getStyleClass().add("muted");
            detail.setMinWidth(0);
            time.getStyleClass().add("step-time");
            time.setMinWidth(USE_PREF_SIZE);
            connector.getStyleClass().add("connector");
            getChildren().addAll(symbol, what, detail, Nodes.space(), time);
        }

        void show(StopLine line) {
            what.setText(line.what());
            detail.setText(line.detail());
            detail.setTooltip(line.detail().isEmpty() ? null : new Tooltip(line.detail()));
            time.setText(line.time());
            setAccessibleText(line.what() + " " + line.detail() + " " + line.time());
            if (line.mark() != mark) {
                mark = line.mark();
                symbol.getChildren().setAll(icon(line.mark()));
            }
        }

        private static Node icon(Mark mark) {
            return switch (mark) {
                case RUNNING -> turning(Icons.of(Feather.LOADER, Icons.BAR, "accent"));
                case DONE -> Icons.of(Feather.CHECK_CIRCLE, Icons.BAR, "success");
                case FAILED -> Icons.of(Feather.X_CIRCLE, Icons.BAR, "warning");
                case LEFT_OUT -> Icons.of(Feather.SLASH, Icons.BAR, "muted");
            };
        }

        private static Node turning(FontIcon icon) {
            var turn = new RotateTransition(Duration.seconds(1.6), icon);
            turn.setByAngle(360);
            turn.setInterpolator(Interpolator.LINEAR);
            turn.setCycleCount(Animation.INDEFINITE);
            icon.sceneProperty()
                    .addListener((_, _, scene) -> {
                        if (scene == null) {
                            turn.stop();
                        } else {
                            turn.play();
                        }
                    });
            return icon;
        }
    }
}
