package dev.bindsight.model;

import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Ports from one to another.
 *
 * @param first the lowest
 * @param last the highest, included
 */
public record PortRange(Port first, Port last) {
    /** Checks the order. */
    public PortRange {
        if (first.compareTo(last) > 0) {
            throw new IllegalArgumentException(first + " comes after " + last);
        }
    }

    /**
     * Reads {@code 8000-8999} or {@code 8000}.
     *
     * @return empty if it is neither; port 0 is none
     */
    public static Optional<PortRange> parse(String text) {
        int dash = text.indexOf('-');
        Optional<Port> first = Port.parseNumbered(dash < 0 ? text : text.substring(0, dash));
        Optional<Port> last = dash < 0 ? first : Port.parseNumbered(text.substring(dash + 1));
        return first.flatMap(from ->
                last.filter(to -> from.compareTo(to) <= 0).map(to -> new PortRange(from, to)));
    }

    /** Whether a port is one of them. */
    public boolean contains(Port port) {
        return first.number() <= port.number() && port.number() <= last.number();
    }

    /** How many they are. */
    public int count() {
        return last.number() - first.number() + 1;
    }

    /** Each of them, ascending. */
    public Stream<Port> ports() {
        return IntStream.rangeClosed(first.number(), last.number()).mapToObj(Port::new);
    }

    /** {@code 8000-8999}, or {@code 8000} alone. */
    @Override
    public String toString() {
        return first.equals(last) ? first.toString() : first + "-" + last;
    }
}
