package dev.bindsight.view.bind;

import dev.bindsight.model.AddressFamily;
import dev.bindsight.model.BindPlace;
import dev.bindsight.model.IpAddress;
import dev.bindsight.model.Port;
import dev.bindsight.model.Probe.BindProbe;
import dev.bindsight.model.Protocol;
import dev.bindsight.model.SocketOption;
import dev.bindsight.probe.AddressSpec;
import dev.bindsight.probe.BindRequest;
import dev.bindsight.probe.TypedBind;
import dev.bindsight.probe.TypedBind.Part;
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

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** What stands in the fields of the Bind screen, free of nodes. What is wrong stays as typed. */
public final class BindForm {
    /** The options a person can choose; IPV6_FREEBIND is what IP_FREEBIND becomes. */
    static final List<SocketOption> OPTIONS =
            List.of(
                    SocketOption.SO_REUSEADDR,
                    SocketOption.SO_REUSEPORT,
                    SocketOption.IPV6_V6ONLY,
                    SocketOption.IP_FREEBIND);

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
    private final ObservableMap<Part, String> mistakes =
            FXCollections.observableMap(new LinkedHashMap<>());

    /** Fields as they are at first. */
    public BindForm() {
        for (SocketOption option : OPTIONS) {
            options.put(option, new SimpleBooleanProperty(this, option.name(), false));
        }
        address.subscribe(text -> {
            mistakes.remove(Part.ADDRESS);
            ipv4.set(isIpv4(text));
        });
        port.subscribe(() -> mistakes.remove(Part.PORT));
        backlog.subscribe(() -> mistakes.remove(Part.BACKLOG));
        holdSeconds.subscribe(() -> mistakes.remove(Part.HOLD));
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
        return Objects.requireNonNull(options.get(option));
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
    ObservableMap<Part, String> mistakes() {
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
    Optional<BindRequest> read() {
        mistakes.clear();
        return switch (typed().read()) {
            case TypedBind.Reading.Read(BindRequest request) -> Optional.of(request);
            case TypedBind.Reading.Unreadable(Set<Part> parts) -> {
                parts.stream().sorted().forEach(part -> mistakes.put(part, words(part)));
                yield Optional.empty();
            }
        };
    }

    private TypedBind typed() {
        Set<SocketOption> ticked = EnumSet.noneOf(SocketOption.class);
        options.forEach((option, chosen) -> {
            if (chosen.get()) {
                ticked.add(option);
            }
        });
        return new TypedBind(
                address.get(),
                port.get(),
                protocol.get(),
                ticked,
                backlog.get(),
                hold.get() ? holdSeconds.get() : null);
    }

    private static String words(Part part) {
        return switch (part) {
            case ADDRESS -> Texts.get("bind.mistake.ADDRESS");
            case PORT -> Texts.get("bind.mistake.PORT");
            case BACKLOG -> Texts.get("bind.mistake.BACKLOG");
            case HOLD ->
                    Texts.get(
                            "bind.mistake.HOLD", Long.toString(TypedBind.LONGEST_HOLD.toSeconds()));
        };
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

    private static boolean isIpv4(String text) {
        return AddressSpec.of(text.strip(), new Port(0)).filter(AddressSpec::isIpv4).isPresent();
    }
}
