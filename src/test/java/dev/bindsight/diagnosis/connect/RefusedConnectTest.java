package dev.bindsight.diagnosis.connect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bindsight.diagnosis.ConnectObserver;
import dev.bindsight.diagnosis.ConnectReport;
import dev.bindsight.model.Cause;
import dev.bindsight.model.Fix;
import dev.bindsight.model.Inventory;
import dev.bindsight.model.fact.Diagnosis;
import dev.bindsight.model.fact.Evidence;
import dev.bindsight.probe.Cancellation;
import dev.bindsight.testbed.ChildProcess;
import dev.bindsight.testbed.SparePort;
import dev.bindsight.words.DiagnosisText;
import dev.bindsight.words.EvidenceText;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Refusals made for real on loopback; what listens is another program. */
class RefusedConnectTest {
    private static final String LISTEN_ON_LOOPBACK =
            "import socket, sys\n"
                    + "s = socket.socket(); s.bind(('127.0.0.1', 0)); s.listen()\n"
                    + "print('port', s.getsockname()[1], flush=True)\n"
                    + "sys.stdin.read()";

    private static final String HOLD_39_PORTS =
            "import socket, sys\n"
                    + "held = [socket.socket() for _ in range(39)]\n"
                    + "for s in held: s.bind(('127.0.0.1', 0))\n"
                    + "print('ports', *(s.getsockname()[1] for s in held), flush=True)\n"
                    + "sys.stdin.read()";

    private final ConnectBench bench = ConnectBench.real();

    @AfterEach
    void close() {
        bench.close();
    }

    /** Bound by the test and not listening: nobody else can get it meanwhile. */
    private static ServerSocket boundOnly() throws IOException {
        var socket = new ServerSocket();
        socket.bind(new InetSocketAddress("127.0.0.1", 0), 1);
        return socket;
    }

    /** A server that takes what comes, until it is closed. */
    private static ServerSocket accepting() throws IOException {
        ServerSocket server = boundOnly();
        Thread.ofPlatform()
                .daemon()
                .start(() -> {
                    try {
                        while (true) {
                            server.accept().close();
                        }
                    } catch (IOException closed) {
                        // the test is over
                    }
                });
        return server;
    }

    @Test
    void aConnectThatWorksNeedsNoWords() throws IOException {
        try (ServerSocket server = accepting()) {
            ConnectReport report = bench.connect("127.0.0.1", server.getLocalPort());

            assertThat(report.findings()).hasSize(1);
            assertThat(report.findings().getFirst().attempt().ok()).isTrue();
            assertThat(report.findings().getFirst().diagnosis()).isNull();
            assertThat(report.cancelled()).isFalse();
        }
    }

    @Test
    void aPortWithoutAListenerIsToldWithWhatWouldHelp() throws IOException {
        int port = SparePort.any();
        Diagnosis diagnosis = bench.why("127.0.0.1", port);

        assertThat(diagnosis.cause()).isEqualTo(new Cause.NothingListening());
        assertThat(DiagnosisText.happened(diagnosis).text())
                .startsWith("Nothing listens at that address and port");
        assertThat(DiagnosisText.summary(diagnosis).text()).contains(Integer.toString(port));
        assertThat(diagnosis.offers())
                .singleElement()
                .satisfies(offer -> assertThat(offer.fix()).isInstanceOf(Fix.StartServer.class));
        assertThat(diagnosis.evidence())
                .anySatisfy(fact -> assertThat(fact.kind()).isEqualTo(Evidence.Kind.MACHINE));
    }

    @Test
    void aServerOfOneFamilyIsFoundAndTheOtherFamilyProven() {
        try (ChildProcess server = ChildProcess.python(LISTEN_ON_LOOPBACK)) {
            int port = server.awaitNumber("port ([0-9]+)");
            Diagnosis diagnosis = bench.why("::1", port);

            assertThat(diagnosis.cause())
                    .isInstanceOfSatisfying(
                            Cause.ListeningElsewhere.class,
                            cause ->
                                    assertThat(cause.nearby())
                                            .singleElement()
                                            .satisfies(near ->
                                                    assertThat(near.local().toString())
                                                            .isEqualTo("127.0.0.1:" + port)));
            assertThat(DiagnosisText.summary(diagnosis).text())
                    .contains("pid " + server.pid(), "127.0.0.1:" + port);
            assertThat(diagnosis.offers())
                    .singleElement()
                    .satisfies(offer -> {
                        assertThat(offer.fix()).isInstanceOf(Fix.RetryOtherFamily.class);
                        assertThat(offer.proven()).isTrue();
                        assertThat(offer.proof()).isNotEmpty();
                    });
        }
    }

    /** Fifty runs of many findings are kept, and a machine may have a hundred thousand sockets. */
    @Test
    void aDiagnosisKeepsTheSocketsOfItsEvidenceAndTheirOwnersAlone() throws IOException {
        try (ServerSocket other = accepting();
                ChildProcess server = ChildProcess.python(LISTEN_ON_LOOPBACK)) {
            int port = server.awaitNumber("port ([0-9]+)");
            Diagnosis diagnosis = bench.why("::1", port);

            assertThat(other.isBound()).isTrue();
            Inventory seen = diagnosis.seen();
            assertThat(seen).isNotNull();
            assertThat(seen.entries())
                    .singleElement()
                    .satisfies(socket -> {
                        assertThat(socket.local().port().number()).isEqualTo(port);
                        assertThat(seen.owners(socket))
                                .singleElement()
                                .satisfies(owner ->
                                        assertThat(owner.pid().number()).isEqualTo(server.pid()));
                    });
            assertThat(seen.processes()).hasSize(1);
        }
    }

    @Test
    void aServerOnAnotherAddressIsFoundAndThatAddressProven() {
        try (ChildProcess server = ChildProcess.python(LISTEN_ON_LOOPBACK)) {
            int port = server.awaitNumber("port ([0-9]+)");
            Diagnosis diagnosis = bench.why("127.0.0.2", port);

            assertThat(diagnosis.cause()).isInstanceOf(Cause.ListeningElsewhere.class);
            assertThat(diagnosis.offers())
                    .singleElement()
                    .satisfies(offer -> {
                        assertThat(offer.fix()).isInstanceOf(Fix.UseOtherAddress.class);
                        assertThat(offer.proven()).isTrue();
                    });
        }
    }

    @Test
    void aSocketThatIsBoundAndDoesNotListenIsNamed() {
        try (ChildProcess holder =
                ChildProcess.python(
                        "import socket, sys\n"
                                + "s = socket.socket(); s.bind(('127.0.0.1', 0))\n"
                                + "print('port', s.getsockname()[1], flush=True)\n"
                                + "sys.stdin.read()")) {
            int port = holder.awaitNumber("port ([0-9]+)");
            Diagnosis diagnosis = bench.why("127.0.0.1", port);

            assertThat(diagnosis.cause()).isEqualTo(new Cause.NothingListening());
            assertThat(EvidenceText.of(diagnosis.evidence().getFirst()).text())
                    .contains("pid " + holder.pid());
            assertThat(diagnosis.evidence().getFirst().socket()).isNotNull();
        }
    }

    @Test
    void aProcessThatListensOnAnotherPortIsFoundAndThatPortProven() {
        try (ChildProcess server =
                ChildProcess.python(
                        "import socket, sys\n"
                                + "a = socket.socket(); a.bind(('127.0.0.1', 0))\n"
                                + "s = socket.socket(); s.bind(('127.0.0.1', 0)); s.listen()\n"
                                + "print('ports', a.getsockname()[1], s.getsockname()[1],"
                                + " flush=True)\n"
                                + "sys.stdin.read()")) {
            var ports = server.awaitLine("ports ([0-9]+) ([0-9]+)");
            Diagnosis diagnosis = bench.why("127.0.0.1", Integer.parseInt(ports.group(1)));

            assertThat(diagnosis.cause()).isInstanceOf(Cause.ListeningElsewhere.class);
            assertThat(DiagnosisText.summary(diagnosis).text())
                    .contains("listens on port " + ports.group(2));
            assertThat(diagnosis.offers())
                    .singleElement()
                    .satisfies(offer -> {
                        assertThat(offer.fix()).isInstanceOf(Fix.UseOtherPort.class);
                        assertThat(offer.proven()).isTrue();
                    });
        }
    }

    /** All ports are held: who else listens on one of them would have an explanation too. */
    @Test
    void manyPortsAreSweptAndExplainedByOneLook() throws IOException {
        try (ServerSocket server = accepting();
                ChildProcess holder = ChildProcess.python(HOLD_39_PORTS)) {
            int open = server.getLocalPort();
            Stream<String> held = Stream.of(holder.awaitLine("ports (.+)").group(1).split(" "));
            int[] ports =
                    IntStream.concat(IntStream.of(open), held.mapToInt(Integer::parseInt))
                            .sorted()
                            .toArray();
            var progress = new ArrayList<Integer>();
            var counting =
                    new ConnectObserver() {
                        @Override
                        public void progress(int done, int total) {
                            assertThat(total).isEqualTo(40);
                            progress.add(done);
                        }
                    };
            ConnectReport report =
                    bench.diagnosis()
                            .connect(
                                    ConnectBench.tcp("127.0.0.1", ConnectBench.PATIENCE, ports),
                                    counting,
                                    new Cancellation());

            assertThat(progress).isSorted().startsWith(0).endsWith(40).hasSize(41);
            assertThat(report.findings())
                    .hasSize(40)
                    .allSatisfy(finding ->
                            assertThat(finding.diagnosis() == null)
                                    .isEqualTo(finding.attempt().ok()));
            assertThat(report.findings())
                    .filteredOn(finding -> finding.attempt().ok())
                    .extracting(finding -> finding.attempt().probe().endpoint().port().number())
                    .containsExactly(open);
        }
    }

    @Test
    void eachPortOfEachAddressHasItsFindingInOrder() throws IOException {
        try (ServerSocket one = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"));
                ServerSocket two = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            ConnectReport report =
                    bench.connect("127.0.0.1", two.getLocalPort(), one.getLocalPort());

            assertThat(report.findings())
                    .extracting(finding -> finding.attempt().probe().endpoint().port().number())
                    .containsExactly(two.getLocalPort(), one.getLocalPort());
        }
    }
}
