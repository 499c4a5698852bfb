package dev.bindsight.model;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A host with a port, as a person writes it: {@code example.com:443}, {@code 127.0.0.1:3000},
 * {@code [fe80::1%eth0]:3000}, or a port without a host: {@code :3000}, {@code 3000}.
 *
 * @param host a name, an address with or without a scope but without brackets, {@code *}, or empty
 *     for none
 * @param port the port
 */
public record HostAndPort(String host, Port port) {
    /** What stands in no name of a host: the marks of a URL, and the blanks between words. */
    private static final Pattern NAME = Pattern.compile("[^\\s/\\[\\]:]+");

    /** Ports of URLs that name none (IANA, Service Name and Transport Protocol Port Numbers). */
    private static final Map<String, Integer> DEFAULT_PORTS =
            Map.ofEntries(
                    Map.entry("http", 80),
                    Map.entry("ws", 80),
                    Map.entry("https", 443),
                    Map.entry("wss", 443),
                    Map.entry("ftp", 21),
                    Map.entry("ssh", 22),
                    Map.entry("postgres", 5432),
                    Map.entry("postgresql", 5432),
                    Map.entry("mysql", 3306),
                    Map.entry("redis", 6379),
                    Map.entry("rediss", 6379),
                    Map.entry("mongodb", 27017),
                    Map.entry("amqp", 5672),
                    Map.entry("ldap", 389),
                    Map.entry("ldaps", 636));

    /**
     * Reads one. An IPv6 address has to stand in brackets: of {@code fe80::1:3000} nobody can tell
     * which part is the port.
     *
     * @return empty if it is none of the forms above
     */
    public static Optional<HostAndPort> parse(String text) {
        int colon = text.lastIndexOf(':');
        Optional<Port> port = Port.parse(text.substring(colon + 1));
        if (colon <= 0) {
            return port.map(found -> new HostAndPort("", found));
        }
        String host = text.substring(0, colon);
        return !host.startsWith("[") && host.indexOf(':') >= 0
                ? Optional.empty()
                : port.flatMap(found -> host(host).map(name -> new HostAndPort(name, found)));
    }

    /**
     * Reads a host alone: a name, or an address with or without brackets.
     *
     * @return without brackets; empty if it is neither
     */
    public static Optional<String> host(String text) {
        if (NAME.matcher(text).matches()) {
            return Optional.of(text);
        }
        return ScopedAddress.parseBracketed(text).map(_ -> bare(text));
    }

    /**
     * Reads where a URL leads: to the port it names, or to that of its scheme.
     *
     * @return empty if it is none, or has no host or no known port
     */
    public static Optional<HostAndPort> ofUrl(String url) {
        try {
            var uri = new URI(url);
            String host = uri.getHost();
            String scheme = uri.getScheme();
            int port = uri.getPort();
            if (port < 0 && scheme != null) {
                port = DEFAULT_PORTS.getOrDefault(scheme.toLowerCase(Locale.ROOT), 0);
            }
            return host == null || port < 1 || port > Port.MAX
                    ? Optional.empty()
                    : Optional.of(new HostAndPort(bare(host), new Port(port)));
        } catch (URISyntaxException _) {
            return Optional.empty();
        }
    }

    /** A host as it stands before a port: an IPv6 address in brackets. */
    public static String bracketed(String host) {
        return host.indexOf(':') < 0 ? host : "[" + host + "]";
    }

    /** What stands in brackets without them. */
    public static String bare(String host) {
        return host.startsWith("[") && host.endsWith("]")
                ? host.substring(1, host.length() - 1)
                : host;
    }

    /** As it was written, with brackets around an IPv6 address. */
    @Override
    public String toString() {
        return bracketed(host) + ":" + port;
    }
}
