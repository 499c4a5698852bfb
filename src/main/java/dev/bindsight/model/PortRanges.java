package dev.bindsight.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Ports as a person writes them, in the order in which they are tried: {@code 443}, {@code
 * 22,80,8000-8100}, {@code ssh, https}.
 *
 * @param ranges as they follow each other
 */
public record PortRanges(List<PortRange> ranges) {
    /** Copies the list. */
    public PortRanges {
        ranges = List.copyOf(ranges);
    }

    /** What a text came to. */
    public sealed interface Reading {
        /**
         * It makes sense.
         *
         * @param ranges at least one
         */
        record Read(PortRanges ranges) implements Reading {}

        /**
         * A part of it makes none.
         *
         * @param part the first such part, empty if nothing was written at all
         */
        record Unreadable(String part) implements Reading {}
    }

    /**
     * Reads what a person wrote: numbers from 1, ranges and service names between commas or spaces.
     *
     * @param services the port of a service name, such as {@code https}
     */
    public static Reading parse(String text, Function<String, Optional<Port>> services) {
        var ranges = new ArrayList<PortRange>();
        for (String part : text.strip().split("\\s*[,\\s]\\s*", -1)) {
            Optional<PortRange> read = PortRange.parse(part).or(() -> service(part, services));
            if (read.isEmpty()) {
                return new Reading.Unreadable(part);
            }
            ranges.add(read.get());
        }
        return new Reading.Read(new PortRanges(ranges));
    }

    private static Optional<PortRange> service(
            String part, Function<String, Optional<Port>> services) {
        return part.isEmpty()
                ? Optional.empty()
                : services.apply(part.toLowerCase(Locale.ROOT))
                        .map(port -> new PortRange(port, port));
    }

    /** Draws ports that follow each other together; their order stays. */
    public static PortRanges of(List<Port> ports) {
        var ranges = new ArrayList<PortRange>();
        int start = 0;
        while (start < ports.size()) {
            int end = start;
            while (end + 1 < ports.size()
                    && ports.get(end + 1).number() == ports.get(end).number() + 1) {
                end++;
            }
            ranges.add(new PortRange(ports.get(start), ports.get(end)));
            start = end + 1;
        }
        return new PortRanges(ranges);
    }

    /** Each port once, in the order written. */
    public List<Port> ports() {
        return ranges.stream().flatMap(PortRange::ports).distinct().toList();
    }

    /** As a person types them: two ports in a row are no range yet. */
    @Override
    public String toString() {
        Stream<String> parts =
                ranges.stream()
                        .flatMap(range ->
                                range.count() == 2
                                        ? range.ports().map(Port::toString)
                                        : Stream.of(range.toString()));
        return String.join(",", parts.toList());
    }
}
