package dev.bindsight.view.chart;

import javafx.scene.paint.Color;

import java.util.List;

/**
 * The colours of lanes, as the style sheet has them.
 *
 * @param line of words and lines
 * @param second of what is said less loud
 * @param quiet of the lines between
 * @param marked of what is selected
 * @param edge of what was refused
 * @param back behind all of it
 * @param field behind every other name
 * @param soft behind a moment that was asked for
 * @param bars by group
 */
record LaneInk(
        Color line,
        Color second,
        Color quiet,
        Color marked,
        Color edge,
        Color back,
        Color field,
        Color soft,
        List<Color> bars) {
    LaneInk {
        bars = List.copyOf(bars);
    }

    /** The colour of the bars of a group. */
    Color bar(int group) {
        return bars.get(group % bars.size());
    }
}
