package dev.bindsight.inventory.filter;

/**
 * Ports from one to another, both included.
 *
 * @param first the lowest, 0 to 65535
 * @param last the highest, not below {@code first}
 */
public record PortSpan(int first, int last) {
    /** Whether a port is in it. */
    boolean contains(int port) {
        return port >= first && port <= last;
    }
}
