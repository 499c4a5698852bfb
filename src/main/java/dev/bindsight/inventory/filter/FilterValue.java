package dev.bindsight.inventory.filter;

import dev.bindsight.model.Exposure;
import dev.bindsight.model.IpAddress;
import dev.bindsight.model.IpAddressText;
import dev.bindsight.model.Port;
import dev.bindsight.model.PortRange;
import dev.bindsight.model.Protocol;
import dev.bindsight.model.ScopedAddress;
import dev.bindsight.model.TcpState;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Reads what stands behind a key, and words without one. */
final class FilterValue {
    private static final List<String> TRANSPORTS =
            List.of("tcp", "udp", "tcp4", "tcp6", "tcp46", "udp4", "udp6", "udp46");

    /** {@code 8000-9001}, {@code 8000,8088}, {@code 8000-}. */
    private static final Pattern BARE_PORTS =
            Pattern.compile("[0-9]+(-[0-9]*)?(,([0-9]+(-[0-9]*)?)?)*");

    private static final Map<String, Exposure> EXPOSURES = new LinkedHashMap<>();
    private static final Map<String, String> STATES = new LinkedHashMap<>();

    static {
        for (Exposure exposure : Exposure.values()) {
            EXPOSURES.put(exposure.name().toLowerCase(Locale.ROOT), exposure);
        }
        for (TcpState state : TcpState.values()) {
            for (Protocol protocol : Protocol.values()) {
                String label = state.label(protocol);
                STATES.put(label.toLowerCase(Locale.ROOT), label);
            }
        }
        STATES.put("estab", "ESTABLISHED");
        STATES.put("listening", "LISTEN");
    }

    private FilterValue() {}

    /** Reads the value of a key. */
    static ValueReading of(FilterKey key, String value) {
        List<Text> alternatives = alternatives(value);
        if (alternatives.isEmpty()) {
            return bad(key, new FilterMistake.NoValue(key), null);
        }
        return switch (key) {
            case PORT -> ports(alternatives);
            case PID -> pids(alternatives);
            case PROTO ->
                    choice(
                            key,
                            alternatives,
                            TRANSPORTS,
                            (String name) -> name,
                            Criterion.Transport::new);
            case STATE ->
                    choice(key, alternatives, STATES.keySet(), STATES::get, Criterion.State::new);
            case EXPOSURE ->
                    choice(
                            key,
                            alternatives,
                            EXPOSURES.keySet(),
                            EXPOSURES::get,
                            Criterion.Exposed::new);
            case QUEUE ->
                    choice(
                            key,
                            alternatives,
                            QueueLevel.NAMES.keySet(),
                            QueueLevel.NAMES::get,
                            Criterion.AcceptQueue::new);
            case OWNER ->
                    choice(
                            key,
                            alternatives,
                            OwnerKind.NAMES.keySet(),
                            OwnerKind.NAMES::get,
                            Criterion.OwnedAs::new);
            case ADDR -> addresses(alternatives);
            case USER -> new ValueReading.Good(new Criterion.User(alternatives));
            case PROCESS -> new ValueReading.Good(new Criterion.Process(alternatives));
            case COMMAND -> new ValueReading.Good(new Criterion.Command(alternatives));
            case DIR -> new ValueReading.Good(new Criterion.Directory(alternatives));
            case UNIT -> new ValueReading.Good(new Criterion.Unit(alternatives));
            case CONTAINER -> new ValueReading.Good(new Criterion.ContainerName(alternatives));
            case SERVICE -> new ValueReading.Good(new Criterion.Service(alternatives));
        };
    }

    /** Reads a word without a key; not empty. */
    static ValueReading word(String word) {
        boolean quoted = word.indexOf('"') >= 0;
        String bare = word.replace("\"", "");
        return new ValueReading.Good(new Criterion.Word(new Text(bare, quoted)));
    }

    /** Reads bare ports, an address, or an address with a port; empty if it is none of these. */
    static Optional<ValueReading> portOrEndpoint(String word) {
        if (isNumber(word)) {
            return Optional.of(
                    Port.parse(word)
                            .<ValueReading>map(
                                    port -> new ValueReading.Good(new Criterion.PortOrPid(port)))
                            .orElseGet(() -> noPort(word)));
        }
        if (BARE_PORTS.matcher(word).matches()) {
            return Optional.of(ports(alternatives(word)));
        }
        Optional<AddressPattern> address = address(word);
        if (address.isPresent()) {
            return Optional.of(
                    new ValueReading.Good(new Criterion.Address(address.stream().toList())));
        }
        int colon = word.lastIndexOf(':');
        String host = colon < 0 ? "" : word.substring(0, colon);
        String port = word.substring(colon + 1);
        if (colon < 0 || !isNumber(port)) {
            return Optional.empty();
        }
        if (host.isEmpty() || host.equals("*")) {
            return Optional.of(ports(List.of(new Text(port, false))));
        }
        return address(host)
                .filter(pattern -> host.startsWith("[") || host.indexOf(':') < 0)
                .map(pattern ->
                        Port.parse(port)
                                .<ValueReading>map(number ->
                                        new ValueReading.Good(
                                                new Criterion.AtEndpoint(
                                                        pattern, number, pattern.isHere(List::of))))
                                .orElseGet(() -> noPort(port)));
    }

    private static Optional<AddressPattern> address(String text) {
        if (text.equalsIgnoreCase("localhost")) {
            return Optional.of(new AddressPattern.Loopback());
        }
        return ScopedAddress.parseBracketed(text)
                .map(read -> AddressPattern.exactly(read.address()));
    }

    private static ValueReading ports(List<Text> alternatives) {
        var ranges = new ArrayList<PortRange>();
        for (Text alternative : alternatives) {
            String text = alternative.wanted();
            int dash = text.indexOf('-');
            String from = dash < 0 ? text : text.substring(0, dash);
            String to = dash < 0 ? text : text.substring(dash + 1);
            Optional<Port> first = Port.parse(from.isEmpty() && !to.isEmpty() ? "0" : from);
            Optional<Port> last =
                    to.isEmpty() && !from.isEmpty()
                            ? Optional.of(new Port(Port.MAX))
                            : Port.parse(to);
            if (first.isEmpty() || last.isEmpty()) {
                return noPort(text);
            }
            if (first.get().compareTo(last.get()) > 0) {
                return bad(
                        FilterKey.PORT,
                        new FilterMistake.Backwards(FilterParser.shown(text)),
                        FilterKey.PORT.label() + ":" + last.get() + "-" + first.get());
            }
            ranges.add(new PortRange(first.get(), last.get()));
        }
        return new ValueReading.Good(new Criterion.LocalPort(List.copyOf(ranges)));
    }

    private static ValueReading noPort(String text) {
        return bad(FilterKey.PORT, new FilterMistake.NoPort(FilterParser.shown(text)), null);
    }

    private static ValueReading pids(List<Text> alternatives) {
        var pids = new HashSet<Integer>();
        for (Text alternative : alternatives) {
            int pid = number(alternative.wanted(), Integer.MAX_VALUE);
            if (pid <= 0) {
                return bad(
                        FilterKey.PID,
                        new FilterMistake.NoPid(FilterParser.shown(alternative.wanted())),
                        null);
            }
            pids.add(pid);
        }
        return new ValueReading.Good(new Criterion.OwnerPid(Set.copyOf(pids)));
    }

    private static ValueReading addresses(List<Text> alternatives) {
        var patterns = new ArrayList<AddressPattern>();
        for (Text alternative : alternatives) {
            String text = alternative.wanted();
            int slash = text.indexOf('/');
            if (slash < 0) {
                patterns.add(address(text).orElseGet(() -> AddressPattern.text(alternative)));
                continue;
            }
            Optional<IpAddress> network = IpAddressText.parse(text.substring(0, slash));
            int most =
                    network.map(AddressPattern::exactly)
                            .map(AddressPattern.Network::bits)
                            .orElse(0);
            int bits = number(text.substring(slash + 1), most);
            if (network.isEmpty() || bits < 0) {
                return bad(
                        FilterKey.ADDR,
                        new FilterMistake.NoNetwork(FilterParser.shown(text)),
                        null);
            }
            patterns.add(new AddressPattern.Network(network.get().unmapped(), bits));
        }
        return new ValueReading.Good(new Criterion.Address(List.copyOf(patterns)));
    }

    /** Reads alternatives out of a fixed set of words. */
    private static <T> ValueReading choice(
            FilterKey key,
            List<Text> alternatives,
            Collection<String> words,
            Function<String, @Nullable T> meaning,
            Function<Set<T>, Criterion> criterion) {
        var chosen = new HashSet<T>();
        for (Text alternative : alternatives) {
            String typed = alternative.wanted().toLowerCase(Locale.ROOT).replace('-', '_');
            T meant = words.contains(typed) ? meaning.apply(typed) : null;
            if (meant == null) {
                return bad(
                        key,
                        new FilterMistake.NoSuchValue(
                                key, FilterParser.shown(alternative.wanted())),
                        Spelling.nearest(typed, words)
                                .map(word -> key.label() + ":" + word)
                                .orElse(null));
            }
            chosen.add(meant);
        }
        return new ValueReading.Good(criterion.apply(Set.copyOf(chosen)));
    }

    /** Splits at commas outside quotes; what is empty is left out. */
    private static List<Text> alternatives(String value) {
        var found = new ArrayList<Text>();
        var word = new StringBuilder();
        boolean inQuotes = false;
        boolean quoted = false;
        for (int i = 0; i <= value.length(); i++) {
            char c = i == value.length() ? ',' : value.charAt(i);
            if (c == '"') {
                inQuotes = !inQuotes;
                quoted = true;
            } else if (c == ',' && !inQuotes) {
                if (!word.isEmpty()) {
                    found.add(new Text(word.toString(), quoted));
                }
                word.setLength(0);
                quoted = false;
            } else {
                word.append(c);
            }
        }
        return found;
    }

    private static ValueReading.Bad bad(
            FilterKey key, FilterMistake what, @Nullable String suggestion) {
        return new ValueReading.Bad(what, key, suggestion);
    }

    /** All that is accepted behind a key; empty where that is no list of words. */
    static List<String> words(FilterKey key) {
        return switch (key) {
            case PROTO -> TRANSPORTS;
            case STATE -> List.copyOf(new TreeSet<>(STATES.values()));
            case EXPOSURE -> List.copyOf(EXPOSURES.keySet());
            case QUEUE -> List.copyOf(QueueLevel.NAMES.keySet());
            case OWNER -> List.copyOf(OwnerKind.NAMES.keySet());
            case PORT, PID, ADDR, USER, PROCESS, COMMAND, DIR, UNIT, CONTAINER, SERVICE ->
                    List.of();
        };
    }

    private static boolean isNumber(String text) {
        return !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    /** A decimal number, or -1 if it is none or greater than {@code most}. */
    private static int number(String text, int most) {
        if (!isNumber(text) || text.length() > 10) {
            return -1;
        }
        long value = Long.parseLong(text);
        return value > most ? -1 : (int) value;
    }
}
