package dev.bindsight.view.connect;

import dev.bindsight.view.finding.FindingCard;

import javafx.geometry.Orientation;
import javafx.scene.layout.Region;

import java.util.List;

/**
 * Cards side by side where there is room for two, else one below the other. Cards of a row are of
 * one height; one with more to say is wider than its neighbour.
 */
final class CardGrid extends Region {
    private static final double GAP = 16;
    private static final double ROOM_FOR_TWO = 900;
    private static final double WIDER = 1.28;

    CardGrid() {
        getStyleClass().add("card-grid");
    }

    /** Shows cards in this order. */
    void show(List<FindingCard> cards) {
        if (!getChildren().equals(cards)) {
            getChildren().setAll(cards);
        }
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected double computePrefHeight(double width) {
        double room = width < 0 ? getWidth() : width;
        double height = 0;
        for (int i = 0; i < getChildren().size(); i += columns(room)) {
            height += (i == 0 ? 0 : GAP) + rowHeight(i, room);
        }
        return height;
    }

    @Override
    protected void layoutChildren() {
        double y = 0;
        int columns = columns(getWidth());
        for (int i = 0; i < getChildren().size(); i += columns) {
            double height = rowHeight(i, getWidth());
            double x = 0;
            for (int column = 0; column < inRow(i, columns); column++) {
                double width = width(i, column, getWidth());
                getChildren().get(i + column).resizeRelocate(x, y, width, height);
                x += width + GAP;
            }
            y += height + GAP;
        }
    }

    private int columns(double width) {
        return width >= ROOM_FOR_TWO && getChildren().size() > 1 ? 2 : 1;
    }

    private int inRow(int first, int columns) {
        return Math.min(columns, getChildren().size() - first);
    }

    private double rowHeight(int first, double room) {
        double height = 0;
        for (int column = 0; column < inRow(first, columns(room)); column++) {
            double width = width(first, column, room);
            height = Math.max(height, getChildren().get(first + column).prefHeight(width));
        }
        return Math.ceil(height);
    }

    private double width(int first, int column, double room) {
        if (columns(room) == 1) {
            return room;
        }
        if (inRow(first, 2) == 1) {
            return Math.floor((room - GAP) / 2);
        }
        double left = weight(first);
        double share = left / (left + weight(first + 1));
        double width = Math.floor((room - GAP) * share);
        return column == 0 ? width : room - GAP - width;
    }

    private double weight(int index) {
        return getChildren().get(index) instanceof FindingCard card && card.saysMuch() ? WIDER : 1;
    }
}
