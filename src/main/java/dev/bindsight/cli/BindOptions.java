package dev.bindsight.cli;

import dev.bindsight.cli.Syntax.Value;
import dev.bindsight.model.AddressFamily;
import dev.bindsight.model.BindPlace;
import dev.bindsight.model.Endpoint;
import dev.bindsight.model.IpAddress;
import dev.bindsight.model.Port;
import dev.bindsight.model.Probe.BindProbe;
import dev.bindsight.model.Protocol;
import dev.bindsight.model.SocketOption;
import dev.bindsight.probe.AddressSpec;
import dev.bindsight.text.Texts;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;

/** The options of {@code bind} that are those of the socket. */
final class BindOptions {
    private final Value<Boolean> udp;
    private final Value<Boolean> reuseAddress;
    private final Value<Boolean> reusePort;
    private final Value<Boolean> v6only;
    private final Value<Boolean> freebind;
    private final Value<@Nullable Integer> backlog;

    /** Adds them to what the verb takes. */
    BindOptions(Syntax syntax) {
        udp = syntax.udp();
        reuseAddress = syntax.flag("--reuse-address", "Set SO_REUSEADDR.");
        reusePort = syntax.flag("--reuse-port", "Set SO_REUSEPORT.");
        v6only = syntax.flag("--v6only", "Set IPV6_V6ONLY: no IPv4 through this socket.");
        freebind =
                syntax.flag(
                        "--freebind",
                        "Set IP_FREEBIND: an address this machine does not have is allowed.");
        backlog = syntax.number("--backlog", "N", "What listen(2) is given. Default: 511.");
    }

    /** TCP or UDP. */
    Protocol protocol() {
        return udp.get() ? Protocol.UDP : Protocol.TCP;
    }

    /**
     * Checks that they fit each other and the place.
     *
     * @throws WrongRequest if they do not
     */
    void check(AddressSpec wanted) {
        if (v6only.get()
                && wanted instanceof AddressSpec.Single(Endpoint endpoint, var _)
                && endpoint.address().family() == AddressFamily.IPV4) {
            throw new WrongRequest(Texts.get("cli.bind.v6only", endpoint.address().toString()));
        }
        if (udp.get() && backlog.get() != null) {
            throw new WrongRequest(Texts.get("cli.bind.backlogUdp"));
        }
    }

    /**
     * Checks that nothing was asked for that a matrix tries by itself.
     *
     * @throws WrongRequest if something was, or the port is none to try
     */
    void refuseWithMatrix(AddressSpec wanted, @Nullable Duration hold) {
        boolean more =
                reuseAddress.get()
                        || reusePort.get()
                        || v6only.get()
                        || freebind.get()
                        || backlog.get() != null
                        || hold != null;
        if (more || wanted.port().number() == 0) {
            throw new WrongRequest(Texts.get("cli.bind.matrix"));
        }
    }

    /**
     * The binds for a place.
     *
     * @param places where a server binds for it
     * @return one for each address, at least one
     */
    List<BindProbe> probes(AddressSpec wanted, Function<AddressSpec, List<BindPlace>> places) {
        List<BindPlace> found = v6only.get() ? v6onlyPlaces(wanted) : places.apply(wanted);
        // each address would get a port of its own
        boolean oneAlone = wanted.port().number() == 0;
        return found.stream().limit(oneAlone ? 1 : found.size()).map(this::probe).toList();
    }

    private BindProbe probe(BindPlace place) {
        return new BindProbe(
                place,
                protocol(),
                sockets(),
                Objects.requireNonNullElse(backlog.get(), BindProbe.DEFAULT_BACKLOG));
    }

    private Set<SocketOption> sockets() {
        var set = EnumSet.noneOf(SocketOption.class);
        if (reuseAddress.get()) {
            set.add(SocketOption.SO_REUSEADDR);
        }
        if (reusePort.get()) {
            set.add(SocketOption.SO_REUSEPORT);
        }
        if (freebind.get()) {
            set.add(SocketOption.IP_FREEBIND);
        }
        return set;
    }

    private static List<BindPlace> v6onlyPlaces(AddressSpec wanted) {
        Port port = wanted.port();
        return List.of(
                switch (wanted) {
                    case AddressSpec.Every _ ->
                            new BindPlace(new Endpoint(IpAddress.ANY_IPV6, port), true, null);
                    case AddressSpec.Localhost _ ->
                            new BindPlace(new Endpoint(IpAddress.LOOPBACK_IPV6, port), true, null);
                    case AddressSpec.Single(Endpoint endpoint, String scope) ->
                            new BindPlace(endpoint, true, scope);
                });
    }
}
