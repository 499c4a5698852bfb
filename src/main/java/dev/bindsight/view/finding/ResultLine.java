package dev.bindsight.view.finding;

/**
 * A result in a list of results.
 *
 * @param kind how it ended
 * @param title the address
 * @param words the errno, or what came of it
 * @param time when it was tried
 */
public record ResultLine(Kind kind, String title, String words, String time) {
    /** How a result ended. */
    public enum Kind {
        /** It worked. */
        OK,
        /** It was refused. */
        REFUSED,
        /** Neither: it was cancelled or not tried. */
        NEITHER,
        /** It is not over. */
        RUNNING
    }
}
