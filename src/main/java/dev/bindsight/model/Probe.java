package dev.bindsight.model;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;

/** What a probe tries on behalf of the user. */
public sealed interface Probe {
    /** The address it is about. */
    Endpoint endpoint();

    /** TCP or UDP. */
    Protocol protocol();

    /**
     * One socket, bound and, for TCP, made to listen.
     *
     * @param place where; it also says what {@code IPV6_V6ONLY} is set to
     * @param options the options set to 1 before the bind, without {@code IPV6_V6ONLY}; an IPv6
     *     socket gets {@code IP_FREEBIND} as {@code IPV6_FREEBIND}
     * @param backlog what listen(2) is given, as it is; UDP has none
     */
    record BindProbe(BindPlace place, Protocol protocol, Set<SocketOption> options, int backlog)
            implements Probe {
        /** What Node and nginx ask for; the kernel caps it at {@code net.core.somaxconn}. */
        public static final int DEFAULT_BACKLOG = 511;

        /** Copies the set and checks that what the place decides is left to it. */
        public BindProbe {
            options = Set.copyOf(options);
            if (options.contains(SocketOption.IPV6_V6ONLY)) {
                throw new IllegalArgumentException("the place says what IPV6_V6ONLY is");
            }
            if (options.contains(SocketOption.IPV6_FREEBIND)) {
                throw new IllegalArgumentException("the place makes IP_FREEBIND IPV6_FREEBIND");
            }
        }

        /** A bind with the default backlog. */
        public BindProbe(BindPlace place, Protocol protocol, Set<SocketOption> options) {
            this(place, protocol, options, DEFAULT_BACKLOG);
        }

        @Override
        public Endpoint endpoint() {
            return place.endpoint();
        }

        /** The same bind with one more option. */
        public BindProbe with(SocketOption option) {
            var more = EnumSet.of(option);
            more.addAll(options);
            return new BindProbe(place, protocol, more, backlog);
        }

        /** The same bind elsewhere. */
        public BindProbe at(BindPlace other) {
            return new BindProbe(other, protocol, options, backlog);
        }
    }

    /**
     * One connection, opened and closed. For UDP, connect(2) sends nothing; an empty datagram is
     * sent behind it, which a closed port refuses through ICMP.
     *
     * @param endpoint to where
     * @param scope interface index for a link-local address, else 0
     * @param device the name of that interface, absent where there is none or it is not known
     * @param protocol TCP or UDP
     * @param source where the socket is bound first, port 0 for any; absent to leave that to the
     *     kernel
     * @param timeout how long Bindsight waits at most
     * @param blocking whether connect(2) itself blocks, instead of poll(2) behind it
     */
    record ConnectProbe(
            Endpoint endpoint,
            int scope,
            @Nullable String device,
            Protocol protocol,
            @Nullable BindPlace source,
            Duration timeout,
            boolean blocking)
            implements Probe {
        /** A connect whose device has no name that is known. */
        public ConnectProbe(
                Endpoint endpoint,
                int scope,
                Protocol protocol,
                @Nullable BindPlace source,
                Duration timeout,
                boolean blocking) {
            this(endpoint, scope, null, protocol, source, timeout, blocking);
        }

        /** To where, with the interface that a link-local address means something with. */
        public BindPlace place() {
            return new BindPlace(endpoint, null, device);
        }

        /** Where it goes if it is to this machine itself. */
        public BindPlace destination() {
            String bound = source == null ? null : source.boundDevice();
            String by = device != null ? device : bound;
            Endpoint reached = endpoint.reached();
            return by == null ? BindPlace.fromHere(reached) : new BindPlace(reached, null, by);
        }

        /**
         * The same connect to another endpoint. A source of another family is left behind, because
         * no socket could have it, and so is a scope with its link-local address.
         */
        public ConnectProbe to(Endpoint there) {
            boolean near = there.address().isLinkLocal();
            boolean fits =
                    source != null
                            && source.endpoint().address().family() == there.address().family();
            return new ConnectProbe(
                    there,
                    near ? scope : 0,
                    near ? device : null,
                    protocol,
                    fits ? source : null,
                    timeout,
                    blocking);
        }

        /** The same connect from where the kernel chooses. */
        public ConnectProbe fromAnywhere() {
            return new ConnectProbe(endpoint, scope, device, protocol, null, timeout, blocking);
        }

        /** The same connect with another limit. */
        public ConnectProbe within(Duration limit) {
            return new ConnectProbe(endpoint, scope, device, protocol, source, limit, blocking);
        }

        /** A TCP connection from anywhere, without blocking. */
        public static ConnectProbe tcp(Endpoint endpoint, int scope, Duration timeout) {
            return new ConnectProbe(endpoint, scope, Protocol.TCP, null, timeout, false);
        }
    }
}
