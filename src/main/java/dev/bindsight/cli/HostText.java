package dev.bindsight.cli;

import dev.bindsight.model.BindPlace;
import dev.bindsight.model.Port;
import dev.bindsight.probe.AddressSpec;

import org.jspecify.annotations.Nullable;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Hosts and addresses as they are typed behind {@code connect}. */
final class HostText {
    /** Neither a URL nor a host with its port, nor words of which the quotes got lost. */
    private static final Pattern HOST = Pattern.compile("[^\\s/\\[\\]]+");

    private static final Pattern BRACKETED =
            Pattern.compile("(\\[[^\\[\\]]+\\])(?::([0-9]{1,5}))?");
    private static final Pattern ONE_COLON = Pattern.compile("([^:]+)(?::([0-9]{1,5}))?");

    private HostText() {}

    /**
     * Reads a name or an address, also in brackets.
     *
     * @return without brackets; empty if it is neither
     */
    static Optional<String> parse(String text) {
        if (text.startsWith("[")) {
            boolean sound = BRACKETED.matcher(text).matches() && text.endsWith("]");
            return sound && address(text, "0").isPresent()
                    ? Optional.of(text.substring(1, text.length() - 1))
                    : Optional.empty();
        }
        boolean sound = HOST.matcher(text).matches();
        boolean colons = text.contains(":");
        return sound && (!colons || address(text, "0").isPresent())
                ? Optional.of(text)
                : Optional.empty();
    }

    /**
     * Reads {@code 127.0.0.2}, {@code 127.0.0.2:4000}, {@code ::1} or {@code [::1]:4000}.
     *
     * @return empty if it is none of these
     */
    static Optional<BindPlace> source(String text) {
        Matcher bracketed = BRACKETED.matcher(text);
        Matcher oneColon = ONE_COLON.matcher(text);
        if (bracketed.matches()) {
            return address(bracketed.group(1), bracketed.group(2));
        }
        return oneColon.matches()
                ? address(oneColon.group(1), oneColon.group(2))
                : address(text, null);
    }

    private static Optional<BindPlace> address(String host, @Nullable String port) {
        int number = port == null ? 0 : Integer.parseInt(port);
        if (number > Port.MAX) {
            return Optional.empty();
        }
        return AddressSpec.of(host, new Port(number))
                .filter(AddressSpec.Single.class::isInstance)
                .map(spec -> spec.places(true).getFirst());
    }
}
