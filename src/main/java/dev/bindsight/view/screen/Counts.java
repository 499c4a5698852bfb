package dev.bindsight.view.screen;

/**
 * How many there are, in the machine and in a list.
 *
 * @param sockets sockets of the machine
 * @param ports those that {@code bindsight ports} lists
 * @param matching rows that fit the filter
 * @param total rows there would be without it
 */
public record Counts(int sockets, int ports, int matching, int total) {
    /** Nothing read yet. */
    public static final Counts NONE = new Counts(0, 0, 0, 0);
}
