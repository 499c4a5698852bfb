package dev.bindsight.model;

import org.jspecify.annotations.Nullable;

/**
 * A route of this machine's main table.
 *
 * @param network the lowest address it covers
 * @param prefixLength how many bits of it count: 0 for the default route, 32 or 128 for one host
 * @param gateway the next router, absent for a network this machine is in
 * @param device the device it leaves by, absent where it refuses
 * @param refuses whether it refuses what it covers ({@code unreachable}, {@code prohibit}, {@code
 *     blackhole}; ip-route(8))
 * @param metric of two routes with the same prefix the lower one counts
 */
public record Route(
        IpAddress network,
        int prefixLength,
        @Nullable IpAddress gateway,
        @Nullable String device,
        boolean refuses,
        long metric) {
    /** Whether it covers an address; one of the other family it does not. */
    public boolean covers(IpAddress address) {
        if (address.family() != network.family()) {
            return false;
        }
        return switch (address.family()) {
            case IPV4 -> ((address.low() ^ network.low()) & mask(prefixLength + 32)) == 0;
            case IPV6 ->
                    ((address.high() ^ network.high()) & mask(Math.min(prefixLength, 64))) == 0
                            && ((address.low() ^ network.low()) & mask(prefixLength - 64)) == 0;
        };
    }

    /** The highest bits of 64; an IPv4 address stands in the lower half. */
    private static long mask(int bits) {
        return bits <= 0 ? 0 : -1L << 64 - bits;
    }

    /** Whether it is taken where no other route fits. */
    public boolean isDefault() {
        return prefixLength == 0;
    }

    /** {@code default} or {@code 10.0.0.0/24}, as ip-route(8) writes it. */
    public String destination() {
        return isDefault() ? "default" : network + "/" + prefixLength;
    }
}
