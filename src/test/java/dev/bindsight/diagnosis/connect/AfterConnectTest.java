package dev.bindsight.diagnosis.connect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bindsight.diagnosis.ConnectReport;
import dev.bindsight.model.Cause;
import dev.bindsight.model.Exchange;
import dev.bindsight.model.Ownership;
import dev.bindsight.model.fact.Diagnosis;
import dev.bindsight.model.fact.Finding;
import dev.bindsight.probe.ConnectRequest;
import dev.bindsight.testbed.ChildProcess;
import dev.bindsight.words.DiagnosisText;
import dev.bindsight.words.EvidenceText;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;

/** Connections that are there and still no good; the servers are real Python programs. */
class AfterConnectTest {
    private static final Duration BRIEF = Duration.ofMillis(400);

    /** Time for a server to accept, or to do more, also where it has to wait for its turn. */
    private static final Duration LONGER = Duration.ofSeconds(4);

    private final ConnectBench bench = ConnectBench.real();

    @AfterEach
    void close() {
        bench.close();
    }

    /** Listens, and then does {@code rest} with {@code s}. */
    private static ChildProcess server(String rest) {
        return ChildProcess.python(
                "import socket, struct, sys\n"
                        + "s = socket.socket(); s.bind(('127.0.0.1', 0)); s.listen()\n"
                        + "print('port', s.getsockname()[1], flush=True)\n"
                        + rest);
    }

    private static ConnectRequest tcp(ChildProcess server, Duration timeout) {
        return ConnectBench.tcp("127.0.0.1", timeout, server.awaitNumber("port ([0-9]+)"));
    }

    @Test
    void aServerThatTakesAndStaysSilentIsTold() {
        try (ChildProcess server = server("kept = s.accept(); sys.stdin.read()")) {
            Finding finding = bench.explained(ConnectBench.shakingHands(tcp(server, LONGER)));
            Diagnosis diagnosis = ConnectBench.why(finding);

            assertThat(diagnosis.cause()).isEqualTo(new Cause.AcceptsButSilent());
            assertThat(finding.attempt().ok()).isTrue();
            assertThat(DiagnosisText.summary(diagnosis).text())
                    .contains("does not answer the TLS handshake");
        }
    }

    @Test
    void aServerThatNeverAcceptsIsSeenAtItsQueue() {
        try (ChildProcess server = server("sys.stdin.read()")) {
            for (ConnectRequest request : both(tcp(server, BRIEF))) {
                Diagnosis diagnosis = bench.why(request);

                assertThat(diagnosis.cause()).isEqualTo(new Cause.AcceptsButSilent());
                assertThat(DiagnosisText.summary(diagnosis).text())
                        .contains("pid " + server.pid(), "does not accept");
                assertThat(diagnosis.evidence().getFirst().socket())
                        .isNotNull()
                        .satisfies(socket ->
                                assertThat(socket.ownership())
                                        .isInstanceOf(Ownership.KernelHeld.class));
            }
        }
    }

    private static ConnectRequest[] both(ConnectRequest request) {
        return new ConnectRequest[] {
            ConnectBench.shakingHands(request), ConnectBench.listening(request)
        };
    }

    /** It may wait for its client to speak, as an HTTP server does. */
    @Test
    void aServerThatAcceptsAndSaysNothingByItselfNeedsNoWords() {
        try (ChildProcess server = server("kept = s.accept(); sys.stdin.read()")) {
            ConnectReport report = bench.connect(ConnectBench.listening(tcp(server, LONGER)));
            Finding finding = report.findings().getFirst();

            assertThat(finding.exchange()).isNotNull();
            assertThat(finding.exchange().first()).isInstanceOf(Exchange.FirstBytes.Silent.class);
            assertThat(finding.diagnosis()).isNull();
        }
    }

    /** SO_LINGER of 0 makes close send a reset. */
    @Test
    void aServerThatBreaksTheConnectionOffIsTold() {
        try (ChildProcess server =
                server(
                        "c, _ = s.accept()\n"
                                + "c.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER,"
                                + " struct.pack('ii', 1, 0))\n"
                                + "c.close(); sys.stdin.read()")) {
            Diagnosis diagnosis = bench.why(ConnectBench.listening(tcp(server, LONGER)));

            assertThat(diagnosis.cause()).isEqualTo(new Cause.ConnectionReset());
            // the reset may be there before connect is asked how it ended
            assertThat(DiagnosisText.happened(diagnosis).text())
                    .containsAnyOf("broke the connection off", "broken off before connect");
            assertThat(EvidenceText.of(diagnosis.evidence().getFirst()).text())
                    .contains("ECONNRESET");
        }
    }
}
