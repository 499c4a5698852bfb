package dev.bindsight.probe;

import dev.bindsight.model.Port;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Ports to connect to as a person writes them, in the order in which they are tried: {@code 443},
 * {@code 22,80,8000-8100}, {@code ssh, https}.
 */
public sealed interface PortList {
    /**
     * What was written makes sense.
     *
     * @param ports at least one, without repeats
     */
    record Ports(List<Port> ports) implements PortList {
        /** Copies the list. */
        public Ports {
            ports = List.copyOf(ports);
        }
    }

    /**
     * A part of it makes none.
     *
     * @param part the first such part, empty if nothing was written at all
     */
    record Unreadable(String part) implements PortList {}

    /**
     * Reads what a person wrote: numbers from 1, ranges and service names between commas or spaces.
     *
     * @param services the port of a service name, such as {@code https}
     */
    static PortList parse(String text, Function<String, Optional<Port>> services) {
        var ports = new LinkedHashSet<Port>();
        for (String part : text.strip().split("\\s*[,\\s]\\s*", -1)) {
            if (!add(part, services, ports)) {
                return new Unreadable(part);
            }
        }
        return new Ports(new ArrayList<>(ports));
    }

    private static boolean add(
            String part, Function<String, Optional<Port>> services, SequencedSet<Port> to) {
        Matcher range = Form.RANGE.matcher(part);
        if (range.matches()) {
            int first = Integer.parseInt(range.group(1));
            int last = range.group(2) == null ? first : Integer.parseInt(range.group(2));
            boolean sound = first > 0 && first <= last && last <= Port.MAX;
            for (int number = first; sound && number <= last; number++) {
                to.add(new Port(number));
            }
            return sound;
        }
        Optional<Port> service =
                part.isEmpty() ? Optional.empty() : services.apply(part.toLowerCase(Locale.ROOT));
        service.ifPresent(to::add);
        return service.isPresent();
    }

    /** The forms of a part; an interface cannot keep them to itself. */
    final class Form {
        private static final Pattern RANGE = Pattern.compile("([0-9]{1,5})(?:-([0-9]{1,5}))?");

        private Form() {}
    }
}
