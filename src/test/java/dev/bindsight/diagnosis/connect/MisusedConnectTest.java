package dev.bindsight.diagnosis.connect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bindsight.diagnosis.conclude.connect.ConnectConclusions;
import dev.bindsight.diagnosis.observation.ConnectObservation;
import dev.bindsight.diagnosis.observation.RoutingTable;
import dev.bindsight.diagnosis.observation.Surroundings;
import dev.bindsight.model.Attempt;
import dev.bindsight.model.Cause;
import dev.bindsight.model.Endpoint;
import dev.bindsight.model.Errno;
import dev.bindsight.model.Fix;
import dev.bindsight.model.IpAddress;
import dev.bindsight.model.Outcome;
import dev.bindsight.model.Port;
import dev.bindsight.model.Probe.ConnectProbe;
import dev.bindsight.model.Syscall;
import dev.bindsight.model.fact.Diagnosis;
import dev.bindsight.model.fact.Finding;
import dev.bindsight.probe.ConnectRequest;
import dev.bindsight.testbed.Sandbox;
import dev.bindsight.words.DiagnosisText;
import dev.bindsight.words.EvidenceText;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.io.FileInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Connects that were asked for wrongly, or from where nothing can come; all on loopback. */
class MisusedConnectTest {
    private final ConnectBench bench = ConnectBench.real();

    @AfterEach
    void close() {
        bench.close();
    }

    private static ServerSocket listener() throws IOException {
        return new ServerSocket(0, 8, InetAddress.getByName("127.0.0.1"));
    }

    private static ConnectRequest tcp(int port) {
        return ConnectBench.tcp("127.0.0.1", ConnectBench.PATIENCE, port);
    }

    @Test
    void aSourceThatIsElsewhereIsToldWithWhatIsHere() throws IOException {
        try (ServerSocket server = listener()) {
            Diagnosis diagnosis =
                    bench.why(ConnectBench.from("192.0.2.77", tcp(server.getLocalPort())));

            assertThat(diagnosis.cause()).isInstanceOf(Cause.SourceNotLocal.class);
            assertThat(EvidenceText.of(diagnosis.evidence().getFirst()).text())
                    .contains("127.0.0.1 (lo)");
            assertThat(diagnosis.offers())
                    .singleElement()
                    .satisfies(offer -> {
                        assertThat(offer.fix()).isInstanceOf(Fix.UseOtherAddress.class);
                        assertThat(offer.proven()).isTrue();
                    });
        }
    }

    @Test
    void aSourceThatIsTakenNamesItsHolder() throws IOException {
        try (ServerSocket server = listener();
                ServerSocket holder = listener()) {
            Diagnosis diagnosis =
                    bench.why(
                            ConnectBench.from(
                                    "127.0.0.1",
                                    holder.getLocalPort(),
                                    tcp(server.getLocalPort())));

            assertThat(diagnosis.cause())
                    .isInstanceOfSatisfying(
                            Cause.PortHeld.class,
                            held ->
                                    assertThat(held.holder().local().port().number())
                                            .isEqualTo(holder.getLocalPort()));
            assertThat(DiagnosisText.summary(diagnosis).text())
                    .contains("pid " + ProcessHandle.current().pid());
        }
    }

    @Test
    void aSourceThatAWildcardTakesIsToldFromOneWithTheVeryAddress() throws IOException {
        try (ServerSocket server = listener();
                ServerSocket everywhere = new ServerSocket(0)) {
            Diagnosis diagnosis =
                    bench.why(
                            ConnectBench.from(
                                    "127.0.0.1",
                                    everywhere.getLocalPort(),
                                    tcp(server.getLocalPort())));

            assertThat(diagnosis.cause())
                    .isInstanceOfSatisfying(
                            Cause.WildcardConflict.class,
                            held ->
                                    assertThat(held.holder().local().port().number())
                                            .isEqualTo(everywhere.getLocalPort()));
        }
    }

    @Test
    void aSourcePortOfRootIsRefusedToOthers() {
        assertThat(Sandbox.asNobody().run(FromPrivilegedPort.class).strip())
                .isEqualTo("privileged-port 1024");
    }

    /** Connects from port 80. */
    static final class FromPrivilegedPort {
        public static void main(String[] arguments) {
            try (var bench = ConnectBench.real()) {
                Diagnosis diagnosis = bench.why(ConnectBench.from("127.0.0.1", 80, tcp(9)));
                if (diagnosis.cause() instanceof Cause.PrivilegedPort(Port from)) {
                    System.out.println(diagnosis.cause().id() + " " + from);
                }
            }
        }
    }

    @Test
    void aSourceOfTheOtherFamilyIsNoSource() {
        assertThat(bench.why(ConnectBench.from("::1", tcp(9))).cause())
                .isEqualTo(new Cause.WrongFamily());
    }

    /** With its own port as the source a socket meets itself: both ends say SYN at once. */
    @Test
    void aSocketThatMeetsItselfIsFoundOut() throws IOException {
        int port;
        try (ServerSocket server = listener()) {
            port = server.getLocalPort();
        }
        Finding finding = bench.explained(ConnectBench.from("127.0.0.1", port, tcp(port)));
        Diagnosis diagnosis = ConnectBench.why(finding);

        assertThat(diagnosis.cause())
                .isEqualTo(
                        new Cause.SelfConnected(
                                new Endpoint(IpAddress.LOOPBACK_IPV4, new Port(port))));
        assertThat(finding.attempt().outcome()).isEqualTo(new Outcome.Worked());
        assertThat(DiagnosisText.summary(diagnosis).text()).contains("127.0.0.1:" + port);
    }

    @Test
    void aSourceThatAConnectionHasNamesTheConnection() throws IOException {
        try (ServerSocket server = listener();
                var first = new Socket()) {
            first.connect(server.getLocalSocketAddress());
            Diagnosis diagnosis =
                    bench.why(
                            ConnectBench.from(
                                    "127.0.0.1", first.getLocalPort(), tcp(server.getLocalPort())));

            assertThat(diagnosis.cause())
                    .isInstanceOfSatisfying(
                            Cause.HeldByConnection.class,
                            held -> {
                                assertThat(held.holder().local().port().number())
                                        .isEqualTo(first.getLocalPort());
                                assertThat(held.outgoing()).isTrue();
                            });
            assertThat(diagnosis.offers())
                    .singleElement()
                    .satisfies(offer -> assertThat(offer.proven()).isTrue());
        }
    }

    @Test
    void aProcessWithoutDescriptorsIsToldSo() {
        assertThat(Sandbox.asNobody().after("ulimit -n 96").run(OutOfDescriptors.class).strip())
                .isEqualTo("descriptors-exhausted EMFILE SOCKET");
    }

    /** Opens files until there is no descriptor left, and connects. */
    static final class OutOfDescriptors {
        private static void conclude() {
            var probe =
                    ConnectProbe.tcp(
                            new Endpoint(IpAddress.LOOPBACK_IPV4, new Port(9)), 0, Duration.ZERO);
            var outcome =
                    new Outcome.Refused(
                            Syscall.SOCKET, new Errno("ENFILE", 23), Outcome.DecidedBy.KERNEL);
            var attempt =
                    new Attempt(probe, Instant.now(), List.of(), outcome, null, Duration.ZERO);
            var here = new Surroundings(List.of(), new RoutingTable(List.of()), false);
            ConnectConclusions.conclude(new ConnectObservation(attempt, null, here));
        }

        public static void main(String[] arguments) throws IOException {
            var open = new ArrayList<FileInputStream>();
            try (var bench = ConnectBench.real()) {
                // a checkout has each class in a file of its own, to be opened before
                bench.connect("127.0.0.1", 9);
                conclude();
                exhaust(open);
                Finding finding = bench.explained("127.0.0.1", 9);
                if (finding.attempt().outcome()
                        instanceof Outcome.Refused(Syscall call, var errno, var _)) {
                    open.removeLast().close();
                    open.removeLast().close();
                    String cause = ConnectBench.why(finding).cause().id();
                    System.out.println(cause + " " + errno.name() + " " + call);
                }
            } finally {
                for (FileInputStream each : open) {
                    each.close();
                }
            }
        }

        private static void exhaust(List<FileInputStream> open) {
            try {
                while (true) {
                    open.add(new FileInputStream("/dev/null"));
                }
            } catch (IOException e) {
                // "Too many open files", which is what was wanted
                return;
            }
        }
    }

    @Test
    void portZeroAndGroupsAreNoDestinations() {
        assertThat(bench.why("127.0.0.1", 0).cause()).isEqualTo(new Cause.InvalidUse());
        assertThat(bench.why("127.255.255.255", 9).cause()).isEqualTo(new Cause.InvalidUse());
        Diagnosis broadcast =
                bench.why(ConnectBench.udp("127.255.255.255", ConnectBench.PATIENCE, 9));
        assertThat(broadcast.cause()).isEqualTo(new Cause.InvalidUse());
        assertThat(DiagnosisText.summary(broadcast).text()).contains("SO_BROADCAST");
    }
}
