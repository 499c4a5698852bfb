package dev.bindsight.diagnosis.bind;

import static dev.bindsight.diagnosis.bind.BindBench.tcp;
import static dev.bindsight.model.SocketOption.SO_REUSEADDR;
import static dev.bindsight.model.SocketOption.SO_REUSEPORT;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bindsight.model.Fix;
import dev.bindsight.model.SocketOption;
import dev.bindsight.model.fact.Diagnosis;
import dev.bindsight.model.fact.Finding;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * What is left of connections, in each state and with each option of the old socket: the diagnosis
 * and its offers agree with what bind really does next, in another process.
 */
@TestInstance(Lifecycle.PER_CLASS)
class ReuseTableTest {
    private final BindBench bench = new BindBench();
    private final OldSockets old = OldSockets.start();
    private final OldSockets oracle = OldSockets.start();

    @AfterAll
    void close() {
        bench.close();
        old.close();
        oracle.close();
    }

    /** State and options of the old socket, the cause, and the option that helps. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    SRV_TIME_WAIT      | 0 | 0 | held-by-time-wait  |
                    SRV_TIME_WAIT      | 0 | 1 | held-by-time-wait  | SO_REUSEPORT
                    SRV_TIME_WAIT      | 1 | 0 | held-by-time-wait  | SO_REUSEADDR
                    FIN_WAIT2          | 0 | 0 | held-by-orphan     |
                    FIN_WAIT2          | 0 | 1 | held-by-orphan     | SO_REUSEPORT
                    FIN_WAIT2          | 1 | 0 | held-by-orphan     | SO_REUSEADDR
                    ESTAB              | 0 | 0 | held-by-connection |
                    ESTAB              | 0 | 1 | held-by-connection | SO_REUSEPORT
                    ESTAB              | 1 | 0 | held-by-connection | SO_REUSEADDR
                    CLOSE_WAIT         | 0 | 0 | held-by-connection |
                    CLOSE_WAIT         | 0 | 1 | held-by-connection | SO_REUSEPORT
                    CLOSE_WAIT         | 1 | 0 | held-by-connection | SO_REUSEADDR
                    OUTGOING_TIME_WAIT | 0 | 0 | held-by-time-wait  |
                    OUTGOING_TIME_WAIT | 1 | 0 | held-by-time-wait  | SO_REUSEADDR
                    OUTGOING           | 0 | 0 | held-by-connection |
                    OUTGOING           | 1 | 0 | held-by-connection | SO_REUSEADDR
                    """)
    void whatIsLeftOfAConnectionIsToldAndOnlyWhatHelpsIsOffered(
            String state, int oldAddress, int oldPort, String cause, String helps) {
        int port = old.make(state, oldAddress == 1, oldPort == 1);

        for (String address : List.of("127.0.0.1", "0.0.0.0")) {
            Diagnosis diagnosis = bench.diagnose(tcp(address, port));
            assertThat(diagnosis.cause().id()).isEqualTo(cause);
            assertThat(diagnosis.evidence().getFirst().socket())
                    .isNotNull()
                    .satisfies(
                            socket -> assertThat(socket.local().port().number()).isEqualTo(port));
            assertThat(BindBench.offered(diagnosis))
                    .as("offered: %s", diagnosis)
                    .isEqualTo(options(helps))
                    .isEqualTo(helpful(address, port));
        }

        assertThat(bench.find(tcp("127.0.0.2", port)).attempt().ok()).isTrue();
        assertThat(oracle.bind(tcp("127.0.0.2", port))).isEqualTo("ok");
    }

    @ParameterizedTest
    @CsvSource({
        "RST, 0, 0", "RST, 0, 1", "RST, 1, 0",
        "CLI_TIME_WAIT, 0, 0", "CLI_TIME_WAIT, 0, 1", "CLI_TIME_WAIT, 1, 0",
        "SHUT_DOWN, 0, 0"
    })
    void whatLeavesNothingBehindIsNotInTheWay(String state, int oldAddress, int oldPort) {
        int port = old.make(state, oldAddress == 1, oldPort == 1);

        for (String address : List.of("127.0.0.1", "0.0.0.0", "127.0.0.2")) {
            Finding finding = bench.find(tcp(address, port));
            assertThat(finding.diagnosis()).isNull();
            assertThat(finding.attempt().ok()).isTrue();
            assertThat(oracle.bind(tcp(address, port))).isEqualTo("ok");
        }
    }

    @ParameterizedTest
    @CsvSource({"SRV_TIME_WAIT, 60", "FIN_WAIT2, 60", "OUTGOING_TIME_WAIT, 60"})
    void whatEndsByItselfCanBeWaitedFor(String state, int mostSeconds) {
        int port = old.make(state, false, false);

        Finding finding = bench.find(tcp("127.0.0.1", port));
        Diagnosis diagnosis = Objects.requireNonNull(finding.diagnosis());

        assertThat(BindBench.offers(diagnosis, Fix.WaitForTimeWait.class))
                .singleElement()
                .satisfies(offer ->
                        assertThat(((Fix.WaitForTimeWait) offer.fix()).until())
                                .isAfter(finding.attempt().at())
                                .isBefore(finding.attempt().at().plusSeconds(mostSeconds + 1L)));
        assertThat(BindBench.offers(diagnosis, Fix.StopOwner.class)).isEmpty();
        assertThat(BindBench.offers(diagnosis, Fix.CloseSocket.class)).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"ESTAB", "CLOSE_WAIT", "OUTGOING"})
    void whatAProcessHasOpenCanBeStoppedOrClosedAndNotWaitedFor(String state) {
        int port = old.make(state, false, false);

        Diagnosis diagnosis = bench.diagnose(tcp("127.0.0.1", port));

        assertThat(BindBench.offers(diagnosis, Fix.StopOwner.class))
                .singleElement()
                .satisfies(offer ->
                        assertThat(((Fix.StopOwner) offer.fix()).processes())
                                .extracting(process -> (long) process.pid().number())
                                .containsExactly(old.pid()));
        assertThat(BindBench.offers(diagnosis, Fix.CloseSocket.class)).hasSize(1);
        assertThat(BindBench.offers(diagnosis, Fix.WaitForTimeWait.class)).isEmpty();
    }

    /** What really works there, tried by another process. */
    private List<SocketOption> helpful(String address, int port) {
        assertThat(oracle.bind(tcp(address, port))).isEqualTo("EADDRINUSE");
        var helpful = new ArrayList<SocketOption>();
        for (SocketOption option : List.of(SO_REUSEADDR, SO_REUSEPORT)) {
            if (oracle.bind(tcp(address, port, option)).equals("ok")) {
                helpful.add(option);
            }
        }
        return helpful;
    }

    private static List<SocketOption> options(String name) {
        return name == null ? List.of() : List.of(SocketOption.valueOf(name));
    }
}
