package dev.bindsight.diagnosis.connect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bindsight.model.Cause;
import dev.bindsight.model.Exchange.FirstBytes;
import dev.bindsight.model.Exchange.Tls;
import dev.bindsight.model.fact.Diagnosis;
import dev.bindsight.model.fact.Finding;
import dev.bindsight.probe.ConnectRequest;
import dev.bindsight.testbed.ChildProcess;
import dev.bindsight.words.DiagnosisText;
import dev.bindsight.words.EvidenceText;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;

/** Connections that are there and are used: what is wrong with them shows only then. */
class ExchangedConnectTest {
    private static final Duration BRIEF = Duration.ofMillis(300);

    private static ChildProcess server(String serve) {
        return ChildProcess.python(
                """
                import socket, struct, sys
                s = socket.socket(); s.bind(('127.0.0.1', 0)); s.listen()
                print('port', s.getsockname()[1])
                %s
                sys.stdin.read()
                """
                        .formatted(serve));
    }

    private static ConnectRequest using(ConnectRequest request, boolean tls) {
        return new ConnectRequest(
                request.host(),
                request.ports(),
                request.protocol(),
                request.families(),
                request.source(),
                request.timeout(),
                request.blocking(),
                tls,
                true);
    }

    private static Finding finding(ChildProcess server, boolean tls, Duration timeout) {
        int port = server.awaitNumber("port ([0-9]+)");
        try (var bench = ConnectBench.real()) {
            return bench.connect(using(ConnectBench.tcp("127.0.0.1", timeout, port), tls))
                    .findings()
                    .getFirst();
        }
    }

    /** The kernel completes the connection; the program never asks for it. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aServerThatNeverAcceptsIsSeenByItsQueue(boolean tls) {
        try (ChildProcess server = server("")) {
            Finding finding = finding(server, tls, BRIEF);

            assertThat(finding.attempt().ok()).isTrue();
            Diagnosis diagnosis = finding.diagnosis();
            assertThat(diagnosis).isNotNull();
            assertThat(diagnosis.cause()).isInstanceOf(Cause.AcceptsButSilent.class);
            assertThat(DiagnosisText.summary(diagnosis).text()).contains("pid " + server.pid());
            assertThat(diagnosis.evidence().stream().map(each -> EvidenceText.of(each).text()))
                    .anyMatch(text -> text.contains("127.0.0.1"));
        }
    }

    @Test
    void aServerThatResetsTheHandshakeIsNamedSo() {
        try (ChildProcess server =
                server(
                        "c, _ = s.accept(); c.recv(1); c.setsockopt(socket.SOL_SOCKET,"
                                + " socket.SO_LINGER, struct.pack('ii', 1, 0)); c.close()")) {
            Finding finding = finding(server, true, ConnectBench.PATIENCE);

            assertThat(finding.exchange()).isNotNull();
            assertThat(finding.exchange().tls()).isInstanceOf(Tls.Broken.class);
            assertThat(finding.diagnosis()).isNotNull();
            assertThat(finding.diagnosis().cause()).isInstanceOf(Cause.ConnectionReset.class);
        }
    }

    @Test
    void aServerThatGreetsNeedsNoExplanation() {
        try (ChildProcess server = server("c, _ = s.accept(); c.send(b'hello')")) {
            Finding finding = finding(server, false, ConnectBench.PATIENCE);

            assertThat(finding.exchange()).isNotNull();
            assertThat(finding.exchange().first()).isInstanceOf(FirstBytes.Spoke.class);
            assertThat(finding.diagnosis()).isNull();
        }
    }
}
