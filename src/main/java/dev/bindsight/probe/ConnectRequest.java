package dev.bindsight.probe;

import dev.bindsight.model.BindPlace;
import dev.bindsight.model.Port;
import dev.bindsight.model.Protocol;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.List;

/**
 * What a person wants to connect to.
 *
 * @param host a name or an address, without brackets; a scope may follow a percent sign
 * @param ports which ports, at least one, in the order they are tried, without repeats
 * @param protocol TCP or UDP
 * @param families which addresses are asked for
 * @param source where each socket is bound first, absent to leave that to the kernel
 * @param timeout how long each connect may take, and the lookup of the name
 * @param blocking whether connect(2) itself blocks
 * @param tls whether a TLS handshake follows a TCP connection
 * @param firstBytes whether to wait for what the server says by itself
 * @param head the path that one HTTP HEAD asks for, which begins with a slash; absent for none
 */
public record ConnectRequest(
        String host,
        List<Port> ports,
        Protocol protocol,
        AddressFamilies families,
        @Nullable BindPlace source,
        Duration timeout,
        boolean blocking,
        boolean tls,
        boolean firstBytes,
        @Nullable String head) {
    /** How long a connect may take where nobody said. */
    public static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(3);

    /** Copies the list and checks that there is a port. */
    public ConnectRequest {
        ports = List.copyOf(ports);
        if (ports.isEmpty()) {
            throw new IllegalArgumentException("a connect needs a port");
        }
        if (head != null && !isPath(head)) {
            throw new IllegalArgumentException("no path of a request: " + head);
        }
    }

    /**
     * Which addresses are tried: a socket that is bound first can reach the family of its address
     * alone.
     */
    public AddressFamilies tried() {
        return source == null || families != AddressFamilies.ANY
                ? families
                : AddressFamilies.only(source.endpoint().address().family());
    }

    /** Whether a text can stand in the first line of a request as it is (RFC 9112 section 3.2). */
    public static boolean isPath(String text) {
        return text.startsWith("/") && text.chars().allMatch(c -> c > ' ' && c < 0x7F);
    }

    /** A request without a HEAD. */
    public ConnectRequest(
            String host,
            List<Port> ports,
            Protocol protocol,
            AddressFamilies families,
            @Nullable BindPlace source,
            Duration timeout,
            boolean blocking,
            boolean tls,
            boolean firstBytes) {
        this(host, ports, protocol, families, source, timeout, blocking, tls, firstBytes, null);
    }

    /** The same with another form of the name. */
    public ConnectRequest named(String name) {
        return new ConnectRequest(
                name, ports, protocol, families, source, timeout, blocking, tls, firstBytes, head);
    }

    /** TCP to every address of a host, with nothing behind the connect. */
    public static ConnectRequest tcp(String host, List<Port> ports) {
        return new ConnectRequest(
                host,
                ports,
                Protocol.TCP,
                AddressFamilies.ANY,
                null,
                DEFAULT_TIMEOUT,
                false,
                false,
                false);
    }
}
