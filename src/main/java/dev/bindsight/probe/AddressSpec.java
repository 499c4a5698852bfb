package dev.bindsight.probe;

import dev.bindsight.model.AddressFamily;
import dev.bindsight.model.BindPlace;
import dev.bindsight.model.Endpoint;
import dev.bindsight.model.HostAndPort;
import dev.bindsight.model.IpAddress;
import dev.bindsight.model.Port;
import dev.bindsight.model.ScopedAddress;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Optional;

/**
 * Where a server listens, as a person writes it: {@code 3000}, {@code :3000}, {@code *:3000},
 * {@code 127.0.0.1:3000}, {@code [::1]:3000}, {@code localhost:3000}, {@code [fe80::1%eth0]:3000}
 * and, for a socket that is bound to a device too, {@code 0.0.0.0%eth0:3000}.
 */
public sealed interface AddressSpec {
    /** The port. */
    Port port();

    /**
     * Every interface, as a server binds it when it is given no address.
     *
     * @param port the port
     */
    record Every(Port port) implements AddressSpec {}

    /**
     * Both loopback addresses.
     *
     * @param port the port
     */
    record Localhost(Port port) implements AddressSpec {}

    /**
     * One address.
     *
     * @param endpoint the address and port
     * @param interfaceName its scope or the device it is bound to, absent for none
     */
    record Single(Endpoint endpoint, @Nullable String interfaceName) implements AddressSpec {
        @Override
        public Port port() {
            return endpoint.port();
        }
    }

    /**
     * Where sockets are bound for it: {@code *} is one dual-stack IPv6 socket, or an IPv4 one where
     * there is no IPv6; {@code localhost} is one socket per loopback address.
     */
    default List<BindPlace> places(boolean hasIpv6) {
        return switch (this) {
            case Every(Port port) ->
                    List.of(
                            hasIpv6
                                    ? new BindPlace(
                                            new Endpoint(IpAddress.ANY_IPV6, port), false, null)
                                    : BindPlace.of(new Endpoint(IpAddress.ANY_IPV4, port)));
            case Localhost(Port port) -> {
                BindPlace ipv4 = BindPlace.of(new Endpoint(IpAddress.LOOPBACK_IPV4, port));
                BindPlace ipv6 = BindPlace.of(new Endpoint(IpAddress.LOOPBACK_IPV6, port));
                yield hasIpv6 ? List.of(ipv4, ipv6) : List.of(ipv4);
            }
            case Single(Endpoint endpoint, String scope) ->
                    List.of(new BindPlace(endpoint, null, scope));
        };
    }

    /**
     * Where the one socket is bound that takes IPv6 alone.
     *
     * @throws IllegalArgumentException for an address of IPv4
     */
    default BindPlace onlyIpv6() {
        return switch (this) {
            case Every(Port port) ->
                    new BindPlace(new Endpoint(IpAddress.ANY_IPV6, port), true, null);
            case Localhost(Port port) ->
                    new BindPlace(new Endpoint(IpAddress.LOOPBACK_IPV6, port), true, null);
            case Single(Endpoint endpoint, String scope) -> new BindPlace(endpoint, true, scope);
        };
    }

    /** Whether it is an address of IPv4, whose socket has no IPV6_V6ONLY. */
    default boolean isIpv4() {
        return this instanceof Single(Endpoint endpoint, var _)
                && endpoint.address().family() == AddressFamily.IPV4;
    }

    /**
     * Reads what a person wrote.
     *
     * @return empty if it is none of the forms above; port 0 is none
     */
    static Optional<AddressSpec> parse(String text) {
        return parseWithAnyPort(text).filter(spec -> !spec.port().isAny());
    }

    /** The same where port 0 leaves the choice to the kernel. */
    static Optional<AddressSpec> parseWithAnyPort(String text) {
        return HostAndPort.parse(text).flatMap(pair -> of(pair.host(), pair.port()));
    }

    /**
     * Puts an address and a port together.
     *
     * @param host an address with or without brackets, {@code localhost}, {@code *} or nothing
     * @return empty if {@code host} is none of these
     */
    static Optional<AddressSpec> of(String host, Port port) {
        if (host.isEmpty() || host.equals("*")) {
            return Optional.of(new Every(port));
        }
        if (host.equalsIgnoreCase("localhost")) {
            return Optional.of(new Localhost(port));
        }
        return ScopedAddress.parseBracketed(host)
                .map(read -> new Single(new Endpoint(read.address(), port), read.scope()));
    }
}
