package dev.bindsight.model;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.Collection;
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
    /** Copies the list and checks that there are addresses or an error. */
    public Resolution {
        addresses = List.copyOf(addresses);
        if (addresses.isEmpty() == (error == null)) {
            throw new IllegalArgumentException("a name has addresses or an error");
        }
    }

    /**
     * A name that has addresses.
     *
     * @param addresses in the order of preference, at least one
     */
    public static Resolution found(String host, Collection<Address> addresses, Duration elapsed) {
        return new Resolution(
                host, List.copyOf(addresses), null, null, Outcome.DecidedBy.KERNEL, elapsed);
    }

    /** A name without addresses; see the record for what the values are. */
    public static Resolution failed(
            String host,
            String error,
            @Nullable Errno errno,
            Outcome.DecidedBy by,
            Duration elapsed) {
        return new Resolution(host, List.of(), error, errno, by, elapsed);
    }

    /**
     * An address of a name.
     *
     * @param address the address
     * @param scope interface index of a link-local address, else 0
     */
    public record Address(IpAddress address, int scope) {}
}
