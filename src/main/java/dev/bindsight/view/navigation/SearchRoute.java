package dev.bindsight.view.navigation;

import dev.bindsight.model.Port;
import dev.bindsight.probe.AddressSpec;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Where the Enter key goes with what stands in the search field, if not into the list. */
public sealed interface SearchRoute {
    /**
     * To Bind: {@code 3000}, {@code :3000}, {@code *:3000}, {@code 0.0.0.0:3000}.
     *
     * @param spec where to bind
     */
    record ToBind(AddressSpec spec) implements SearchRoute {}

    /**
     * To Connect: {@code example.com:443}, {@code 127.0.0.1:3000}, {@code [::1]:3000}, a URL.
     *
     * @param host a name or an address without brackets
     * @param port the port
     */
    record ToConnect(String host, Port port) implements SearchRoute {}

    /** Ports of URLs that name none (IANA, Service Name and Transport Protocol Port Numbers). */
    Map<String, Integer> DEFAULT_PORTS =
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
     * Reads what was typed.
     *
     * @return empty for anything that is no port, address with a port, or URL
     */
    static Optional<SearchRoute> of(String text) {
        String stripped = text.strip();
        if (stripped.contains("://")) {
            return url(stripped);
        }
        if (stripped.chars().anyMatch(Character::isWhitespace)) {
            return Optional.empty();
        }
        int colon = stripped.lastIndexOf(':');
        Optional<AddressSpec> spec = AddressSpec.parse(stripped);
        if (spec.isPresent()) {
            return spec.map(found -> local(found, stripped, colon));
        }
        return colon <= 0
                ? Optional.empty()
                : named(stripped.substring(0, colon), stripped.substring(colon + 1));
    }

    /** A wildcard is nothing to connect to; an address with a port may well be. */
    private static SearchRoute local(AddressSpec spec, String text, int colon) {
        return switch (spec) {
            case AddressSpec.Every _ -> new ToBind(spec);
            case AddressSpec.Localhost(Port port) -> new ToConnect("localhost", port);
            case AddressSpec.Single(var endpoint, var _) ->
                    endpoint.address().isWildcard()
                            ? new ToBind(spec)
                            : new ToConnect(bare(text.substring(0, colon)), endpoint.port());
        };
    }

    private static Optional<SearchRoute> url(String text) {
        try {
            var uri = new URI(text);
            String host = uri.getHost();
            String scheme = uri.getScheme().toLowerCase(Locale.ROOT);
            int port = uri.getPort() >= 0 ? uri.getPort() : DEFAULT_PORTS.getOrDefault(scheme, 0);
            return host == null || port == 0 || port > Port.MAX
                    ? Optional.empty()
                    : Optional.of(new ToConnect(bare(host), new Port(port)));
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    private static Optional<SearchRoute> named(String host, String port) {
        boolean name = host.matches("[A-Za-z0-9]([A-Za-z0-9._-]*[A-Za-z0-9.])?");
        boolean number = port.matches("[0-9]{1,5}");
        int value = number ? Integer.parseInt(port) : 0;
        return name && value > 0 && value <= Port.MAX
                ? Optional.of(new ToConnect(host, new Port(value)))
                : Optional.empty();
    }

    private static String bare(String host) {
        return host.startsWith("[") && host.endsWith("]")
                ? host.substring(1, host.length() - 1)
                : host;
    }
}
