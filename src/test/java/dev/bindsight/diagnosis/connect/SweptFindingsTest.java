package dev.bindsight.diagnosis.connect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bindsight.diagnosis.ConnectObserver;
import dev.bindsight.diagnosis.ConnectReport;
import dev.bindsight.diagnosis.FindingSink;
import dev.bindsight.model.Attempt;
import dev.bindsight.model.fact.Finding;
import dev.bindsight.probe.Cancellation;
import dev.bindsight.testbed.ChildProcess;
import dev.bindsight.words.EvidenceText;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

/** A sweep gives its findings away in order, each with all that is to be said of it. */
class SweptFindingsTest {
    private static final ConnectBench BENCH = ConnectBench.real();

    @AfterAll
    static void close() {
        BENCH.close();
    }

    /** Ports that no server counts up to, behind one of the caller's. */
    private static int[] ports(int first, int others) {
        return IntStream.concat(IntStream.of(first), IntStream.rangeClosed(1, others)).toArray();
    }

    private static int[] range(int last) {
        return IntStream.rangeClosed(1, last).toArray();
    }

    private static List<Integer> portsOf(List<Finding> findings) {
        return findings.stream()
                .map(each -> each.attempt().probe().endpoint().port().number())
                .toList();
    }

    @Test
    void aPortThatDoesNotAnswerIsToldInItsPlaceAndThatItsHostIsUp() throws IOException {
        String full =
                "import socket, sys\n"
                        + "s = socket.socket(); s.bind(('127.0.0.1', 0)); s.listen(0)\n"
                        + "print('port', s.getsockname()[1], flush=True)\n"
                        + "sys.stdin.read()";
        try (ChildProcess server = ChildProcess.python(full)) {
            int port = server.awaitNumber("port ([0-9]+)");
            try (var waiting = new Socket("127.0.0.1", port)) {
                assertThat(waiting.isConnected()).isTrue();
                int[] ports = ports(port, 40);
                ConnectReport report =
                        BENCH.connect(ConnectBench.tcp("127.0.0.1", Duration.ofMillis(300), ports));

                assertThat(portsOf(report.findings()))
                        .containsExactlyElementsOf(IntStream.of(ports).boxed().toList());
                var silent = report.findings().getFirst().diagnosis();
                assertThat(silent).isNotNull();
                assertThat(silent.evidence())
                        .extracting(each -> EvidenceText.of(each).text())
                        .anyMatch(text -> text.contains("Port 1 of"));
            }
        }
    }

    @Test
    void eachIsGivenToTheThreadThatAskedAndExplainedWhereThatIsWanted() {
        var taken = new ArrayList<Finding>();
        var threads = new ArrayList<Thread>();
        var sink =
                new FindingSink() {
                    @Override
                    public void take(Finding finding) {
                        taken.add(finding);
                        threads.add(Thread.currentThread());
                    }

                    @Override
                    public boolean wantsReason(Attempt attempt) {
                        return attempt.probe().endpoint().port().number() <= 20;
                    }
                };
        ConnectReport report =
                BENCH.diagnosis()
                        .connect(
                                ConnectBench.tcp("127.0.0.1", ConnectBench.PATIENCE, range(60)),
                                ConnectObserver.UNHEARD,
                                sink,
                                new Cancellation());

        assertThat(report.findings()).isEmpty();
        assertThat(threads).containsOnly(Thread.currentThread());
        assertThat(portsOf(taken))
                .containsExactlyElementsOf(IntStream.of(range(60)).boxed().toList());
        assertThat(taken)
                .filteredOn(each -> !each.attempt().ok())
                .allSatisfy(each ->
                        assertThat(Objects.nonNull(each.diagnosis()))
                                .isEqualTo(sink.wantsReason(each.attempt())));
    }

    @Test
    void whoCancelsGetsWhatThereIsByThen() {
        var cancellation = new Cancellation();
        var taken = new ArrayList<Finding>();
        int[] ports = range(30_000);
        ConnectReport report =
                BENCH.diagnosis()
                        .connect(
                                ConnectBench.tcp("127.0.0.1", ConnectBench.PATIENCE, ports),
                                ConnectObserver.UNHEARD,
                                finding -> {
                                    taken.add(finding);
                                    cancellation.cancel();
                                },
                                cancellation);

        assertThat(report.cancelled()).isTrue();
        assertThat(taken).isNotEmpty().hasSizeLessThan(30_000);
        assertThat(portsOf(taken)).isSorted();
    }
}
