package dev.bindsight.diagnosis.bind;

import static dev.bindsight.diagnosis.bind.BindBench.offered;
import static dev.bindsight.diagnosis.bind.BindBench.probe;
import static dev.bindsight.diagnosis.bind.BindBench.tcp;
import static dev.bindsight.model.SocketOption.SO_REUSEADDR;
import static dev.bindsight.model.SocketOption.SO_REUSEPORT;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bindsight.model.Cause;
import dev.bindsight.model.Fix;
import dev.bindsight.model.Outcome;
import dev.bindsight.model.Protocol;
import dev.bindsight.model.SocketOption;
import dev.bindsight.model.fact.Diagnosis;
import dev.bindsight.model.fact.Evidence;
import dev.bindsight.model.fact.Finding;
import dev.bindsight.testbed.ChildProcess;
import dev.bindsight.words.DiagnosisText;
import dev.bindsight.words.EvidenceText;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What a live holder's options, and its user, mean for a bind; the kernel is asked each time. */
@TestInstance(Lifecycle.PER_CLASS)
class HolderOptionsTest {
    private final BindBench bench = new BindBench();
    private final OldSockets old = OldSockets.start();
    private final OldSockets oracle = OldSockets.start();

    @AfterAll
    void close() {
        bench.close();
        old.close();
        oracle.close();
    }

    @Test
    void theOptionSetAfterwardsOnAConnectionHelps() {
        int port = old.make("ESTAB", false, false);
        assertThat(offered(bench.diagnose(tcp("127.0.0.1", port)))).isEmpty();

        old.reuse(port);

        assertThat(offered(bench.diagnose(tcp("127.0.0.1", port)))).containsExactly(SO_REUSEADDR);
        assertThat(oracle.bind(tcp("127.0.0.1", port, SO_REUSEADDR))).isEqualTo("ok");
    }

    @ParameterizedTest
    @CsvSource({"OUTGOING, true", "ESTAB, false"})
    void anOutgoingConnectionIsToldFromOneThatOutlivedItsListener(String state, boolean outgoing) {
        int port = old.make(state, false, false);

        Diagnosis diagnosis = bench.diagnose(tcp("127.0.0.1", port));

        assertThat(diagnosis.cause())
                .isInstanceOfSatisfying(
                        Cause.HeldByConnection.class,
                        held -> assertThat(held.outgoing()).isEqualTo(outgoing));
        assertThat(DiagnosisText.summary(diagnosis).text())
                .contains("(pid " + old.pid() + ")")
                .contains(outgoing ? "as the source port of its own" : "keeps its port");
    }

    @Test
    void aClientThatChoseItsPortIsAClientWhereverItsServerIsInSight() {
        String program =
                """
                import signal, socket
                low = open('/proc/sys/net/ipv4/ip_local_port_range').read().split()[0]
                server = socket.socket(); server.bind(('127.0.0.1', 0)); server.listen()
                for port in range(int(low) - 1, 1024, -1):
                    source = ('127.0.0.1', port)
                    try: client = socket.create_connection(server.getsockname(), 5, source)
                    except OSError: continue
                    break
                print('port', port); signal.pause()
                """;
        try (var client = ChildProcess.python(program)) {
            int port = client.awaitNumber("port (\\d+)");

            Diagnosis diagnosis = bench.diagnose(tcp("127.0.0.1", port));

            assertThat(diagnosis.cause())
                    .isInstanceOfSatisfying(
                            Cause.HeldByConnection.class,
                            held -> assertThat(held.outgoing()).isTrue());
            assertThat(DiagnosisText.summary(diagnosis).text())
                    .contains("as the source port of its own connection");
        }
    }

    @Test
    void anOutgoingConnectionOfIpv6RefusesEveryIpv4AddressAndNothingIsStoppedForIt() {
        String program =
                """
                import signal, socket
                server = socket.socket(socket.AF_INET6); server.bind(('::1', 0)); server.listen()
                client = socket.socket(socket.AF_INET6); client.connect(server.getsockname())
                print('port', client.getsockname()[1]); signal.pause()
                """;
        Assumptions.assumeTrue(
                Files.exists(Path.of("/proc/net/if_inet6")), "this machine has no IPv6");
        try (var client = ChildProcess.python(program)) {
            int port = client.awaitNumber("port (\\d+)");

            Diagnosis diagnosis = bench.diagnose(tcp("0.0.0.0", port));

            assertThat(diagnosis.cause())
                    .isInstanceOfSatisfying(
                            Cause.HeldByConnection.class,
                            held -> assertThat(held.outgoing()).isTrue());
            assertThat(BindBench.offers(diagnosis, Fix.StopOwner.class)).isEmpty();
            assertThat(BindBench.offers(diagnosis, Fix.CloseSocket.class)).isEmpty();
            assertThat(bench.find(tcp("127.0.0.1", port)).attempt().ok()).isTrue();
        }
    }

    @Test
    void reuseAddressOnOneAndReusePortOnTheOtherDoNotMix() {
        int port = old.make("BOUND", true, false);

        Diagnosis diagnosis = bench.diagnose(tcp("127.0.0.1", port, SO_REUSEPORT));

        assertThat(diagnosis.cause()).isInstanceOf(Cause.HeldByBoundSocket.class);
        assertThat(offered(diagnosis)).doesNotContain(SO_REUSEPORT);
        assertThat(oracle.bind(tcp("127.0.0.1", port, SO_REUSEPORT))).isEqualTo("EADDRINUSE");
    }

    @Test
    void aBoundSocketThatIsAboutToListenIsNotOvertaken() {
        int port = old.make("BOUND", true, false);

        Diagnosis diagnosis = bench.diagnose(tcp("127.0.0.1", port));

        assertThat(diagnosis.cause().id()).isEqualTo("held-by-bound-socket");
        assertThat(offered(diagnosis)).isEmpty();
        assertThat(texts(diagnosis, Evidence.Kind.NOT_TRIED))
                .singleElement()
                .asString()
                .contains("SO_REUSEADDR");
        assertThat(texts(diagnosis, Evidence.Kind.TRIED_IN_VAIN))
                .singleElement()
                .asString()
                .contains("SO_REUSEPORT");
    }

    @Test
    void aBoundSocketWithoutOptionsRefusesEveryOption() {
        int port = old.make("BOUND", false, false);

        Diagnosis diagnosis = bench.diagnose(tcp("127.0.0.1", port));

        assertThat(diagnosis.cause().id()).isEqualTo("held-by-bound-socket");
        assertThat(offered(diagnosis)).isEmpty();
        for (SocketOption option : List.of(SO_REUSEADDR, SO_REUSEPORT)) {
            assertThat(oracle.bind(tcp("127.0.0.1", port, option))).isEqualTo("EADDRINUSE");
        }
    }

    @Test
    void noOptionIsTriedBesideAUdpSocketThatWouldLoseItsDatagrams() {
        int port = old.make("UDP", true, true);

        Diagnosis diagnosis = bench.diagnose(probe(Protocol.UDP, "127.0.0.1", port));

        assertThat(diagnosis.cause().id()).isEqualTo("port-held");
        assertThat(offered(diagnosis)).isEmpty();
        assertThat(texts(diagnosis, Evidence.Kind.NOT_TRIED))
                .singleElement()
                .asString()
                .contains("SO_REUSEADDR, SO_REUSEPORT");
        assertThat(oracle.bind(probe(Protocol.UDP, "127.0.0.1", port))).isEqualTo("EADDRINUSE");
    }

    @Test
    void aListenerWithReusePortIsNeverJoined() {
        int port = old.make("LISTEN", false, true);

        Diagnosis diagnosis = bench.diagnose(tcp("127.0.0.1", port));
        assertThat(offered(diagnosis)).isEmpty();
        assertThat(texts(diagnosis, Evidence.Kind.NOT_TRIED))
                .singleElement()
                .asString()
                .contains("SO_REUSEPORT");

        Finding asked = bench.find(tcp("127.0.0.1", port, SO_REUSEPORT));
        assertThat(asked.attempt().outcome()).isInstanceOf(Outcome.NotTried.class);
        assertThat(asked.diagnosis()).isNotNull();
        assertThat(asked.diagnosis().cause().id()).isEqualTo("port-held");
        assertThat(BindBench.offers(asked.diagnosis(), Fix.StopOwner.class)).hasSize(1);
    }

    @Test
    void aListenerThatLivesOnInADuplicateHoldsThePortUntilThatIsClosed() {
        int port = old.make("DUPLICATED", true, false);

        Diagnosis diagnosis = bench.diagnose(tcp("127.0.0.1", port, SO_REUSEADDR));
        assertThat(diagnosis.cause().id()).isEqualTo("port-held");
        assertThat(DiagnosisText.summary(diagnosis).text()).contains("(pid " + old.pid() + ")");
        assertThat(oracle.bind(tcp("127.0.0.1", port, SO_REUSEADDR))).isEqualTo("EADDRINUSE");

        old.close(port);

        assertThat(bench.find(tcp("127.0.0.1", port)).diagnosis()).isNull();
        assertThat(oracle.bind(tcp("127.0.0.1", port))).isEqualTo("ok");
    }

    /** SO_REUSEPORT asks for the same user, except of TIME_WAIT; SO_REUSEADDR never does. */
    @ParameterizedTest
    @CsvSource({
        "LISTEN,        0, 1, port-held,",
        "ESTAB,         0, 1, held-by-connection,",
        "ESTAB,         1, 0, held-by-connection, SO_REUSEADDR",
        "SRV_TIME_WAIT, 0, 1, held-by-time-wait,  SO_REUSEPORT",
        "SRV_TIME_WAIT, 1, 0, held-by-time-wait,  SO_REUSEADDR"
    })
    void theUserOfTheOldSocketCounts(
            String state, int oldAddress, int oldPort, String cause, SocketOption helps) {
        Assumptions.assumeTrue(
                "root".equals(System.getProperty("user.name")), "becoming another user takes root");
        try (var other = OldSockets.startAs(65_534)) {
            int port = other.make(state, oldAddress == 1, oldPort == 1);

            Diagnosis diagnosis = bench.diagnose(tcp("127.0.0.1", port));

            assertThat(diagnosis.cause().id()).isEqualTo(cause);
            List<SocketOption> expected = helps == null ? List.of() : List.of(helps);
            assertThat(offered(diagnosis)).isEqualTo(expected);
            for (SocketOption option : List.of(SO_REUSEADDR, SO_REUSEPORT)) {
                assertThat(oracle.bind(tcp("127.0.0.1", port, option)))
                        .isEqualTo(expected.contains(option) ? "ok" : "EADDRINUSE");
            }
        }
    }

    private static List<String> texts(Diagnosis diagnosis, Evidence.Kind kind) {
        return diagnosis.evidence().stream()
                .filter(evidence -> evidence.kind() == kind)
                .map(each -> EvidenceText.of(each).text())
                .toList();
    }
}
