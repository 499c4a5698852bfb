package dev.bindsight.explain;

import dev.bindsight.explain.places.IpText;

/** Compares hosts as texts name them. */
final class Hosts {
    private Hosts() {}

    /** Whether they cannot be one: two addresses, or two names. */
    static boolean areTwo(String one, String other) {
        return !one.equalsIgnoreCase(other) && isAddress(one) == isAddress(other);
    }

    static boolean isAddress(String host) {
        return IpText.isIpv4(host, 0, host.length())
                || IpText.isIpv6(host, 0, host.length())
                || host.equals("*");
    }
}
