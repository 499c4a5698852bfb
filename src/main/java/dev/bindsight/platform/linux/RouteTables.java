package dev.bindsight.platform.linux;

import static dev.bindsight.platform.linux.abi.RouteFlags.RTF_GATEWAY;
import static dev.bindsight.platform.linux.abi.RouteFlags.RTF_REJECT;
import static dev.bindsight.platform.linux.abi.RouteFlags.RTF_UP;

import dev.bindsight.model.IpAddress;
import dev.bindsight.model.Route;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The routes in {@code /proc/net/route} (fib_route_seq_show of net/ipv4/fib_trie.c) and {@code
 * /proc/net/ipv6_route} (ipv6_route_native_seq_show of net/ipv6/ip6_fib.c). Both show the main
 * table; rules that choose another are not seen.
 */
final class RouteTables {
    private static final long NOT_A_ROUTE = 0xFFFF_FFFFL;
    private static final int IPV4_FIELDS = 8;
    private static final int IPV6_FIELDS = 10;
    private static final int IPV6_DIGITS = 32;
    private static final int IPV6_BITS = 128;

    private RouteTables() {}

    /** Both tables; empty where neither can be read. */
    static List<Route> read(ProcFiles proc, Scratch scratch) {
        var routes = new ArrayList<>(ipv4(proc.content(scratch.begin().add("net/route"))));
        routes.addAll(ipv6(proc.content(scratch.begin().add("net/ipv6_route"))));
        return List.copyOf(routes);
    }

    /**
     * Reads lines of {@code Iface Destination Gateway Flags RefCnt Use Metric Mask …}, whose
     * addresses are the bytes of memory read as a number of this machine's byte order. A line that
     * is none is left out, as is the heading.
     */
    static List<Route> ipv4(String text) {
        return text.lines().map(RouteTables::ipv4Line).flatMap(Optional::stream).toList();
    }

    private static Optional<Route> ipv4Line(String line) {
        String[] fields = line.strip().split("\\s+");
        if (fields.length < IPV4_FIELDS) {
            return Optional.empty();
        }
        try {
            int flags = Integer.parseInt(fields[3], 16);
            if ((flags & RTF_UP) == 0) {
                return Optional.empty();
            }
            // what refuses has no device; only some of it has the flag
            boolean refuses = fields[0].equals("*") || (flags & RTF_REJECT) != 0;
            @Nullable IpAddress gateway =
                    (flags & RTF_GATEWAY) == 0 ? null : ipv4Address(fields[2]);
            int prefix = Integer.bitCount(Integer.parseUnsignedInt(fields[7], 16));
            return Optional.of(
                    new Route(
                            ipv4Address(fields[1]),
                            prefix,
                            gateway,
                            refuses ? null : fields[0],
                            refuses,
                            Long.parseLong(fields[6])));
        } catch (NumberFormatException noRoute) {
            return Optional.empty();
        }
    }

    private static IpAddress ipv4Address(String hex) {
        return IpAddress.ipv4(ProcText.networkOrder(Integer.parseUnsignedInt(hex, 16)));
    }

    /**
     * Reads lines of {@code destination prefix source prefix next-hop metric refcnt use flags
     * device}, all but the device in hexadecimal and network order.
     */
    static List<Route> ipv6(String text) {
        return text.lines().map(RouteTables::ipv6Line).flatMap(Optional::stream).toList();
    }

    private static Optional<Route> ipv6Line(String line) {
        String[] fields = line.strip().split("\\s+");
        if (fields.length < IPV6_FIELDS
                || fields[0].length() != IPV6_DIGITS
                || fields[4].length() != IPV6_DIGITS) {
            return Optional.empty();
        }
        try {
            int flags = Integer.parseUnsignedInt(fields[8], 16);
            long metric = Long.parseLong(fields[5], 16);
            boolean refuses = (flags & RTF_REJECT) != 0;
            int prefix = Integer.parseInt(fields[1], 16);
            if (prefix < 0 || prefix > IPV6_BITS) {
                return Optional.empty();
            }
            if ((flags & RTF_UP) == 0 && !refuses || refuses && metric == NOT_A_ROUTE) {
                // the entry that stands for "no route" is listed like one
                return Optional.empty();
            }
            @Nullable IpAddress gateway =
                    (flags & RTF_GATEWAY) == 0 ? null : ipv6Address(fields[4]);
            return Optional.of(
                    new Route(
                            ipv6Address(fields[0]),
                            prefix,
                            gateway,
                            refuses ? null : fields[9],
                            refuses,
                            metric));
        } catch (NumberFormatException noRoute) {
            return Optional.empty();
        }
    }

    private static IpAddress ipv6Address(String hex) {
        return IpAddress.ipv6(
                Long.parseUnsignedLong(hex, 0, 16, 16), Long.parseUnsignedLong(hex, 16, 32, 16));
    }
}
