package dev.bindsight.cli;

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

import picocli.CommandLine.Option;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** The options of {@code bind} that are those of the socket. */
final class BindOptions {
    @Option(names = "--udp", description = "UDP instead of TCP.")
    private boolean udp;

    @Option(names = "--reuse-address", description = "Set SO_REUSEADDR.")
    private boolean reuseAddress;

    @Option(names = "--reuse-port", description = "Set SO_REUSEPORT.")
    private boolean reusePort;

    @Option(names = "--v6only", description = "Set IPV6_V6ONLY: no IPv4 through this socket.")
    private boolean v6only;

    @Option(
            names = "--freebind",
            description = "Set IP_FREEBIND: an address this machine does not have is allowed.")
    private boolean freebind;

    @Option(
            names = "--backlog",
            paramLabel = "N",
            description = "What listen(2) is given. Default: 511.")
    private @Nullable Integer backlog;

    /** TCP or UDP. */
    Protocol protocol() {
        return udp ? Protocol.UDP : Protocol.TCP;
    }

    /**
     * Checks that they fit each other and the place.
     *
     * @throws WrongRequest if they do not
     */
    void check(AddressSpec wanted) {
        if (v6only
                && wanted instanceof AddressSpec.Single(Endpoint endpoint, var _)
                && endpoint.address().family() == AddressFamily.IPV4) {
            throw new WrongRequest(Texts.get("cli.bind.v6only", endpoint.address().toString()));
        }
        if (udp && backlog != null) {
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
                reuseAddress || reusePort || v6only || freebind || backlog != null || hold != null;
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
        List<BindPlace> found = v6only ? v6onlyPlaces(wanted) : places.apply(wanted);
        // each address would get a port of its own
        boolean oneAlone = wanted.port().number() == 0;
        return found.stream().limit(oneAlone ? 1 : found.size()).map(this::probe).toList();
    }

    private BindProbe probe(BindPlace place) {
        return new BindProbe(
                place,
                protocol(),
                sockets(),
                backlog == null ? BindProbe.DEFAULT_BACKLOG : backlog);
    }

    private Set<SocketOption> sockets() {
        var set = EnumSet.noneOf(SocketOption.class);
        if (reuseAddress) {
            set.add(SocketOption.SO_REUSEADDR);
        }
        if (reusePort) {
            set.add(SocketOption.SO_REUSEPORT);
        }
        if (freebind) {
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
