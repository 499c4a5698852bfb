package dev.bindsight.model;

/**
 * The ports that the kernel itself picks from, {@code ip_local_port_range} of ip(7); both ends
 * included.
 *
 * @param first the lowest
 * @param last the highest
 */
public record EphemeralPorts(Port first, Port last) {
    /** Whether {@code port} is in it. */
    public boolean contains(Port port) {
        return port.compareTo(first) >= 0 && port.compareTo(last) <= 0;
    }

    /** How many they are. */
    public int count() {
        return last.number() - first.number() + 1;
    }

    /** {@code 32768–60999}. */
    @Override
    public String toString() {
        return first + "–" + last;
    }
}
