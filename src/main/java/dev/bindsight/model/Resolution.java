package dev.bindsight.model;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;

/**
 * What getaddrinfo(3) said about a name.
 *
 * @param host the name, as it was asked
 * @param addresses its addresses in the order of preference (RFC 6724), without repeats; empty if
 *     there is an error
 * @param error the code; absent if it has addresses
 * @param errno the errno behind {@code EAI_SYSTEM}, absent for any other code
 * @param by who ended it: Bindsight's clock makes it {@code EAI_AGAIN}
 * @param elapsed how long it took
 * @param ascii the form of the name that was asked for, where the name has letters that name
 *     servers do not take (IDNA 2008, RFC 5890); absent where it was asked as it is
 */
public record Resolution(
        String host,
        List<Address> addresses,
        @Nullable EaiCode error,
        @Nullable Errno errno,
        Outcome.DecidedBy by,
        Duration elapsed,
        @Nullable String ascii) {
    /** Copies the list and checks that there are addresses or an error. */
    public Resolution {
        addresses = List.copyOf(addresses);
        if (addresses.isEmpty() == (error == null)) {
            throw new IllegalArgumentException("a name has addresses or an error");
        }
    }

    /** A name that was asked as it is. */
    public Resolution(
            String host,
            List<Address> addresses,
            @Nullable EaiCode error,
            @Nullable Errno errno,
            Outcome.DecidedBy by,
            Duration elapsed) {
        this(host, addresses, error, errno, by, elapsed, null);
    }

    /** The same, told of the name that a person typed. */
    public Resolution typed(String name) {
        return new Resolution(name, addresses, error, errno, by, elapsed, host);
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
            EaiCode error,
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
     * @param device the name of that interface, absent where there is none or it is not known
     */
    public record Address(IpAddress address, int scope, @Nullable String device) {
        /** An address whose interface has no name that is known. */
        public Address(IpAddress address, int scope) {
            this(address, scope, null);
        }

        /** {@code 127.0.0.1}, {@code fe80::1%eth0} (RFC 4007). */
        @Override
        public String toString() {
            return device == null ? address.toString() : address + "%" + device;
        }
    }

    /** The same, with the names of interfaces where they are known. */
    public Resolution named(IntFunction<Optional<String>> device) {
        List<Address> named =
                addresses.stream()
                        .map(each ->
                                each.scope() == 0
                                        ? each
                                        : new Address(
                                                each.address(),
                                                each.scope(),
                                                device.apply(each.scope()).orElse(null)))
                        .toList();
        return new Resolution(host, named, error, errno, by, elapsed, ascii);
    }
}
