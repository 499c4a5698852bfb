package dev.bindsight.explain;

import dev.bindsight.errno.ErrnoReference;
import dev.bindsight.model.Port;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads what a person typed or pasted. Pure, and safe for use by several threads. */
public final class AskedReader {
    /** Reads everything but errors: what there is before the reference of errnos is loaded. */
    public static final AskedReader WITHOUT_ERRORS = new AskedReader(Optional.empty());

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

    private static final Pattern PORT = Pattern.compile("[0-9]{1,5}");
    private static final Pattern NAME =
            Pattern.compile("[A-Za-z0-9]([A-Za-z0-9._-]*[A-Za-z0-9.])?");
    private static final Pattern ADDRESS = Pattern.compile("\\[[0-9A-Fa-f:.]+(%[^\\]\\s]+)?]");

    private final Optional<ErrorReader> errors;

    private AskedReader(Optional<ErrorReader> errors) {
        this.errors = errors;
    }

    /** Reads errors too. */
    public AskedReader(ErrnoReference reference) {
        this(Optional.of(new ErrorReader(reference)));
    }

    /** What was typed; words if it is nothing that this knows. */
    public Asked read(String text) {
        String stripped = text.strip();
        boolean oneWord = stripped.chars().noneMatch(Character::isWhitespace);
        Optional<Asked> place = oneWord ? place(stripped) : Optional.empty();
        return place.or(() ->
                        errors.flatMap(reader -> reader.read(stripped)).map(Asked.Failure::new))
                .orElse(Asked.WORDS);
    }

    /**
     * A pasted text as one line that still says the same: of an error no more than the lines that
     * say it, of anything else its words.
     */
    public String oneLine(String pasted) {
        String text = pasted.strip();
        return errors.flatMap(reader -> reader.gist(text))
                .orElseGet(() -> text.replaceAll("\\s+", " "));
    }

    private static Optional<Asked> place(String text) {
        if (text.contains("://")) {
            return url(text);
        }
        int colon = text.lastIndexOf(':');
        String host = colon < 0 ? "" : text.substring(0, colon);
        Optional<Port> port = port(text.substring(colon + 1));
        if (host.isEmpty() || host.equals("*")) {
            return port.map(Asked.OnePort::new);
        }
        // fe80::1:3000 is an address by itself: which part is the port, nobody can tell
        boolean sound = NAME.matcher(host).matches() || ADDRESS.matcher(host).matches();
        return sound
                ? port.map(found -> new Asked.HostAndPort(bare(host), found))
                : Optional.empty();
    }

    private static Optional<Port> port(String text) {
        Matcher digits = PORT.matcher(text);
        int number = digits.matches() ? Integer.parseInt(text) : 0;
        return number < 1 || number > Port.MAX ? Optional.empty() : Optional.of(new Port(number));
    }

    private static Optional<Asked> url(String text) {
        try {
            var uri = new URI(text);
            String host = uri.getHost();
            String scheme = uri.getScheme();
            int port = uri.getPort();
            if (port < 0 && scheme != null) {
                port = DEFAULT_PORTS.getOrDefault(scheme.toLowerCase(Locale.ROOT), 0);
            }
            return host == null || port < 1 || port > Port.MAX
                    ? Optional.empty()
                    : Optional.of(new Asked.Url(text, bare(host), new Port(port)));
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    private static String bare(String host) {
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }
}
