package dev.bindsight.diagnosis.connect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bindsight.model.Cause;
import dev.bindsight.model.EphemeralPorts;
import dev.bindsight.model.fact.Diagnosis;
import dev.bindsight.testbed.Sandbox;
import dev.bindsight.words.EvidenceText;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** Source ports that run out for real: a network namespace has two of them. */
class SourcePortsTest {
    @Test
    void twoKeptConnectionsExhaustTwoPortsTowardsOneDestination() {
        String said =
                Sandbox.asNobody()
                        .after("echo '40000 40001' > /proc/sys/net/ipv4/ip_local_port_range")
                        .run(TwoPorts.class);

        assertThat(said.lines())
                .containsExactly(
                        "ephemeral-ports-exhausted 40000–40001 taken 2",
                        "2 of 2 source ports (40000–40001) are taken towards 127.0.0.1:30000.",
                        "another destination connects");
    }

    /** Keeps two connections and asks for a third, and for one to another destination. */
    static final class TwoPorts {
        public static void main(String[] arguments) throws IOException {
            InetAddress loopback = InetAddress.getByName("127.0.0.1");
            try (var server = new ServerSocket(30_000, 8, loopback);
                    var other = new ServerSocket(30_001, 8, loopback);
                    var one = new Socket(loopback, 30_000);
                    var two = new Socket(loopback, 30_000);
                    var bench = ConnectBench.real()) {
                if (one.getLocalPort() == two.getLocalPort()) {
                    throw new AssertionError("two connections have two ports");
                }
                Diagnosis diagnosis = bench.why("127.0.0.1", server.getLocalPort());
                if (diagnosis.cause()
                        instanceof Cause.EphemeralPortsExhausted(EphemeralPorts range, int taken)) {
                    System.out.println(diagnosis.cause().id() + " " + range + " taken " + taken);
                }
                System.out.println(EvidenceText.of(diagnosis.evidence().getFirst()).text());
                boolean elsewhere =
                        bench.connect("127.0.0.1", other.getLocalPort())
                                .findings()
                                .getFirst()
                                .attempt()
                                .ok();
                System.out.println("another destination " + (elsewhere ? "connects" : "fails too"));
            }
        }
    }

    @Test
    void twoBoundSocketsExhaustTwoUdpPorts() {
        String said =
                Sandbox.asNobody()
                        .after("echo '40000 40001' > /proc/sys/net/ipv4/ip_local_port_range")
                        .run(TwoUdpPorts.class);

        assertThat(said.lines())
                .containsExactly(
                        "ephemeral-ports-exhausted 40000–40001 taken 2",
                        "2 of 2 source ports (40000–40001) are taken.");
    }

    /** Keeps both UDP ports and asks for another. */
    static final class TwoUdpPorts {
        public static void main(String[] arguments) throws IOException {
            try (var _ = new DatagramSocket(new InetSocketAddress("127.0.0.1", 40_000));
                    var _ = new DatagramSocket(new InetSocketAddress("127.0.0.1", 40_001));
                    var bench = ConnectBench.real()) {
                Diagnosis diagnosis =
                        bench.why(ConnectBench.udp("127.0.0.1", ConnectBench.PATIENCE, 9));
                if (diagnosis.cause()
                        instanceof Cause.EphemeralPortsExhausted(EphemeralPorts range, int taken)) {
                    System.out.println(diagnosis.cause().id() + " " + range + " taken " + taken);
                }
                System.out.println(EvidenceText.of(diagnosis.evidence().getFirst()).text());
            }
        }
    }
}
