package dev.bindsight.view.look;

import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.stage.Window;
import javafx.util.Duration;

/** Keeps what counts down up to date. */
public final class WhileShown {
    private static final Duration PERIOD = Duration.millis(250);

    private WhileShown() {}

    /**
     * Runs {@code tick} now, and four times a second while {@code node} is seen: in a window that
     * is open, and neither it nor what it is part of is invisible. A running timeline would keep a
     * node alive that is no longer shown, and the toolkit drawing.
     */
    public static void repeat(Node node, Runnable tick) {
        tick.run();
        var timeline = new Timeline(new KeyFrame(PERIOD, _ -> tick.run()));
        timeline.setCycleCount(Animation.INDEFINITE);
        ObservableValue<Boolean> inWindow =
                node.sceneProperty()
                        .flatMap(Scene::windowProperty)
                        .flatMap(Window::showingProperty)
                        .orElse(false);
        inWindow.flatMap(open -> open ? visible(node) : inWindow)
                .subscribe(seen -> {
                    if (seen) {
                        tick.run();
                        timeline.play();
                    } else {
                        timeline.stop();
                    }
                });
    }

    /** Whether a node and everything it is part of is visible. */
    private static ObservableValue<Boolean> visible(Node node) {
        return node.visibleProperty()
                .flatMap(self ->
                        self
                                ? node.parentProperty().flatMap(WhileShown::visible).orElse(true)
                                : node.visibleProperty());
    }
}
