package dev.bindsight.probe;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a URL says beside its host and port (RFC 3986 section 3).
 *
 * @param scheme in small letters, such as {@code https}
 * @param path path and query as they stand in a request, at least {@code /}
 */
public record UrlParts(String scheme, String path) {
    private static final Pattern URL =
            Pattern.compile(
                    "\\s*([A-Za-z][A-Za-z0-9+.-]*)://[^/?#\\s]+([^#\\s]*).*", Pattern.DOTALL);

    /** Reads one; empty for a text that is none. */
    public static Optional<UrlParts> of(String text) {
        Matcher url = URL.matcher(text);
        return url.matches()
                ? Optional.of(
                        new UrlParts(url.group(1).toLowerCase(Locale.ROOT), path(url.group(2))))
                : Optional.empty();
    }

    /** Whether a TLS handshake comes first. */
    public boolean isSecure() {
        return scheme.equals("https") || scheme.equals("wss");
    }

    /** A path may be pasted as a person reads it: what no request can hold is encoded. */
    private static String path(String written) {
        String rooted = written.startsWith("/") ? written : "/" + written;
        if (ConnectRequest.isPath(rooted)) {
            return rooted;
        }
        var encoded = new StringBuilder();
        for (byte each : rooted.getBytes(StandardCharsets.UTF_8)) {
            encoded.append(
                    each > ' ' && each < 0x7F
                            ? String.valueOf((char) each)
                            : String.format(Locale.ROOT, "%%%02X", each));
        }
        return encoded.toString();
    }
}
