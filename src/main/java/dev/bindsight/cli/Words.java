package dev.bindsight.cli;

import dev.bindsight.diagnosis.SearchRoute;
import dev.bindsight.errno.ErrnoReference;
import dev.bindsight.explain.Asked;
import dev.bindsight.explain.AskedReader;
import dev.bindsight.inventory.filter.FilterKey;
import dev.bindsight.model.HostAndPort;
import dev.bindsight.probe.AddressSpec;
import dev.bindsight.probe.UrlParts;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A command line that names no verb but what the search field of the window takes: a port, a place,
 * a URL, a pasted error, a filter.
 *
 * <p>A launcher decides by the same rule, before it starts Java, with which classes it does so:
 * {@code are_words} of packaging/launch.
 */
public final class Words {
    private static final String JSON = "--json";

    /** Who writes letters alone meant a verb, and so did who forgot the space behind it. */
    private static final Pattern NAME = Pattern.compile("[A-Za-z-]+[0-9]*");

    private static final Pattern ERRNO = Pattern.compile("(E|WSAE)[A-Z0-9_]{2,}");

    private Words() {}

    /**
     * Whether a command line is words. Its first argument decides, unless that could be a verb that
     * was mistyped: then it takes a word of an error behind it, {@code bind:} or {@code
     * EADDRINUSE}, because a shell takes the quotes away.
     */
    public static boolean are(String... arguments) {
        if (arguments.length == 0) {
            return false;
        }
        String first = arguments[0];
        if (first.isEmpty() || isOption(first) || Cli.VERBS.contains(first)) {
            return false;
        }
        return !NAME.matcher(first).matches() || Stream.of(arguments).anyMatch(Words::isOfAnError);
    }

    /** A login shell calls itself {@code -bash}, and so begins what it prints. */
    private static boolean isOption(String word) {
        boolean isShell =
                word.startsWith("-")
                        && !word.startsWith("--")
                        && (word.endsWith(":") || word.indexOf(' ') >= 0);
        return word.startsWith("-") && !isShell;
    }

    private static boolean isOfAnError(String word) {
        return word.endsWith(":") || ERRNO.matcher(word).matches();
    }

    /** Whether the answer is wanted as a document, which no window gives. */
    public static boolean wantDocument(String... arguments) {
        return List.of(arguments).contains(JSON);
    }

    /** The words as one text, as they would stand in the search field. */
    public static String text(String... arguments) {
        return String.join(" ", withoutJson(arguments));
    }

    /** The verb with its arguments that answers the same in the terminal. */
    static String[] asVerb(String... arguments) {
        var line = new ArrayList<String>();
        String text = text(arguments);
        Optional<SearchRoute> route =
                route(text, AskedReader.WITHOUT_ERRORS)
                        .or(() -> route(text, new AskedReader(ErrnoReference.standard())));
        switch (route.orElse(null)) {
            case SearchRoute.ToBind(AddressSpec spec) -> line.addAll(List.of("why", place(spec)));
            case SearchRoute.ToConnect(String host, var port, String url) -> {
                line.addAll(List.of("connect", host, port.toString()));
                if (url != null && UrlParts.of(url).filter(UrlParts::isSecure).isPresent()) {
                    line.add("--tls");
                }
            }
            case SearchRoute.ToErrno(String errno) -> line.addAll(List.of("errno", errno));
            case SearchRoute.ToExplain() -> line.add("explain");
            case null -> {
                line.add("ports");
                line.addAll(withoutJson(arguments));
            }
        }
        if (wantDocument(arguments)) {
            line.add(JSON);
        }
        if (line.getFirst().equals("explain")) {
            // -h may be a word of the text
            line.addAll(List.of("--", text));
        }
        return line.toArray(String[]::new);
    }

    /** {@code port:3000} is a filter, although a host could have that name. */
    private static Optional<SearchRoute> route(String text, AskedReader reader) {
        Asked asked = reader.read(text);
        return asked instanceof Asked.Place(HostAndPort(String host, var _))
                        && FilterKey.named(host).isPresent()
                ? Optional.empty()
                : SearchRoute.ofWhole(text, asked);
    }

    private static String place(AddressSpec spec) {
        return switch (spec) {
            case AddressSpec.Every(var port) -> port.toString();
            case AddressSpec.Localhost(var port) -> "localhost:" + port;
            case AddressSpec.Single _ -> spec.places(true).getFirst().toString();
        };
    }

    private static List<String> withoutJson(String... arguments) {
        return Arrays.stream(arguments).filter(each -> !each.equals(JSON)).toList();
    }
}
