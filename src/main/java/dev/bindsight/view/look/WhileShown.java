package dev.bindsight.view.look;

import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.scene.Node;
import javafx.util.Duration;

/** Keeps what counts down up to date. */
public final class WhileShown {
    private static final Duration PERIOD = Duration.millis(250);

    private WhileShown() {}

    /**
     * Runs {@code tick} now, and four times a second while {@code node} is part of a window. A
     * running timeline would keep a node alive that is no longer shown.
     */
    public static void repeat(Node node, Runnable tick) {
        tick.run();
        var timeline = new Timeline(new KeyFrame(PERIOD, _ -> tick.run()));
        timeline.setCycleCount(Animation.INDEFINITE);
        node.sceneProperty()
                .subscribe(scene -> {
                    if (scene == null) {
                        timeline.stop();
                    } else {
                        tick.run();
                        timeline.play();
                    }
                });
    }
}
