package dev.bindsight.explain;

/**
 * A piece of a text that something was read from.
 *
 * @param what was read from it
 * @param start a UTF-16 offset into the text
 * @param end behind its last character
 */
public record TextMark(What what, int start, int end) {
    /** What a piece of a text says. */
    public enum What {
        /** The errno by its name, or in words. */
        ERRNO,
        /** The errno as a number. */
        NUMBER,
        /** The call that failed. */
        CALL,
        /** The address or name. */
        HOST,
        /** The port. */
        PORT,
        /** What printed it. */
        REPORTER
    }
}
