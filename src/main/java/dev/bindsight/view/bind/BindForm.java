package dev.bindsight.view.bind;

import dev.bindsight.model.AddressFamily;
import dev.bindsight.model.BindPlace;
import dev.bindsight.model.IpAddress;
import dev.bindsight.model.Port;
import dev.bindsight.model.Probe.BindProbe;
import dev.bindsight.model.Protocol;
import dev.bindsight.model.SocketOption;
import dev.bindsight.probe.AddressSpec;
import dev.bindsight.text.Texts;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableMap;

import java.time.Duration;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.BooleanSupplier;

/** What stands in the fields of the Bind screen, free of nodes. What is wrong stays as typed. */
public final class BindForm {
    /** The options a person can choose; IPV6_FREEBIND is what IP_FREEBIND becomes. */
    static final List<SocketOption> OPTIONS =
            List.of(
                    SocketOption.SO_REUSEADDR,
                    SocketOption.SO_REUSEPORT,
                    SocketOption.IPV6_V6ONLY,
                    SocketOption.IP_FREEBIND);

    /** The longest a socket is held, in seconds: an hour. */
    static final int LONGEST_HOLD = 3_600;

    private final StringProperty address = new SimpleStringProperty(this, "address", "*");
    private final StringProperty port = new SimpleStringProperty(this, "port", "");
    private final ObjectProperty<Protocol> protocol =
            new SimpleObjectProperty<>(this, "protocol", Protocol.TCP);
    private final StringProperty backlog =
            new SimpleStringProperty(this, "backlog", Integer.toString(BindProbe.DEFAULT_BACKLOG));
    private final Map<SocketOption, BooleanProperty> options = new EnumMap<>(SocketOption.class);
    private final BooleanProperty hold = new SimpleBooleanProperty(this, "hold", false);
    private final StringProperty holdSeconds = new SimpleStringProperty(this, "holdSeconds", "10");
    private final ReadOnlyBooleanWrapper ipv4 = new ReadOnlyBooleanWrapper(this, "ipv4", false);
    private final ObservableMap<Field, String> mistakes =
            FXCollections.observableMap(new LinkedHashMap<>());
    private final BooleanSupplier hasIpv6;

    /** The fields a person can get wrong. */
    public enum Field {
        /** Where to bind. */
        ADDRESS,
        /** The port. */
        PORT,
        /** What listen(2) is given. */
        BACKLOG,
        /** How long the socket is held. */
        HOLD
    }

    /**
     * What the fields ask for.
     *
     * @param probes one per socket: {@code localhost} is two
     * @param hold how long each is held, zero for not at all
     */
    record Request(List<BindProbe> probes, Duration hold) {
        Request {
            probes = List.copyOf(probes);
        }
    }

    /**
     * Fields as they are at first.
     *
     * @param hasIpv6 whether IPv6 sockets can be made on this machine
     */
    public BindForm(BooleanSupplier hasIpv6) {
        this.hasIpv6 = hasIpv6;
        for (SocketOption option : OPTIONS) {
            options.put(option, new SimpleBooleanProperty(this, option.name(), false));
        }
        address.subscribe(text -> {
            mistakes.remove(Field.ADDRESS);
            ipv4.set(isIpv4(text));
        });
        port.subscribe(() -> mistakes.remove(Field.PORT));
        backlog.subscribe(() -> mistakes.remove(Field.BACKLOG));
        holdSeconds.subscribe(() -> mistakes.remove(Field.HOLD));
    }

    /** The address as it was typed. */
    StringProperty addressProperty() {
        return address;
    }

    /** The port as it was typed. */
    StringProperty portProperty() {
        return port;
    }

    /** TCP or UDP. */
    ObjectProperty<Protocol> protocolProperty() {
        return protocol;
    }

    /** The backlog as it was typed; UDP has none. */
    StringProperty backlogProperty() {
        return backlog;
    }

    /** Whether an option is wanted. */
    BooleanProperty optionProperty(SocketOption option) {
        return options.get(option);
    }

    /** Whether the socket is held. */
    BooleanProperty holdProperty() {
        return hold;
    }

    /** For how many seconds, as it was typed. */
    StringProperty holdSecondsProperty() {
        return holdSeconds;
    }

    /** Whether the address is one of IPv4, which has no IPV6_V6ONLY. */
    ReadOnlyBooleanProperty ipv4Property() {
        return ipv4.getReadOnlyProperty();
    }

    /** What is wrong and what is accepted, by field, in the order of the fields. */
    ObservableMap<Field, String> mistakes() {
        return mistakes;
    }

    /** Puts a place into the fields; what was ticked for another bind does not count for it. */
    void fill(BindPlace place, Protocol wanted) {
        address.set(text(place));
        port.set(place.endpoint().port().toString());
        protocol.set(wanted);
        backlog.set(Integer.toString(BindProbe.DEFAULT_BACKLOG));
        options.forEach((option, ticked) ->
                ticked.set(
                        option == SocketOption.IPV6_V6ONLY && Boolean.TRUE.equals(place.v6only())));
        hold.set(false);
    }

    /** Puts a whole probe into the fields. */
    void fill(BindProbe probe) {
        fill(probe.place(), probe.protocol());
        options.forEach((option, wanted) -> {
            if (option != SocketOption.IPV6_V6ONLY) {
                wanted.set(probe.options().contains(option));
            }
        });
        if (probe.protocol() == Protocol.TCP) {
            backlog.set(Integer.toString(probe.backlog()));
        }
        hold.set(false);
    }

    /** What the fields ask for; empty if there are mistakes, which are then told. */
    Optional<Request> read() {
        mistakes.clear();
        OptionalInt portNumber = number(port.get(), 0, Port.MAX);
        boolean listens = protocol.get() == Protocol.TCP;
        OptionalInt backlogNumber =
                listens
                        ? number(backlog.get(), 0, Integer.MAX_VALUE)
                        : OptionalInt.of(BindProbe.DEFAULT_BACKLOG);
        OptionalInt seconds =
                hold.get() ? number(holdSeconds.get(), 1, LONGEST_HOLD) : OptionalInt.of(0);
        // the port decides nothing about the address, so both mistakes are told at once
        Optional<AddressSpec> spec =
                AddressSpec.of(address.get().strip(), new Port(portNumber.orElse(0)));
        if (spec.isEmpty()) {
            mistakes.put(Field.ADDRESS, Texts.get("bind.mistake.ADDRESS"));
        }
        if (portNumber.isEmpty()) {
            mistakes.put(Field.PORT, Texts.get("bind.mistake.PORT"));
        }
        if (backlogNumber.isEmpty()) {
            mistakes.put(Field.BACKLOG, Texts.get("bind.mistake.BACKLOG"));
        }
        if (seconds.isEmpty()) {
            mistakes.put(
                    Field.HOLD, Texts.get("bind.mistake.HOLD", Integer.toString(LONGEST_HOLD)));
        }
        if (!mistakes.isEmpty()) {
            return Optional.empty();
        }
        List<BindProbe> probes =
                spec.orElseThrow().places(hasIpv6.getAsBoolean()).stream()
                        .map(place -> probe(place, backlogNumber.orElseThrow()))
                        .toList();
        return Optional.of(new Request(probes, Duration.ofSeconds(seconds.orElseThrow())));
    }

    /** An address as it stands in the field. */
    static String text(BindPlace place) {
        IpAddress where = place.endpoint().address();
        boolean every =
                where.equals(IpAddress.ANY_IPV6)
                        && place.interfaceName() == null
                        && Boolean.FALSE.equals(place.v6only());
        if (every) {
            return "*";
        }
        return where.family() == AddressFamily.IPV4
                ? place.addressText()
                : "[" + place.addressText() + "]";
    }

    private BindProbe probe(BindPlace place, int backlogNumber) {
        Set<SocketOption> wanted = EnumSet.noneOf(SocketOption.class);
        options.forEach((option, chosen) -> {
            if (chosen.get()) {
                wanted.add(option);
            }
        });
        boolean v6only = wanted.remove(SocketOption.IPV6_V6ONLY);
        boolean ipv6 = place.endpoint().address().family() == AddressFamily.IPV6;
        BindPlace where =
                v6only && ipv6
                        ? new BindPlace(place.endpoint(), true, place.interfaceName())
                        : place;
        return new BindProbe(where, protocol.get(), wanted, backlogNumber);
    }

    private static boolean isIpv4(String text) {
        return AddressSpec.of(text.strip(), new Port(0))
                .filter(spec -> spec instanceof AddressSpec.Single)
                .map(spec -> spec.places(true).getFirst().endpoint().address().family())
                .filter(family -> family == AddressFamily.IPV4)
                .isPresent();
    }

    private static OptionalInt number(String text, int least, int greatest) {
        String digits = text.strip();
        if (digits.isEmpty() || digits.length() > 10 || !digits.matches("[0-9]+")) {
            return OptionalInt.empty();
        }
        long value = Long.parseLong(digits);
        return value < least || value > greatest
                ? OptionalInt.empty()
                : OptionalInt.of((int) value);
    }
}
