package dev.bindsight.fix;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bindsight.model.ProcessCondition.Sigterm;
import dev.bindsight.model.ProcessState;
import dev.bindsight.model.Signal;
import dev.bindsight.testbed.ChildProcess;
import dev.bindsight.testbed.Eventually;
import dev.bindsight.words.stop.StopHits;
import dev.bindsight.words.stop.StopVerdict;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/** Servers that SIGTERM does not end, real ones: why, said before and after, and what helps. */
class HinderedStopTest {
    private static final StopOptions IMPATIENT =
            new StopOptions(Duration.ofMillis(300), Duration.ofMillis(300));

    /** Waits for one that is continued until it has ended, also where it must wait for its turn. */
    private static final StopOptions LONGER =
            new StopOptions(Duration.ofSeconds(3), Duration.ofMillis(300));

    private final Workbench bench = Workbench.real();

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void aStoppedServerTakesTheSigtermOnceItIsContinued() throws IOException {
        try (ChildProcess server = ChildProcess.python(Programs.PLAIN)) {
            StopPlan plan = planOfHalted(server);
            assertThat(Objects.requireNonNull(plan.targets().getFirst().condition()).state())
                    .isEqualTo(ProcessState.STOPPED);
            Recorder recorder = Recorder.continuing();

            StopReport report =
                    bench.stopper().stop(plan, plan.choices().getFirst(), LONGER, recorder);

            assertThat(recorder.steps(StopStep.Hindered.class))
                    .singleElement()
                    .matches(step -> step.condition().sigtermPending());
            assertThat(recorder.steps(StopStep.Signalled.class))
                    .extracting(StopStep.Signalled::signal)
                    .containsExactly(Signal.SIGTERM, Signal.SIGCONT);
            assertThat(report.actions()).singleElement().matches(StopReport.Action::ok);
            assertThat(report.aftermath().getFirst().ok()).isTrue();
        }
    }

    @Test
    void aStoppedServerThatIsLeftIsSaidToBeStoppedAndHowToContinueIt() throws IOException {
        try (ChildProcess server = ChildProcess.python(Programs.PLAIN)) {
            StopPlan plan = planOfHalted(server);
            Recorder recorder = Recorder.patient();

            StopReport report = stop(plan, recorder);

            StopVerdict verdict = StopVerdict.of(report, recorder.steps(), "ann", Instant.now());
            assertThat(verdict.explanation())
                    .contains("stopped (state T)", "has the SIGTERM pending", "is still held");
            assertThat(verdict.hint()).contains("kill -CONT " + server.pid());
            assertThat(report.actions().getFirst().failure())
                    .isInstanceOfSatisfying(
                            ActionFailure.OutlivedTerm.class,
                            still ->
                                    assertThat(Objects.requireNonNull(still.condition()).state())
                                            .isEqualTo(ProcessState.STOPPED));
            server.process().destroyForcibly();
        }
    }

    @Test
    void aServerThatIgnoresSigtermIsSaidToBeforeAndAfter() {
        try (ChildProcess server = ChildProcess.python(Programs.IGNORES_SIGTERM)) {
            int port = server.awaitNumber("port (\\d+)");
            StopPlan plan = bench.plan(port);
            assertThat(Objects.requireNonNull(plan.targets().getFirst().condition()).sigterm())
                    .isEqualTo(Sigterm.IGNORED);
            Recorder recorder = Recorder.patient();

            StopReport report = stop(plan, recorder);

            assertThat(StopVerdict.of(report, recorder.steps(), "ann", Instant.now()).explanation())
                    .contains("ignores SIGTERM: will need SIGKILL");
            server.process().destroyForcibly();
        }
    }

    @Test
    void aServerThatHadItsSigtermIsKilledAtOnceAfterwards() {
        try (ChildProcess server = ChildProcess.python(Programs.IGNORES_SIGTERM)) {
            int port = server.awaitNumber("port (\\d+)");
            StopPlan plan = bench.plan(port);
            Recorder recorder = Recorder.patient();

            StopReport report =
                    bench.stopper()
                            .stop(plan, plan.choices().getFirst(), IMPATIENT.killing(), recorder);

            assertThat(recorder.steps(StopStep.Signalled.class))
                    .extracting(StopStep.Signalled::signal)
                    .containsExactly(Signal.SIGKILL);
            assertThat(recorder.askedToKill()).isEmpty();
            assertThat(report.actions()).singleElement().matches(StopReport.Action::ok);
            assertThat(report.aftermath().getFirst().ok()).isTrue();
        }
    }

    @Test
    void connectionsAreCountedOnceHoweverManyWorkersShareTheListener() throws IOException {
        try (ChildProcess server = ChildProcess.python(Programs.PREFORK)) {
            int port = server.awaitNumber("port (\\d+)");
            try (var first = new Socket(InetAddress.getLoopbackAddress(), port);
                    var second = new Socket(InetAddress.getLoopbackAddress(), port)) {
                Eventually.holds("three owners", () -> bench.plan(port).targets().size() == 3);
                StopPlan plan = bench.plan(port);

                assertThat(first.isConnected() && second.isConnected()).isTrue();
                assertThat(StopHits.of(plan).clients())
                        .singleElement()
                        .matches(client -> client.connections() == 2);
                StopTarget master =
                        plan.targets().stream()
                                .filter(each -> each.process().pid().number() == server.pid())
                                .findFirst()
                                .orElseThrow();
                assertThat(plan.workers(master)).hasSize(2);
                assertThat(
                                plan.mastersLeft(
                                        List.of(plan.workers(master).getFirst().process().ref())))
                        .containsExactly(master);
            }
        }
    }

    private StopPlan planOfHalted(ChildProcess server) throws IOException {
        int port = server.awaitNumber("port (\\d+)");
        new ProcessBuilder("kill", "-STOP", Long.toString(server.pid())).start();
        Eventually.holds(
                "it is stopped",
                () ->
                        Objects.requireNonNull(bench.plan(port).targets().getFirst().condition())
                                        .state()
                                == ProcessState.STOPPED);
        return bench.plan(port);
    }

    private StopReport stop(StopPlan plan, Recorder recorder) {
        return bench.stopper().stop(plan, plan.choices().getFirst(), IMPATIENT, recorder);
    }
}
