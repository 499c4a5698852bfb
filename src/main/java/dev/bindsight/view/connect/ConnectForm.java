package dev.bindsight.view.connect;

import dev.bindsight.diagnosis.SearchRoute;
import dev.bindsight.model.BindPlace;
import dev.bindsight.model.Port;
import dev.bindsight.model.PortRanges;
import dev.bindsight.model.Protocol;
import dev.bindsight.probe.AddressFamilies;
import dev.bindsight.probe.ConnectMistake;
import dev.bindsight.probe.ConnectRequest;
import dev.bindsight.probe.RepeatPlan;
import dev.bindsight.probe.TypedConnect;
import dev.bindsight.probe.UrlParts;
import dev.bindsight.text.DurationText;
import dev.bindsight.text.Texts;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;

/** What is typed into the form, and what it asks for once it makes sense. */
public final class ConnectForm {
    /**
     * Longer than the 3 s after which the kernel gives a host on the same network up that answers
     * no ARP (net.ipv4.neigh.*.mcast_solicit, 3 tries a second apart): its EHOSTUNREACH tells most.
     */
    static final Duration PATIENCE = Duration.ofSeconds(5);

    private final BiFunction<String, Protocol, Optional<Port>> services;
    private final Map<Field, StringProperty> texts = new EnumMap<>(Field.class);
    private final Map<Field, ReadOnlyObjectWrapper<@Nullable String>> mistakes =
            new EnumMap<>(Field.class);
    private final ObjectProperty<Protocol> protocol =
            new SimpleObjectProperty<>(this, "protocol", Protocol.TCP);
    private final ObjectProperty<AddressFamilies> families =
            new SimpleObjectProperty<>(this, "families", AddressFamilies.ANY);
    private final BooleanProperty tls = new SimpleBooleanProperty(this, "tls");
    private final BooleanProperty firstBytes = new SimpleBooleanProperty(this, "firstBytes");
    private final BooleanProperty blocking = new SimpleBooleanProperty(this, "blocking");
    private final BooleanProperty head = new SimpleBooleanProperty(this, "head");
    private final ReadOnlyObjectWrapper<@Nullable String> taken =
            new ReadOnlyObjectWrapper<>(this, "taken");
    private final BooleanProperty repeat = new SimpleBooleanProperty(this, "repeat");

    /** What is typed as text. */
    enum Field {
        /** A name or an address. */
        HOST,
        /** Ports. */
        PORTS,
        /** How long a connect may take. */
        TIMEOUT,
        /** Where sockets are bound first. */
        SOURCE,
        /** How often it is repeated. */
        REPEAT,
        /** What one HTTP HEAD asks for. */
        PATH
    }

    /**
     * An empty form.
     *
     * @param services the port of a service name
     */
    ConnectForm(BiFunction<String, Protocol, Optional<Port>> services) {
        this.services = services;
        for (Field field : Field.values()) {
            var text = new SimpleStringProperty(this, field.name(), "");
            texts.put(field, text);
            mistakes.put(field, new ReadOnlyObjectWrapper<>(this, field.name()));
            text.subscribe(() -> typed(field));
        }
        text(Field.TIMEOUT).set(DurationText.written(PATIENCE));
        text(Field.REPEAT).set(RepeatPlan.DEFAULT.text());
        text(Field.PATH).set("/");
        protocol.subscribe(() -> typed(Field.PORTS));
        families.subscribe(() -> typed(Field.SOURCE));
        repeat.subscribe(() -> typed(Field.REPEAT));
        head.subscribe(() -> typed(Field.PATH));
        text(Field.HOST).subscribe(() -> taken.set(null));
    }

    /** The text of a field. */
    StringProperty text(Field field) {
        return Objects.requireNonNull(texts.get(field));
    }

    /** What is wrong with a field and what is accepted, as a sentence; absent if it is sound. */
    ReadOnlyObjectProperty<@Nullable String> mistake(Field field) {
        return shown(field).getReadOnlyProperty();
    }

    /** TCP or UDP. */
    ObjectProperty<Protocol> protocolProperty() {
        return protocol;
    }

    /** Which addresses. */
    ObjectProperty<AddressFamilies> familiesProperty() {
        return families;
    }

    /** Whether a TLS handshake follows. */
    BooleanProperty tlsProperty() {
        return tls;
    }

    /** Whether to wait for what the server says by itself. */
    BooleanProperty firstBytesProperty() {
        return firstBytes;
    }

    /** Whether connect(2) itself blocks. */
    BooleanProperty blockingProperty() {
        return blocking;
    }

    /** Whether one HTTP HEAD follows. */
    BooleanProperty headProperty() {
        return head;
    }

    /** What a pasted URL changed beside host and port, as a sentence; absent if nothing did. */
    ReadOnlyObjectProperty<@Nullable String> takenProperty() {
        return taken.getReadOnlyProperty();
    }

    /** Whether it is repeated. */
    BooleanProperty repeatProperty() {
        return repeat;
    }

    /** Fills in where to connect to; everything else stays as it was chosen. */
    void fill(String host, String ports, Protocol to) {
        text(Field.HOST).set(host);
        text(Field.PORTS).set(ports);
        protocol.set(to);
    }

    /** Fills in all of a request. */
    void fill(ConnectRequest request, @Nullable RepeatPlan plan) {
        fill(request.host(), PortRanges.of(request.ports()).toString(), request.protocol());
        text(Field.TIMEOUT).set(DurationText.written(request.timeout()));
        BindPlace source = request.source();
        text(Field.SOURCE).set(source == null ? "" : written(source));
        families.set(request.families());
        tls.set(request.tls());
        firstBytes.set(request.firstBytes());
        blocking.set(request.blocking());
        head.set(request.head() != null);
        if (request.head() != null) {
            text(Field.PATH).set(request.head());
        }
        repeat.set(plan != null);
        if (plan != null) {
            text(Field.REPEAT).set(plan.text());
        }
    }

    /**
     * Takes a host with a port, or a URL, apart and fills both in.
     *
     * @return whether it was one
     */
    boolean paste(String text) {
        Optional<SearchRoute> route = SearchRoute.of(text);
        if (route.orElse(null) instanceof SearchRoute.ToConnect(String host, Port port, var _)) {
            text(Field.HOST).set(host);
            text(Field.PORTS).set(port.toString());
            UrlParts.of(text).ifPresent(this::take);
            return true;
        }
        return false;
    }

    /** The scheme says whether TLS comes first; the path is kept for a HEAD, which is asked for. */
    private void take(UrlParts url) {
        tls.set(url.isSecure());
        text(Field.PATH).set(url.path());
        taken.set(
                Texts.get(
                        url.isSecure() ? "connect.url.tls" : "connect.url.plain",
                        url.scheme(),
                        url.path()));
    }

    /**
     * Says what is wrong with a field that is left, unless it is empty: that is said when it is
     * needed. A host with a port is taken apart.
     */
    void check(Field field) {
        if (field == Field.HOST) {
            paste(text(Field.HOST).get());
        }
        if (!text(field).get().isBlank()) {
            shown(field).set(whatIsWrong(field, read()));
        }
    }

    /** What is asked for; empty, with the mistakes at their fields, if something makes no sense. */
    Optional<ConnectRequest> request() {
        paste(text(Field.HOST).get());
        TypedConnect.Reading read = read();
        for (Field field : Field.values()) {
            shown(field).set(whatIsWrong(field, read));
        }
        boolean wrong = mistakes.values().stream().anyMatch(mistake -> mistake.get() != null);
        return !wrong && read instanceof TypedConnect.Reading.Read(ConnectRequest request)
                ? Optional.of(request)
                : Optional.empty();
    }

    /** What UDP does not have is greyed out, and not asked for. */
    private TypedConnect.Reading read() {
        boolean tcp = protocol.get() == Protocol.TCP;
        String source = stripped(Field.SOURCE);
        return new TypedConnect(
                        stripped(Field.HOST),
                        stripped(Field.PORTS),
                        protocol.get(),
                        families.get(),
                        source.isEmpty() ? null : source,
                        DurationText.parse(stripped(Field.TIMEOUT))
                                .filter(Duration::isPositive)
                                .orElse(null),
                        blocking.get(),
                        tcp && tls.get(),
                        tcp && firstBytes.get(),
                        tcp && head.get() ? stripped(Field.PATH) : null)
                .read(name -> services.apply(name, protocol.get()));
    }

    private String stripped(Field field) {
        return text(field).get().strip();
    }

    /** How often it is to be repeated; empty if it is not. */
    Optional<RepeatPlan> plan() {
        return repeat.get() ? RepeatPlan.parse(text(Field.REPEAT).get()) : Optional.empty();
    }

    /** A mistake that is shown goes as soon as it is corrected, and changes with what is typed. */
    private void typed(Field field) {
        if (shown(field).get() != null) {
            shown(field).set(whatIsWrong(field, read()));
        }
    }

    private ReadOnlyObjectWrapper<@Nullable String> shown(Field field) {
        return Objects.requireNonNull(mistakes.get(field));
    }

    private @Nullable String whatIsWrong(Field field, TypedConnect.Reading read) {
        if (field == Field.REPEAT) {
            return !repeat.get() || plan().isPresent()
                    ? null
                    : Texts.get("connect.wrong.repeat", stripped(Field.REPEAT));
        }
        return switch (read) {
            case TypedConnect.Reading.Read _ -> null;
            case TypedConnect.Reading.Wrong(List<ConnectMistake> found) ->
                    found.stream()
                            .filter(mistake -> field(mistake) == field)
                            .findFirst()
                            .map(this::words)
                            .orElse(null);
        };
    }

    private static Field field(ConnectMistake mistake) {
        return switch (mistake) {
            case ConnectMistake.NoHost _ -> Field.HOST;
            case ConnectMistake.NoPort _ -> Field.PORTS;
            case ConnectMistake.NoTimeout _ -> Field.TIMEOUT;
            case ConnectMistake.NoSource _, ConnectMistake.SourceOfOtherFamily _ -> Field.SOURCE;
            case ConnectMistake.NoPath _ -> Field.PATH;
            case ConnectMistake.TlsOverUdp _, ConnectMistake.HeadOverUdp _ ->
                    throw new IllegalStateException("greyed out for UDP: " + mistake);
        };
    }

    private String words(ConnectMistake mistake) {
        return switch (mistake) {
            case ConnectMistake.NoHost _ -> Texts.get("connect.wrong.host");
            case ConnectMistake.NoPort(String part) ->
                    part.isEmpty()
                            ? Texts.get("connect.wrong.noPort")
                            : Texts.get("connect.wrong.ports", part);
            case ConnectMistake.NoTimeout _ ->
                    Texts.get("connect.wrong.timeout", stripped(Field.TIMEOUT));
            case ConnectMistake.NoSource(String text) -> Texts.get("connect.wrong.source", text);
            case ConnectMistake.SourceOfOtherFamily(String text) ->
                    Texts.get("connect.wrong.sourceFamily", text);
            case ConnectMistake.NoPath(String text) -> Texts.get("connect.wrong.path", text);
            case ConnectMistake.TlsOverUdp _, ConnectMistake.HeadOverUdp _ ->
                    throw new IllegalStateException("greyed out for UDP: " + mistake);
        };
    }

    /** The port that any will do for is not named. */
    private static String written(BindPlace source) {
        return source.endpoint().port().isAny() ? source.addressText() : source.toString();
    }
}
