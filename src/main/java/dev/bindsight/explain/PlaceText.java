package dev.bindsight.explain;

import dev.bindsight.model.HostAndPort;
import dev.bindsight.model.Port;
import dev.bindsight.model.ScopedAddress;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The address and port that a text names.
 *
 * @param host as printed, without brackets; absent where none is named
 * @param port absent where none is named
 */
record PlaceText(@Nullable String host, @Nullable Port port) {
    private static final PlaceText NOWHERE = new PlaceText(null, null);

    /** Times, lines of source, and the local end that Node.js adds: none is what failed. */
    private static final Pattern NOISE =
            Pattern.compile(
                    "(?<![:.\\w])\\d{1,2}:\\d{2}:\\d{2}(?:[.,]\\d+)?"
                        + "|(?<![\\w/@.-])\\w[\\w/@.-]*\\.(?:[cm]?[jt]sx?|go|py|rb|java|kt|cs|cpp|cc?|rs|php|exs?|erl):\\d+(?::\\d+)?|\\bnode:[\\w/]+:\\d+(?::\\d+)?|"
                        + " - Local \\([^)]*\\)");

    /** An address or a name, if any, a colon, and a port. */
    private static final Pattern PAIR =
            Pattern.compile(
                    "(\\[[0-9A-Fa-f:.]+(?:%\\w+)?]|\\*|[0-9A-Fa-f]*:[0-9A-Fa-f:.]*"
                            + "|(?<![\\w.-])[A-Za-z0-9](?:[\\w.-]*\\w)?)?"
                            + ":(\\d{1,5})(?!\\w|:\\d|\\.\\d)");

    /** {@code port: 5000}, {@code "port":80}, {@code port=8888}, <code>{port,8088}</code>. */
    private static final Pattern PORT_FIELD =
            Pattern.compile("\\bport[\"']?\\s*[:=,]\\s*[\"']?(\\d{1,5})\\b");

    private static final Pattern HOST_FIELD =
            Pattern.compile(
                    "\\b(?:address|hostaddr|hostname|host)[\"']?\\s*[:=]\\s*[\"']?"
                            + "([^\\s\"',;)}]+)");

    /** {@code ('0.0.0.0', 8000)}, as Python prints an address. */
    private static final Pattern TUPLE = Pattern.compile("\\(['\"]([^'\"]*)['\"], (\\d{1,5})[,)]");

    /** {@code port 5432}, {@code (port 80)}. */
    private static final Pattern PORT_WORD =
            Pattern.compile("\\bport (\\d{1,5})\\b", Pattern.CASE_INSENSITIVE);

    /** The address beside a port in words: {@code at "localhost" (::1), port 5432}. */
    private static final List<Pattern> HOST_WORDS =
            List.of(
                    Pattern.compile("\\(([0-9A-Fa-f:.]{2,})\\), port "),
                    Pattern.compile("\"([^\"\\s]+)\",? port "),
                    Pattern.compile("address \"([0-9A-Fa-f:.]{2,})\""),
                    Pattern.compile("/([0-9A-Fa-f:.]{2,}) \\(port "),
                    Pattern.compile("\\bport \\d{1,5} on ([0-9A-Fa-f:.]*[0-9A-Fa-f:])"),
                    Pattern.compile("\\b(?:to|host) ([\\w.:-]+) port ", Pattern.CASE_INSENSITIVE));

    /** {@code listen EACCES: permission denied "80"}. */
    private static final Pattern LAST_NUMBER = Pattern.compile("\"(\\d{1,5})\"\\s*$");

    /** A name that was not found: {@code ENOTFOUND api}, {@code lookup db on 10.0.0.1}. */
    private static final List<Pattern> NAMES =
            List.of(
                    Pattern.compile("(?:ENOTFOUND|EAI_\\w+) ([A-Za-z0-9][\\w.-]*)"),
                    Pattern.compile("\\blookup ([A-Za-z0-9][\\w.-]*\\w)"),
                    Pattern.compile("[Rr]esolve host:? \"?([A-Za-z0-9][\\w.-]*\\w)"));

    /** What a program or a person prints for "none" or does not want to show. */
    private static final Pattern NO_HOST =
            Pattern.compile("nil|null|undefined|unix|.*\\bX+\\b.*", Pattern.CASE_INSENSITIVE);

    /** The place of an error: beside its name, else in fields, else in words, else before it. */
    static PlaceText in(String text, ErrnoMention said) {
        String clean = NOISE.matcher(text).replaceAll(found -> " ".repeat(found.group().length()));
        String before = clean.substring(0, said.start());
        String after = clean.substring(said.end());
        String beside = after.lines().findFirst().orElse("");
        return pairs(PAIR, beside)
                .findFirst()
                .or(() -> apart(PORT_FIELD, List.of(HOST_FIELD), clean))
                .or(() -> pairs(TUPLE, clean).findFirst())
                .or(() -> apart(PORT_WORD, HOST_WORDS, clean))
                .or(() -> pairs(PAIR, before).reduce((_, later) -> later))
                .or(() -> pairs(PAIR, after).findFirst())
                .or(() -> apart(LAST_NUMBER, List.of(), clean))
                .or(() -> first(NAMES, clean).map(host -> new PlaceText(host, null)))
                .orElse(NOWHERE);
    }

    private static Stream<PlaceText> pairs(Pattern pattern, String text) {
        return pattern.matcher(text).results().flatMap(PlaceText::pair);
    }

    private static Stream<PlaceText> pair(MatchResult found) {
        String host = found.group(1);
        boolean ipv6 = host != null && host.indexOf(':') >= 0;
        if (ipv6 && ScopedAddress.parseBracketed(host).isEmpty()) {
            return Stream.empty();
        }
        return Port.parseNumbered(found.group(2))
                .map(port -> new PlaceText(host(host), port))
                .stream();
    }

    private static Optional<PlaceText> apart(Pattern port, List<Pattern> hosts, String text) {
        return port.matcher(text)
                .results()
                .flatMap(found -> Port.parseNumbered(found.group(1)).stream())
                .findFirst()
                .map(found -> new PlaceText(first(hosts, text).orElse(null), found));
    }

    private static Optional<String> first(List<Pattern> patterns, String text) {
        return patterns.stream()
                .flatMap(pattern -> pattern.matcher(text).results())
                .map(found -> host(found.group(1)))
                .findFirst();
    }

    private static @Nullable String host(@Nullable String printed) {
        if (printed == null) {
            return null;
        }
        String bare = HostAndPort.bare(printed);
        return bare.isEmpty() || NO_HOST.matcher(bare).matches() ? null : bare;
    }
}
