package dev.bindsight.diagnosis.connect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bindsight.model.fact.Finding;
import dev.bindsight.testbed.Sandbox;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * Connects to a host in a second namespace that rejects some ports and drops others, to one behind
 * it that it forbids, to nobody, by a device without a carrier, and past a rule of this side's own.
 */
class RejectedConnectTest {
    private static final Sandbox NETWORK =
            Sandbox.asNobody()
                    .after(
                            "unshare --net sleep 600 & far=$!",
                            "until [ \"$(readlink /proc/$far/ns/net)\" !="
                                    + " \"$(readlink /proc/self/ns/net)\" ]; do sleep 0.02; done",
                            "there() { nsenter --net=/proc/$far/ns/net \"$@\"; }",
                            "ip link add v0 type veth peer name v1",
                            "ip link set v1 netns $far",
                            "ip addr add 10.9.0.1/24 dev v0",
                            "ip -6 addr add fd09::1/64 dev v0 nodad",
                            "ip link set v0 up",
                            "there ip link set lo up",
                            "there ip addr add 10.9.0.2/24 dev v1",
                            "there ip -6 addr add fd09::2/64 dev v1 nodad",
                            "there ip link set v1 up",
                            "there sysctl -qw net.ipv4.ip_forward=1",
                            "there ip link add e0 type veth peer name e1",
                            "there ip link set e0 up",
                            "there ip link set e1 up",
                            "there ip route add 203.0.113.0/24 dev e0",
                            "ip route add 203.0.113.0/24 via 10.9.0.2",
                            "ip route add 198.51.100.0/24 via 10.9.0.2",
                            "ip link add d0 type veth peer name d1",
                            "ip addr add 10.8.0.1/24 dev d0",
                            "ip link set d0 up",
                            "there nft add table inet f",
                            "there nft 'add chain inet f i { type filter hook input priority 0 ;"
                                    + " }'",
                            "there nft 'add chain inet f w { type filter hook forward priority 0 ;"
                                    + " }'",
                            "there nft add rule inet f i tcp dport 7001 reject with icmpx"
                                    + " admin-prohibited",
                            "there nft add rule inet f i tcp dport 7002 reject with icmpx"
                                    + " port-unreachable",
                            "there nft add rule inet f i tcp dport 7003 drop",
                            "there nft add rule inet f w reject with icmpx admin-prohibited",
                            "nft add table inet f",
                            "nft 'add chain inet f o { type filter hook output priority 0 ; }'",
                            "nft add rule inet f o tcp dport 7004 reject with icmpx"
                                    + " host-unreachable",
                            "there ip route add unreachable 198.51.100.0/24");

    @Test
    void whoRejectedAndHowIsTakenFromWhatTheKernelKept() {
        Assumptions.assumeTrue(
                Files.exists(Path.of("/usr/sbin/nft")),
                "nft is not installed, which rejects packets");
        List<String> said = NETWORK.run(Rejections.class).lines().toList();

        assertThat(said)
                .satisfiesExactly(
                        line ->
                                assertThat(line)
                                        .startsWith("EHOSTUNREACH refused-by-firewall")
                                        .contains(
                                                "\"administratively prohibited\" from 10.9.0.2"
                                                        + " itself",
                                                "ICMP type 3, code 13 came from 10.9.0.2")
                                        .doesNotContain("host is off"),
                        line ->
                                assertThat(line)
                                        .startsWith("ECONNREFUSED refused-by-firewall")
                                        .contains("type 3, code 3 came from 10.9.0.2"),
                        line ->
                                assertThat(line)
                                        .startsWith("ETIMEDOUT no-reply")
                                        .contains(
                                                "its host answers on its network",
                                                "is REACHABLE in the neighbour table",
                                                "SYN sent"),
                        line ->
                                assertThat(line)
                                        .startsWith("EHOSTUNREACH refused-by-firewall")
                                        .contains("this machine sent that itself"),
                        line ->
                                assertThat(line)
                                        .startsWith("EHOSTUNREACH refused-by-firewall")
                                        .contains("prohibited\" from 10.9.0.2: a firewall there"),
                        line ->
                                assertThat(line)
                                        .startsWith("EHOSTUNREACH host-unreachable")
                                        .contains("\"host unreachable\" from 10.9.0.2: nobody"),
                        line ->
                                assertThat(line)
                                        .startsWith("EACCES refused-by-firewall")
                                        .contains("ICMPv6 type 1, code 1 came from fd09::2"),
                        line ->
                                assertThat(line)
                                        .startsWith("EHOSTUNREACH host-unreachable")
                                        .contains("Nobody on v0 answers for 10.9.0.9", "FAILED")
                                        .doesNotContain("SYN"),
                        line ->
                                assertThat(line)
                                        .startsWith("ETIMEDOUT host-unreachable")
                                        .contains("Nobody on v0 has answered for 10.9.0.8 so far")
                                        .doesNotContain("SYN"),
                        line ->
                                assertThat(line)
                                        .contains("host-unreachable | d0 has no carrier")
                                        .doesNotContain("SYN"),
                        line ->
                                assertThat(line)
                                        .startsWith("ECONNREFUSED nothing-listening")
                                        .doesNotContain("reset.", "ICMP"));
    }

    /** Connects and prints what is said. */
    static final class Rejections {
        public static void main(String[] arguments) {
            try (var bench = ConnectBench.real()) {
                print(bench, "10.9.0.2", 7001, 5_000);
                print(bench, "10.9.0.2", 7002, 5_000);
                print(bench, "10.9.0.2", 7003, 500);
                print(bench, "10.9.0.2", 7004, 5_000);
                print(bench, "203.0.113.5", 80, 5_000);
                print(bench, "198.51.100.5", 80, 5_000);
                print(bench, "fd09::2", 7001, 5_000);
                print(bench, "10.9.0.9", 80, 10_000);
                print(bench, "10.9.0.8", 80, 500);
                print(bench, "10.8.0.2", 80, 500);
                print(bench, "10.9.0.2", 81, 5_000);
            }
        }

        private static void print(ConnectBench bench, String host, int port, int millis) {
            Finding finding =
                    bench.explained(ConnectBench.tcp(host, Duration.ofMillis(millis), port));
            System.out.println(ConnectBench.told(finding));
        }
    }
}
