package dev.bindsight.view.chart;

import dev.bindsight.view.chart.LanesPicture.Bar;

/**
 * Where the time of lanes stands, in pixels from their left edge.
 *
 * @param width how wide the lanes are with their names
 */
record LaneAxis(double width) {
    /** How wide the names of the lanes are. */
    static final double NAMES = 120;

    /** What is left free at the right, for half of a word of the ruler. */
    static final double RIGHT = 26;

    /** What is shorter could not be seen. */
    private static final double LEAST_BAR = 3;

    /** How wide the time is. */
    double room() {
        return width - NAMES - RIGHT;
    }

    /** Where it ends. */
    double end() {
        return NAMES + room();
    }

    /** Where a fraction of the time is. */
    double x(double at) {
        return NAMES + at * room();
    }

    /** Which fraction of the time is at a place; below 0 or above 1 beside the time. */
    double at(double x) {
        return (x - NAMES) / Math.max(1, room());
    }

    /** Where a bar begins, within the time. */
    double left(Bar bar) {
        return Math.max(NAMES, x(bar.from()));
    }

    /** Where it ends, within the time. */
    double right(Bar bar) {
        return Math.min(end(), Math.max(x(bar.to()), left(bar) + LEAST_BAR));
    }
}
