package dev.bindsight.diagnosis.connect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bindsight.model.Cause;
import dev.bindsight.model.Fix;
import dev.bindsight.model.Outcome;
import dev.bindsight.model.Syscall;
import dev.bindsight.model.fact.Diagnosis;
import dev.bindsight.model.fact.Finding;
import dev.bindsight.testbed.ChildProcess;
import dev.bindsight.testbed.Sandbox;
import dev.bindsight.testbed.SparePort;
import dev.bindsight.words.DiagnosisText;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** What UDP can tell, which is little: a refusal by ICMP, a rule of one's own, or silence. */
class DatagramConnectTest {
    private static final String ANSWERING =
            "import socket, sys\n"
                    + "s = socket.socket(type=socket.SOCK_DGRAM); s.bind(('127.0.0.1', 0))\n"
                    + "print('port', s.getsockname()[1], flush=True)\n"
                    + "while True:\n"
                    + "    _, peer = s.recvfrom(9); s.sendto(b'here', peer)";

    private final ConnectBench bench = ConnectBench.real();

    @AfterEach
    void close() {
        bench.close();
    }

    private Diagnosis why(String host, int port) {
        return bench.why(ConnectBench.udp(host, ConnectBench.PATIENCE, port));
    }

    @Test
    void aClosedPortIsRefusedByIcmp() throws IOException {
        int port = SparePort.any();
        Diagnosis diagnosis = why("127.0.0.1", port);

        assertThat(diagnosis.cause()).isEqualTo(new Cause.NothingListening());
        assertThat(DiagnosisText.summary(diagnosis).text()).contains("No UDP socket");
        assertThat(DiagnosisText.happened(diagnosis).text()).contains("port unreachable");
    }

    @Test
    void aSocketOfTheOtherAddressIsFound() throws IOException {
        try (var socket = new DatagramSocket(new InetSocketAddress("127.0.0.1", 0))) {
            Diagnosis diagnosis = why("::1", socket.getLocalPort());

            assertThat(diagnosis.cause()).isInstanceOf(Cause.ListeningElsewhere.class);
        }
    }

    @Test
    void silenceProvesNothingAndThatIsSaid() throws IOException {
        try (var socket = new DatagramSocket(new InetSocketAddress("127.0.0.1", 0))) {
            Finding finding =
                    bench.explained(
                            ConnectBench.udp(
                                    "127.0.0.1", ConnectBench.PATIENCE, socket.getLocalPort()));
            Diagnosis diagnosis = ConnectBench.why(finding);

            assertThat(finding.attempt().outcome()).isEqualTo(new Outcome.Worked());
            assertThat(diagnosis.cause()).isEqualTo(new Cause.Undetermined());
            assertThat(DiagnosisText.summary(diagnosis).text()).contains("silence proves nothing");
            assertThat(diagnosis.evidence().getFirst().socket()).isNotNull();
        }
    }

    @Test
    void aReplyNeedsNoWords() {
        try (ChildProcess server = ChildProcess.python(ANSWERING)) {
            int port = server.awaitNumber("port ([0-9]+)");
            var report = bench.connect(ConnectBench.udp("127.0.0.1", ConnectBench.PATIENCE, port));

            assertThat(report.findings())
                    .singleElement()
                    .satisfies(finding -> assertThat(finding.diagnosis()).isNull());
        }
    }

    @Test
    void aRuleOfTheOwnFirewallIsToldFromARefusal() {
        Assumptions.assumeTrue(hasNft(), "nft is not installed, which makes firewall rules");
        String said =
                Sandbox.asNobody()
                        .after(
                                "nft add table inet own",
                                "nft 'add chain inet own out { type filter hook output priority 0"
                                        + " ; }'",
                                "nft add rule inet own out udp dport 9 drop",
                                "nft add rule inet own out tcp dport 10010 reject with tcp reset",
                                "nft add rule inet own out tcp dport 11 drop",
                                "nft add rule inet own out tcp dport 12 reject with icmpx"
                                        + " host-unreachable")
                        .run(Ruled.class);

        assertThat(said.lines())
                .containsExactly(
                        "refused-by-firewall EPERM SEND",
                        "refused-by-firewall ECONNREFUSED CONNECT",
                        "no-reply ETIMEDOUT POLL",
                        "refused-by-firewall EHOSTUNREACH CONNECT");
    }

    private static boolean hasNft() {
        return Files.exists(Path.of("/usr/sbin/nft")) || Files.exists(Path.of("/sbin/nft"));
    }

    /**
     * Sends where rules forbid it: UDP 9 dropped, TCP 10010 rejected though open, TCP 11 dropped,
     * TCP 12 rejected as a router would.
     */
    static final class Ruled {
        public static void main(String[] arguments) {
            try (ChildProcess server =
                            ChildProcess.python(
                                    "import socket, sys\n"
                                            + "s = socket.socket(); s.bind(('127.0.0.1', 10010));"
                                            + " s.listen()\n"
                                            + "print('listens', flush=True)\n"
                                            + "sys.stdin.read()");
                    var bench = ConnectBench.real()) {
                server.awaitLine("listens");
                print(bench.explained(ConnectBench.udp("127.0.0.1", ConnectBench.PATIENCE, 9)));
                print(bench.explained("127.0.0.1", 10_010));
                print(bench.explained(ConnectBench.tcp("127.0.0.1", Duration.ofMillis(300), 11)));
                print(bench.explained("127.0.0.1", 12));
            }
        }

        private static void print(Finding finding) {
            if (finding.attempt().outcome()
                    instanceof Outcome.Refused(Syscall call, var errno, var _)) {
                String cause = ConnectBench.why(finding).cause().id();
                System.out.println(cause + " " + errno.name() + " " + call);
            }
        }
    }

    @Test
    void whatStaysSilentIsNotOfferedAsProven() throws IOException {
        try (var socket = new DatagramSocket(new InetSocketAddress("127.0.0.1", 0))) {
            Diagnosis diagnosis = why("127.0.0.2", socket.getLocalPort());

            assertThat(diagnosis.cause()).isInstanceOf(Cause.ListeningElsewhere.class);
            assertThat(diagnosis.offers()).isEmpty();
        }
    }

    @Test
    void whatAnswersIsOfferedAsProven() {
        try (ChildProcess server = ChildProcess.python(ANSWERING)) {
            assertThat(why("127.0.0.2", server.awaitNumber("port ([0-9]+)")).offers())
                    .singleElement()
                    .satisfies(offer -> {
                        assertThat(offer.proven()).isTrue();
                        assertThat(offer.fix()).isInstanceOf(Fix.UseOtherAddress.class);
                    });
        }
    }
}
