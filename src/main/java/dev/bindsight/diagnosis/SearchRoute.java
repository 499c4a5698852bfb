package dev.bindsight.diagnosis;

import dev.bindsight.explain.Asked;
import dev.bindsight.explain.AskedReader;
import dev.bindsight.explain.ReportedError;
import dev.bindsight.model.HostAndPort;
import dev.bindsight.model.Port;
import dev.bindsight.probe.AddressSpec;

import org.jspecify.annotations.Nullable;

import java.util.Optional;

/** Where a question is answered: where Enter goes from the search field, if not into the list. */
public sealed interface SearchRoute {
    /**
     * To Bind: {@code 3000}, {@code 0.0.0.0:3000}.
     *
     * @param spec where to bind
     */
    record ToBind(AddressSpec spec) implements SearchRoute {}

    /**
     * To Connect: {@code example.com:443}, {@code 127.0.0.1:3000}, a URL.
     *
     * @param host a name or an address without brackets
     * @param port the port
     * @param url all of the URL, which says more than both; absent if it was none
     */
    record ToConnect(String host, Port port, @Nullable String url) implements SearchRoute {
        /** To a place that no URL named. */
        public ToConnect(String host, Port port) {
            this(host, port, null);
        }
    }

    /** To Explain: an error that says more than its errno. */
    record ToExplain() implements SearchRoute {}

    /**
     * To the reference: an errno alone.
     *
     * @param errno its name there
     */
    record ToErrno(String errno) implements SearchRoute {}

    /**
     * Reads a port, a place or a URL.
     *
     * @return empty for anything else
     */
    static Optional<SearchRoute> of(String text) {
        return of(AskedReader.WITHOUT_ERRORS.read(text));
    }

    /**
     * Where a question is answered.
     *
     * @return empty for what is for the list
     */
    static Optional<SearchRoute> of(Asked asked) {
        return switch (asked) {
            case Asked.Words _ -> Optional.empty();
            case Asked.OnePort(Port port) -> Optional.of(new ToBind(new AddressSpec.Every(port)));
            case Asked.Place(HostAndPort(String host, Port port)) -> Optional.of(place(host, port));
            case Asked.Url(String url, HostAndPort(String host, Port port)) ->
                    Optional.of(new ToConnect(host, port, url));
            case Asked.Failure(ReportedError error) ->
                    Optional.of(saysMore(error) ? new ToExplain() : new ToErrno(error.errno()));
        };
    }

    /**
     * Where a text is answered that was given whole, as on a command line: what a program printed
     * is explained, however little it says, and the name of an errno alone leads to the reference.
     *
     * @param asked what was read from it
     * @return empty for what is for the list
     */
    static Optional<SearchRoute> ofWhole(String text, Asked asked) {
        String stripped = text.strip();
        boolean isError =
                asked instanceof Asked.Failure
                        && stripped.chars().anyMatch(Character::isWhitespace);
        // nobody writes a port or a filter in several lines
        boolean isSeveralLines = stripped.lines().limit(2).count() > 1;
        return isError || isSeveralLines ? Optional.of(new ToExplain()) : of(asked);
    }

    private static boolean saysMore(ReportedError error) {
        return error.call() != null || error.host() != null || error.port() != null;
    }

    /** A wildcard is nothing to connect to; an address with a port may well be. */
    private static SearchRoute place(String host, Port port) {
        return AddressSpec.of(host, port)
                .filter(spec ->
                        spec instanceof AddressSpec.Single(var endpoint, var _)
                                && endpoint.address().isWildcard())
                .<SearchRoute>map(ToBind::new)
                .orElseGet(() -> new ToConnect(host, port));
    }
}
