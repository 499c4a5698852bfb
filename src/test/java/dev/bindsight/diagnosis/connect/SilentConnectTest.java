package dev.bindsight.diagnosis.connect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bindsight.model.Cause;
import dev.bindsight.model.Fix;
import dev.bindsight.model.fact.Diagnosis;
import dev.bindsight.testbed.ChildProcess;
import dev.bindsight.words.DiagnosisText;
import dev.bindsight.words.EvidenceText;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.Socket;
import java.time.Duration;

/** Connects that nothing answers, on loopback. */
class SilentConnectTest {
    private static final Duration BRIEF = Duration.ofMillis(300);

    /** A backlog of 0 still takes one connection (listen(2)); every further SYN is dropped. */
    @Test
    void aFullAcceptQueueIsSeenAtTheListener() throws IOException {
        try (ChildProcess server =
                        ChildProcess.python(
                                "import socket, sys\n"
                                        + "s = socket.socket(); s.bind(('127.0.0.1', 0));"
                                        + " s.listen(0)\n"
                                        + "print('port', s.getsockname()[1], flush=True)\n"
                                        + "sys.stdin.read()");
                var bench = ConnectBench.real()) {
            int port = server.awaitNumber("port ([0-9]+)");
            try (var waiting = new Socket("127.0.0.1", port)) {
                assertThat(waiting.isConnected()).isTrue();
                Diagnosis diagnosis = bench.why(ConnectBench.tcp("127.0.0.1", BRIEF, port));

                assertThat(diagnosis.cause())
                        .isInstanceOfSatisfying(
                                Cause.AcceptQueueFull.class,
                                cause ->
                                        assertThat(cause.listener().local().port().number())
                                                .isEqualTo(port));
                assertThat(DiagnosisText.summary(diagnosis).text()).contains("pid " + server.pid());
                assertThat(EvidenceText.of(diagnosis.evidence().getLast()).text())
                        .matches("SYN sent (once|\\d+ times).*");
                assertThat(DiagnosisText.happened(diagnosis).text())
                        .contains("Bindsight stopped waiting");
                assertThat(diagnosis.offers())
                        .singleElement()
                        .satisfies(offer ->
                                assertThat(offer.fix())
                                        .isInstanceOfSatisfying(
                                                Fix.RaiseTimeout.class,
                                                raise ->
                                                        assertThat(raise.timeout())
                                                                .isEqualTo(
                                                                        Duration.ofSeconds(10))));
            }
        }
    }
}
