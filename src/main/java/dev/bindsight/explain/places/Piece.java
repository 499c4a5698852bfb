package dev.bindsight.explain.places;

/**
 * A part of a text.
 *
 * @param start the offset of its first character
 * @param end behind its last one
 */
public record Piece(int start, int end) {
    /** What stands there. */
    public String in(String text) {
        return text.substring(start, end);
    }
}
