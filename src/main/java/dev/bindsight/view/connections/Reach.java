package dev.bindsight.view.connections;

import dev.bindsight.inventory.MachineSummary;
import dev.bindsight.model.IpAddress;

import org.kordamp.ikonli.feather.Feather;

/** Where the other end of a connection is. */
public enum Reach {
    /** On this machine. */
    MACHINE(Feather.MONITOR),
    /** An address that is not routed beyond the networks of an organisation. */
    LOCAL(Feather.WIFI),
    /** Anywhere else. */
    OUTSIDE(Feather.GLOBE);

    private final Feather icon;

    Reach(Feather icon) {
        this.icon = icon;
    }

    /** Its icon. */
    Feather icon() {
        return icon;
    }

    /** Where an address is. */
    static Reach of(IpAddress given, MachineSummary machine) {
        IpAddress address = given.unmapped();
        if (address.isLoopback() || machine.isHere(address)) {
            return MACHINE;
        }
        return address.isLinkLocal() || isPrivate(address) ? LOCAL : OUTSIDE;
    }

    /** RFC 1918, RFC 6598, RFC 3927 and RFC 4193. */
    private static boolean isPrivate(IpAddress address) {
        return switch (address.family()) {
            case IPV4 -> {
                long bits = address.low();
                yield bits >>> 24 == 10
                        || bits >>> 20 == 0xAC1
                        || bits >>> 16 == 0xC0A8
                        || bits >>> 16 == 0xA9FE
                        || bits >>> 22 == 0x191;
            }
            case IPV6 -> address.high() >>> 57 == 0x7E;
        };
    }
}
