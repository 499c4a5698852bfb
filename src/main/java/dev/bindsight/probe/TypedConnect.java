package dev.bindsight.probe;

import dev.bindsight.model.AddressFamily;
import dev.bindsight.model.BindPlace;
import dev.bindsight.model.HostAndPort;
import dev.bindsight.model.Port;
import dev.bindsight.model.PortRanges;
import dev.bindsight.model.Protocol;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A connect as it is typed into a form or behind a verb.
 *
 * @param host a name or an address, also in brackets
 * @param ports numbers, ranges and names of services
 * @param protocol TCP or UDP
 * @param families which addresses
 * @param source where each socket is bound first, absent to leave that to the kernel
 * @param timeout how long each connect may take, absent where what was typed is no time
 * @param blocking whether connect(2) itself blocks
 * @param tls whether a TLS handshake follows
 * @param firstBytes whether to wait for what the server says by itself
 * @param head the path that one HTTP HEAD asks for, absent for none
 */
public record TypedConnect(
        String host,
        String ports,
        Protocol protocol,
        AddressFamilies families,
        @Nullable String source,
        @Nullable Duration timeout,
        boolean blocking,
        boolean tls,
        boolean firstBytes,
        @Nullable String head) {
    /** What the texts came to. */
    public sealed interface Reading {
        /**
         * They make sense.
         *
         * @param request what they ask for
         */
        record Read(ConnectRequest request) implements Reading {}

        /**
         * Some make none.
         *
         * @param mistakes all of them, at least one
         */
        record Wrong(List<ConnectMistake> mistakes) implements Reading {
            /** Copies the list. */
            public Wrong {
                mistakes = List.copyOf(mistakes);
            }
        }
    }

    /**
     * Reads all of them: nothing that is wrong hides what else is.
     *
     * @param services the port of a service name, such as {@code https}
     */
    public Reading read(Function<String, Optional<Port>> services) {
        var mistakes = new ArrayList<ConnectMistake>();
        if (protocol == Protocol.UDP && tls) {
            mistakes.add(new ConnectMistake.TlsOverUdp());
        }
        if (protocol == Protocol.UDP && head != null) {
            mistakes.add(new ConnectMistake.HeadOverUdp(head));
        } else if (head != null && !ConnectRequest.isPath(head)) {
            mistakes.add(new ConnectMistake.NoPath(head));
        }
        Optional<BindPlace> from = Optional.ofNullable(source).flatMap(BindPlace::parse);
        if (source != null && from.isEmpty()) {
            mistakes.add(new ConnectMistake.NoSource(source));
        }
        Optional<String> to = HostAndPort.host(host);
        if (to.isEmpty()) {
            mistakes.add(new ConnectMistake.NoHost(host));
        }
        PortRanges.Reading tried = PortRanges.parse(ports, services);
        if (tried instanceof PortRanges.Reading.Unreadable(String part)) {
            mistakes.add(new ConnectMistake.NoPort(part));
        }
        if (source != null && from.isPresent() && !families.include(family(from.get()))) {
            mistakes.add(new ConnectMistake.SourceOfOtherFamily(source));
        }
        if (timeout == null) {
            mistakes.add(new ConnectMistake.NoTimeout());
        }
        if (!mistakes.isEmpty()
                || timeout == null
                || !(tried instanceof PortRanges.Reading.Read(PortRanges ranges))) {
            return new Reading.Wrong(mistakes);
        }
        return new Reading.Read(
                new ConnectRequest(
                        to.orElseThrow(),
                        ranges.ports(),
                        protocol,
                        families,
                        from.orElse(null),
                        timeout,
                        blocking,
                        tls,
                        firstBytes,
                        head));
    }

    private static AddressFamily family(BindPlace place) {
        return place.endpoint().address().family();
    }
}
