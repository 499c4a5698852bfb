package dev.bindsight.view.rows;

import java.util.Comparator;
import java.util.Locale;

/**
 * A column of a list as it is by default; an enum has one constant for each.
 *
 * @param <F> what a row shows
 */
public interface ColumnKind<F> {
    /** Its name in the program. */
    String name();

    /** Its name in the settings. */
    default String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Its heading. */
    String title();

    /** What it tells, in a sentence. */
    String explanation();

    /** Its width by default, in pixels. */
    int width();

    /** How narrow it may become. */
    int least();

    /** Whether it is shown by default. */
    boolean shown();

    /** How it sorts, ascending. */
    Comparator<F> order();

    /** Whether its cells stand at the right. */
    boolean rightAligned();

    /** Whether it has signs alone: then it has no heading, is always there, and stays as it is. */
    boolean isMark();

    /** Whether a list without it would say nothing, so that it cannot be left out. */
    default boolean isAlways() {
        return isMark();
    }

    /** With less width than this it has no heading, of which a letter would say less than none. */
    default double leastForTitle() {
        return 0;
    }
}
