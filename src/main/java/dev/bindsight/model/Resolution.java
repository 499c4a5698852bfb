package dev.bindsight.model;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.List;

/**
 * What getaddrinfo(3) said about a name.
 *
 * @param host the name, as it was asked
 * @param addresses its addresses in the order of preference (RFC 6724), without repeats; empty if
 *     there is an error
 * @param error the code, such as {@code EAI_NONAME}; absent if it has addresses
 * @param errno the errno behind {@code EAI_SYSTEM}, absent for any other code
 * @param by who ended it: Bindsight's clock makes it {@code EAI_AGAIN}
 * @param elapsed how long it took
 */
public record Resolution(
        String host,
        List<Address> addresses,
        @Nullable String error,
        @Nullable Errno errno,
        Outcome.DecidedBy by,
        Duration elapsed) {
    /** Copies the list. */
    public Resolution {
        addresses = List.copyOf(addresses);
    }

    /**
     * An address of a name.
     *
     * @param address the address
     * @param scope interface index of a link-local address, else 0
     */
    public record Address(IpAddress address, int scope) {}
}
