package dev.bindsight.diagnosis.connect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bindsight.model.fact.Finding;
import dev.bindsight.testbed.Sandbox;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;

/** Every way a route can refuse, in a network namespace of the test's own, as an ordinary user. */
class RouteRefusalTest {
    private static final Sandbox NETWORK =
            Sandbox.asNobody()
                    .after(
                            "ip link add v0 type veth peer name v1",
                            "echo 0 > /proc/sys/net/ipv6/conf/v0/accept_dad",
                            "ip link set v0 up",
                            "ip link set v1 up",
                            "ip addr add 10.9.0.1/24 dev v0",
                            "ip -6 addr add fd00:9::1/64 dev v0 nodad",
                            "ip route add unreachable 203.0.113.0/24",
                            "ip route add prohibit 198.51.100.0/24",
                            "ip route add blackhole 192.0.2.0/24",
                            "ip -6 route add unreachable 2001:db8:1::/48",
                            "ip -6 route add prohibit 2001:db8:2::/48",
                            "ip -6 route add blackhole 2001:db8:3::/48",
                            // a neighbour that is never asked for, and one that never answers
                            "ip neigh add 10.9.0.2 lladdr 02:00:00:00:00:02 dev v0",
                            "echo 1 > /proc/sys/net/ipv4/neigh/v0/mcast_solicit",
                            "echo 10 > /proc/sys/net/ipv4/neigh/v0/retrans_time_ms");

    @Test
    void eachIsToldByItsRoute() {
        List<String> lines =
                NETWORK.run(
                                Connects.class,
                                "203.0.113.1",
                                "198.51.100.1",
                                "192.0.2.1",
                                "100.64.0.1",
                                "2001:db8:1::1",
                                "2001:db8:2::1",
                                "2001:db8:3::1",
                                "2001:db8:9::1",
                                "10.9.0.3",
                                "10.9.0.2",
                                "10.9.0.255",
                                "224.0.0.1",
                                "ff02::1",
                                "fe80::1")
                        .lines()
                        .toList();

        assertThat(lines)
                .satisfiesExactly(
                        line ->
                                assertThat(line)
                                        .startsWith("EHOSTUNREACH host-unreachable")
                                        .contains(
                                                "declares 203.0.113.1 unreachable",
                                                "203.0.113.0/24"),
                        line ->
                                assertThat(line)
                                        .startsWith("EACCES refused-by-firewall")
                                        .contains("prohibit route", "198.51.100.0/24"),
                        line ->
                                assertThat(line)
                                        .startsWith("EINVAL no-route")
                                        .contains("blackhole route", "192.0.2.0/24"),
                        line ->
                                assertThat(line)
                                        .startsWith("ENETUNREACH no-route")
                                        .contains("there is no default route"),
                        line ->
                                assertThat(line)
                                        .startsWith("EHOSTUNREACH host-unreachable")
                                        .contains("2001:db8:1::/48"),
                        line ->
                                assertThat(line)
                                        .startsWith("EACCES refused-by-firewall")
                                        .contains("2001:db8:2::/48"),
                        line ->
                                assertThat(line)
                                        .startsWith("EINVAL no-route")
                                        .contains("2001:db8:3::/48"),
                        line -> assertThat(line).startsWith("ENETUNREACH no-route"),
                        line ->
                                assertThat(line)
                                        .startsWith("EHOSTUNREACH host-unreachable")
                                        .contains("Nobody on v0 answers for 10.9.0.3", "FAILED"),
                        line ->
                                assertThat(line)
                                        .startsWith("ETIMEDOUT no-reply")
                                        .contains("no SYN-ACK, no reset, no ICMP", "raise-timeout"),
                        line ->
                                assertThat(line)
                                        .startsWith("ENETUNREACH invalid-use")
                                        .contains("broadcast address"),
                        line -> assertThat(line).startsWith("ENETUNREACH invalid-use"),
                        line -> assertThat(line).startsWith("ENETUNREACH invalid-use"),
                        line ->
                                assertThat(line)
                                        .startsWith("EINVAL invalid-use")
                                        .contains("fe80::1%eth0"));
    }

    @Test
    void aLoopbackThatIsDownIsSaid() {
        assertThat(
                        Sandbox.asNobody()
                                .after("ip link set lo down")
                                .run(Connects.class, "127.0.0.1", "::1")
                                .lines())
                .satisfiesExactly(
                        line ->
                                assertThat(line)
                                        .startsWith("ETIMEDOUT no-route")
                                        .contains("loopback device is down"),
                        line ->
                                assertThat(line)
                                        .startsWith("EADDRNOTAVAIL no-route")
                                        .contains("loopback device is down"));
    }

    @Test
    void aSourceInsideThisMachineReachesNothingOutside() {
        assertThat(
                        Sandbox.asNobody()
                                .after(
                                        "ip link add v0 type veth peer name v1",
                                        "ip link set v0 up",
                                        "ip link set v1 up",
                                        "ip addr add 10.9.0.1/24 dev v0")
                                .run(FromLoopback.class)
                                .lines())
                .singleElement()
                .satisfies(line ->
                        assertThat(line)
                                .startsWith("EINVAL source-not-local")
                                .contains("10.9.0.1 (v0)"));
    }

    /** Connects to port 9 of each argument and prints what is said. */
    static final class Connects {
        public static void main(String[] hosts) {
            try (var bench = ConnectBench.real()) {
                for (String host : hosts) {
                    Duration brief = Duration.ofMillis(1_500);
                    System.out.println(said(bench.explained(ConnectBench.tcp(host, brief, 9))));
                }
            }
        }
    }

    /** Connects from 127.0.0.1 to another machine. */
    static final class FromLoopback {
        public static void main(String[] arguments) {
            try (var bench = ConnectBench.real()) {
                System.out.println(
                        said(
                                bench.explained(
                                        ConnectBench.from(
                                                "127.0.0.1",
                                                ConnectBench.tcp(
                                                        "10.9.0.2", ConnectBench.PATIENCE, 9)))));
            }
        }
    }

    private static String said(Finding finding) {
        var line = new StringBuilder(ConnectBench.told(finding));
        ConnectBench.why(finding)
                .offers()
                .forEach(offer -> line.append(" | ").append(offer.fix().id()));
        return line.toString();
    }
}
