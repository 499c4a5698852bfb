package dev.bindsight.model;

import org.jspecify.annotations.Nullable;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An address with its scope, as a person writes it: {@code 127.0.0.1}, {@code fe80::1%eth0} (RFC
 * 4007 section 11), {@code 0.0.0.0%eth0}.
 *
 * @param address the address
 * @param scope the name or number of an interface, absent for none
 */
public record ScopedAddress(IpAddress address, @Nullable String scope) {
    /** No name of an interface has any of these but the brackets (dev_valid_name of net/core). */
    private static final Pattern SCOPE = Pattern.compile("[^\\s/:\\[\\]]+");

    /**
     * Reads one without brackets.
     *
     * @return empty if it is none
     */
    public static Optional<ScopedAddress> parse(String text) {
        int percent = text.indexOf('%');
        if (percent < 0) {
            return IpAddressText.parse(text).map(address -> new ScopedAddress(address, null));
        }
        String scope = text.substring(percent + 1);
        return SCOPE.matcher(scope).matches()
                ? IpAddressText.parse(text.substring(0, percent))
                        .map(address -> new ScopedAddress(address, scope))
                : Optional.empty();
    }

    /** The same for text that may stand in the brackets of IPv6. */
    public static Optional<ScopedAddress> parseBracketed(String text) {
        boolean bracketed = text.startsWith("[") && text.endsWith("]");
        return bracketed
                ? parse(text.substring(1, text.length() - 1))
                        .filter(read -> read.address.family() == AddressFamily.IPV6)
                : parse(text);
    }
}
