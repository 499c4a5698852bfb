package dev.bindsight.cli;

import java.util.function.Function;

/**
 * A column of a text table.
 *
 * @param title its heading
 * @param cell its text in a row
 * @param rightAligned whether its cells, and its heading, stand at the right
 * @param least how narrow it may get where the line is too long; what does not fit is cut off
 * @param rank the columns of the highest rank are left out first where cutting is not enough
 */
record Column<R>(
        String title, Function<R, String> cell, boolean rightAligned, int least, int rank) {}
