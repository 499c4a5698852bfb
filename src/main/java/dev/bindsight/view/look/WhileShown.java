package dev.bindsight.view.look;

import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.stage.Stage;
import javafx.stage.Window;

import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Function;

/** Keeps what counts down up to date. */
public final class WhileShown {
    private static final Duration PERIOD = Duration.ofMillis(250);

    private WhileShown() {}

    /**
     * Runs {@code tick} now, and four times a second while {@code node} is {@link #observeSeen
     * seen}. What goes on beyond that would keep a node alive that is no longer shown.
     */
    public static void repeat(Node node, Runnable tick) {
        tick.run();
        var beat = new Beat(PERIOD, tick);
        observeSeen(
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

    /**
     * Tells whether {@code node} is shown, now if it is, and at each change: in a window that is
     * open, minimised or not, and neither it nor what it is part of is invisible.
     */
    public static void observe(Node node, Consumer<Boolean> told) {
        observe(node, Window::showingProperty, told);
    }

    /** Tells whether {@code node} is shown in a window that is not minimised. */
    public static void observeSeen(Node node, Consumer<Boolean> told) {
        observe(node, WhileShown::open, told);
    }

    private static void observe(
            Node node, Function<Window, ObservableValue<Boolean>> open, Consumer<Boolean> told) {
        ObservableValue<Boolean> inWindow =
                node.sceneProperty().flatMap(Scene::windowProperty).flatMap(open).orElse(false);
        inWindow.flatMap(is -> is ? visible(node) : inWindow).subscribe(told);
    }

    /** Whether a window is open and not minimised, which only one with a frame can be. */
    private static ObservableValue<Boolean> open(Window window) {
        return window instanceof Stage stage
                ? stage.showingProperty()
                        .flatMap(is ->
                                is
                                        ? stage.iconifiedProperty().map(away -> !away)
                                        : stage.showingProperty())
                : window.showingProperty();
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
