package dev.bindsight.platform.linux;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bindsight.model.IpAddress;
import dev.bindsight.model.IpAddressText;
import dev.bindsight.model.Route;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Random;

/** Lines as Linux 6.18 printed them. */
class RouteTablesTest {
    private static final String IPV4 =
            """
            Iface	Destination	Gateway 	Flags	RefCnt	Use	Metric	Mask		MTU	Window	IRTT
            v0	00000000	FE00090A	0003	0	0	100	00000000	0	0	0
            v0	0000090A	00000000	0001	0	0	0	00FFFFFF	0	0	0
            *	000200C0	00000000	0001	0	0	0	00FFFFFF	0	0	0
            *	007100CB	00000000	0201	0	0	0	00FFFFFF	0	0	0
            """;
    private static final String NONE = "00000000000000000000000000000000";
    private static final String IPV6 =
            "20010db8000100000000000000000000 30 "
                    + (NONE + " 00 " + NONE)
                    + " 00000400 00000002 00000000 00200200       lo\n"
                    + NONE
                    + " 00 "
                    + NONE
                    + " 00 fe800000000000000000000000000001"
                    + " 00000400 00000001 00000000 00000003       v0\n"
                    + (NONE + " 00 " + NONE + " 00 " + NONE)
                    + " ffffffff 00000001 00000000 00200200       lo\n";

    private static IpAddress address(String text) {
        return IpAddressText.parse(text).orElseThrow();
    }

    @Test
    void anIpv4TableIsReadWithWhatRefuses() {
        assertThat(RouteTables.ipv4(IPV4))
                .containsExactly(
                        new Route(address("0.0.0.0"), 0, address("10.9.0.254"), "v0", false, 100),
                        new Route(address("10.9.0.0"), 24, null, "v0", false, 0),
                        new Route(address("192.0.2.0"), 24, null, null, true, 0),
                        new Route(address("203.0.113.0"), 24, null, null, true, 0));
    }

    @Test
    void anIpv6TableIsReadWithoutTheEntryThatStandsForNone() {
        assertThat(RouteTables.ipv6(IPV6))
                .containsExactly(
                        new Route(address("2001:db8:1::"), 48, null, null, true, 0x400),
                        new Route(address("::"), 0, address("fe80::1"), "v0", false, 0x400));
    }

    @Test
    void aRouteCoversItsPrefixAndNothingElse() {
        Route ipv4 = new Route(address("10.9.0.0"), 24, null, "v0", false, 0);
        assertThat(ipv4.covers(address("10.9.0.255"))).isTrue();
        assertThat(ipv4.covers(address("10.9.1.0"))).isFalse();
        assertThat(ipv4.covers(address("::ffff:10.9.0.1"))).isFalse();
        Route ipv6 = new Route(address("2001:db8:0:1:8000::"), 65, null, "v0", false, 0);
        assertThat(ipv6.covers(address("2001:db8:0:1:ffff::1"))).isTrue();
        assertThat(ipv6.covers(address("2001:db8:0:1:7fff::1"))).isFalse();
        Route host = new Route(address("::1"), 128, null, "lo", false, 0);
        assertThat(host.covers(address("::1"))).isTrue();
        assertThat(host.covers(address("::2"))).isFalse();
    }

    @Test
    void damagedTablesGiveRoutesWithinTheirRangesAndNothingThrows() {
        var random = new Random(11);
        for (int i = 0; i < 20_000; i++) {
            List<Route> ipv4 = RouteTables.ipv4(damaged(IPV4, random));
            List<Route> ipv6 = RouteTables.ipv6(damaged(IPV6, random));
            assertThat(ipv4).allMatch(route -> route.prefixLength() <= 32);
            assertThat(ipv6).allMatch(route -> route.prefixLength() <= 128);
        }
    }

    private static String damaged(String text, Random random) {
        var changed = new StringBuilder(text);
        for (int i = 0; i < 1 + random.nextInt(8); i++) {
            int at = random.nextInt(changed.length());
            switch (random.nextInt(3)) {
                case 0 -> changed.setCharAt(at, (char) random.nextInt(256));
                case 1 -> changed.deleteCharAt(at);
                default -> changed.insert(at, "0123456789abcdef \t\n".charAt(random.nextInt(19)));
            }
        }
        return changed.toString();
    }
}
