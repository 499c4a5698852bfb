package dev.bindsight.diagnosis.connect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bindsight.model.fact.Diagnosis;
import dev.bindsight.model.fact.Finding;
import dev.bindsight.probe.Cancellation;
import dev.bindsight.testbed.Sandbox;
import dev.bindsight.testbed.SparePort;
import dev.bindsight.words.DiagnosisText;
import dev.bindsight.words.EvidenceText;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * Controls in a network of the test's own: a router at 10.9.0.254 in a second namespace, with the
 * host 203.0.113.5 behind it, which drops what comes to port 8443; 203.0.113.6 is nobody.
 */
class ControlTest {
    private static final Sandbox NETWORK =
            Sandbox.asNobody()
                    .after(
                            "unshare --net sleep 600 & router=$!",
                            "until [ \"$(readlink /proc/$router/ns/net)\" !="
                                    + " \"$(readlink /proc/self/ns/net)\" ]; do sleep 0.02; done",
                            "there() { nsenter --net=/proc/$router/ns/net \"$@\"; }",
                            "ip link add v0 type veth peer name v1",
                            "ip link set v1 netns $router",
                            "ip addr add 10.9.0.1/24 dev v0",
                            "ip link set v0 up",
                            "there ip link set lo up",
                            "there ip addr add 10.9.0.254/24 dev v1",
                            "there ip addr add 203.0.113.5/32 dev lo",
                            "there ip link set v1 up",
                            "there nft add table inet host",
                            "there nft 'add chain inet host in { type filter hook input priority 0"
                                    + " ; }'",
                            "there nft add rule inet host in tcp dport 8443 drop",
                            "ip route add default via 10.9.0.254",
                            "ip route add 198.51.100.0/24 via 10.9.0.253",
                            "echo 1 > /proc/sys/net/ipv4/neigh/v0/mcast_solicit",
                            "echo 10 > /proc/sys/net/ipv4/neigh/v0/retrans_time_ms");

    @Test
    void theyTellADroppedPortFromAHostThatIsGoneAndFromAGatewayThatIs() {
        Assumptions.assumeTrue(
                Files.exists(Path.of("/usr/sbin/nft")),
                "nft is not installed, which drops packets");
        assertThat(NETWORK.run(Controlled.class).lines())
                .satisfiesExactly(
                        line ->
                                assertThat(line)
                                        .startsWith("no-reply | 203.0.113.5 is up")
                                        .contains(
                                                "of the same host is refused",
                                                "Gateway 10.9.0.254 answers"),
                        line ->
                                assertThat(line)
                                        .startsWith("no-reply | Nothing of 203.0.113.6 answers")
                                        .contains("Gateway 10.9.0.254 answers"),
                        line ->
                                assertThat(line)
                                        .startsWith("host-unreachable |")
                                        .contains("Gateway 10.9.0.253 cannot be reached"),
                        line ->
                                assertThat(line)
                                        .startsWith("nothing-listening |")
                                        .contains("Gateway 10.9.0.254 answers"));
    }

    /** Connects and compares. */
    static final class Controlled {
        public static void main(String[] arguments) {
            try (var bench = ConnectBench.real()) {
                print(bench, "203.0.113.5", 8443);
                print(bench, "203.0.113.6", 8443);
                print(bench, "198.51.100.1", 8443);
                print(bench, "203.0.113.5", 8444);
            }
        }

        private static void print(ConnectBench bench, String host, int port) {
            Finding failed =
                    bench.explained(ConnectBench.tcp(host, Duration.ofMillis(1_500), port));
            Diagnosis compared =
                    ConnectBench.why(bench.diagnosis().control(failed, new Cancellation()));
            var line =
                    new StringBuilder(
                            compared.cause().id() + " | " + DiagnosisText.summary(compared).text());
            compared.evidence().stream()
                    .skip(ConnectBench.why(failed).evidence().size())
                    .forEach(fact -> line.append(" | ").append(EvidenceText.of(fact).text()));
            System.out.println(line);
        }
    }

    @Test
    void noControlIsTriedOnThisMachine() {
        int port = SparePort.any();
        try (var bench = ConnectBench.real()) {
            Finding failed = bench.explained("127.0.0.1", port);
            Diagnosis compared =
                    ConnectBench.why(bench.diagnosis().control(failed, new Cancellation()));

            assertThat(compared.cause()).isEqualTo(ConnectBench.why(failed).cause());
            assertThat(EvidenceText.of(compared.evidence().getLast()).text())
                    .startsWith("No control was tried");
        }
    }
}
