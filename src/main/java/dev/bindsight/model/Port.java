package dev.bindsight.model;

import java.util.Optional;

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

    /**
     * Reads one as a person or a program writes it: one to five of the digits 0 to 9.
     *
     * @return empty if it is anything else, or above 65535
     */
    public static Optional<Port> parse(String text) {
        if (text.isEmpty() || text.length() > 5) {
            return Optional.empty();
        }
        int number = 0;
        for (int i = 0; i < text.length(); i++) {
            char digit = text.charAt(i);
            if (digit < '0' || digit > '9') {
                return Optional.empty();
            }
            number = number * 10 + digit - '0';
        }
        return number > MAX ? Optional.empty() : Optional.of(new Port(number));
    }

    /** The same where port 0 makes no sense: there is nothing to connect to or to look for. */
    public static Optional<Port> parseNumbered(String text) {
        return parse(text).filter(port -> !port.isAny());
    }

    /** Whether it is 0, by which a person leaves the choice to the kernel. */
    public boolean isAny() {
        return number == 0;
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
