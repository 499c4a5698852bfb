package dev.bindsight.view.ports;

/**
 * How many there are.
 *
 * @param sockets sockets of the machine
 * @param ports those that {@code bindsight ports} lists
 * @param matching rows that fit the filter
 * @param total rows there would be without it
 */
public record PortCounts(int sockets, int ports, int matching, int total) {
    /** Nothing read yet. */
    static final PortCounts NONE = new PortCounts(0, 0, 0, 0);
}
