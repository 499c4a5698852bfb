package dev.bindsight.view.finding;

import javafx.geometry.Orientation;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;

/**
 * A call and what came of it, in one line where both have room in it, else below each other. Each
 * takes as many lines as it needs: the name of a host may be longer than one, and its port stands
 * behind it.
 */
final class CallLine extends Region {
    private static final double GAP = 10;

    private final Label call;
    private final Region outcome;

    CallLine(Label call, Region outcome) {
        this.call = call;
        this.outcome = outcome;
        getStyleClass().add("verdict-call");
        call.setWrapText(true);
        setMinWidth(0);
        getChildren().addAll(call, outcome);
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected double computePrefWidth(double height) {
        return call.prefWidth(-1) + GAP + outcome.prefWidth(-1);
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected double computePrefHeight(double width) {
        return isOneLine(width)
                ? Math.max(call.prefHeight(-1), outcome.prefHeight(-1))
                : call.prefHeight(width) + outcome.prefHeight(width);
    }

    private boolean isOneLine(double width) {
        return width < 0 || computePrefWidth(-1) <= width;
    }

    @Override
    protected void layoutChildren() {
        double width = getWidth();
        if (isOneLine(width)) {
            double right = Math.ceil(call.prefWidth(-1));
            call.resizeRelocate(0, 0, right, call.prefHeight(-1));
            outcome.resizeRelocate(right + GAP, 0, width - right - GAP, outcome.prefHeight(-1));
        } else {
            double below = call.prefHeight(width);
            call.resizeRelocate(0, 0, width, below);
            outcome.resizeRelocate(0, below, width, outcome.prefHeight(width));
        }
    }
}
