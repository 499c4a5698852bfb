package dev.bindsight.model;

/**
 * A TCP or UDP port number in host byte order.
 *
 * @param number 0 to 65535; 0 means "none yet", as in {@code bind} to a port the kernel picks
 */
public record Port(int number) implements Comparable<Port> {
    /** The highest port number. */
    public static final int MAX = 65_535;

    /** Checks the range. */
    public Port {
        if (number < 0 || number > MAX) {
            throw new IllegalArgumentException("port " + number + " is not in 0 to " + MAX);
        }
    }

    @Override
    public int compareTo(Port other) {
        return Integer.compare(number, other.number);
    }

    @Override
    public String toString() {
        return Integer.toString(number);
    }
}
