package dev.bindsight.view.rows;

/**
 * What a row shows, with what just happened to it. Never changed: a row gets other facts.
 *
 * @param <F> the facts themselves
 */
public interface Marked<F> {
    /** What just happened to it. */
    Mark mark();

    /** The same with another mark. */
    F marked(Mark other);
}
