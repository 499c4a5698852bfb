package dev.bindsight.view.look;

import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.stage.Window;

import java.time.Duration;
import java.util.function.Consumer;

/** Keeps what counts down up to date. */
public final class WhileShown {
    private static final Duration PERIOD = Duration.ofMillis(250);

    private WhileShown() {}

    /**
     * Runs {@code tick} now, and four times a second while {@code node} is seen: in a window that
     * is open, and neither it nor what it is part of is invisible. What goes on beyond that would
     * keep a node alive that is no longer shown.
     */
    public static void repeat(Node node, Runnable tick) {
        tick.run();
        var beat = new Beat(PERIOD, tick);
        observe(
                node,
                seen -> {
                    if (seen) {
                        tick.run();
                        beat.start();
                    } else {
                        beat.stop();
                    }
                });
    }

    /** Tells whether {@code node} is seen, now if it is, and at each change. */
    public static void observe(Node node, Consumer<Boolean> told) {
        ObservableValue<Boolean> inWindow =
                node.sceneProperty()
                        .flatMap(Scene::windowProperty)
                        .flatMap(Window::showingProperty)
                        .orElse(false);
        inWindow.flatMap(open -> open ? visible(node) : inWindow).subscribe(told);
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
