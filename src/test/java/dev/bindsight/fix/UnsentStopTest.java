package dev.bindsight.fix;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bindsight.model.Inventory;
import dev.bindsight.model.SocketEntry;
import dev.bindsight.testbed.ChildProcess;

import org.junit.jupiter.api.Test;

import java.util.List;

/** Where nothing is signalled: who had it is gone, or the user gives up. */
class UnsentStopTest extends OnStopBench {
    @Test
    void nothingIsSignalledWhenTheOwnerHasEndedMeanwhile() {
        try (ChildProcess server = ChildProcess.python(Programs.PLAIN)) {
            int port = server.awaitNumber("port (\\d+)");
            StopPlan plan = bench.plan(port);
            server.process().destroy();
            server.awaitExit();
            Recorder recorder = Recorder.patient();

            StopReport report = bench.stop(plan, recorder);

            assertThat(recorder.steps(StopStep.Signalled.class)).isEmpty();
            assertThat(recorder.steps(StopStep.NoLongerOwner.class)).hasSize(1);
            assertThat(report.actions()).extracting(StopReport.Action::signal).containsOnlyNulls();
            assertThat(report.aftermath().getFirst().ok()).isTrue();
        }
    }

    @Test
    void nothingIsSignalledWhenTheOwnerHasGivenTheSocketUp() {
        try (ChildProcess server = ChildProcess.python(Programs.CLOSES_ON_REQUEST)) {
            int port = server.awaitNumber("port (\\d+)");
            StopPlan plan = bench.plan(port);
            server.send("close");
            server.awaitLine("closed");
            Recorder recorder = Recorder.patient();

            StopReport report = bench.stop(plan, recorder);

            assertThat(recorder.steps(StopStep.Signalled.class)).isEmpty();
            assertThat(recorder.steps(StopStep.NoLongerOwner.class)).hasSize(1);
            assertThat(report.aftermath().getFirst().ok()).isTrue();
            assertThat(server.isAlive()).isTrue();
        }
    }

    @Test
    void aSocketThatIsGoneWhenPlannedIsAnObstacleAndNotAChoice() {
        try (ChildProcess server = ChildProcess.python(Programs.PLAIN)) {
            int port = server.awaitNumber("port (\\d+)");
            Inventory before = bench.read();
            List<SocketEntry> sockets = bench.holders(port);
            server.process().destroy();
            server.awaitExit();

            StopPlan plan = bench.stopper().plan(before, sockets);

            assertThat(plan.choices()).isEmpty();
            assertThat(plan.obstacles())
                    .singleElement()
                    .matches(obstacle -> obstacle.reason() == Obstacle.Reason.GONE);
        }
    }

    @Test
    void aCancelWhileWaitingLeavesTheProcessAndClaimsNothing() {
        try (ChildProcess server = ChildProcess.python(Programs.IGNORES_SIGTERM)) {
            int port = server.awaitNumber("port (\\d+)");
            Recorder recorder = Recorder.cancellingAt(StopStep.Waiting.class);

            StopReport report = bench.stop(bench.plan(port), recorder);

            assertThat(report.cancelled()).isTrue();
            assertThat(report.aftermath()).isEmpty();
            assertThat(recorder.askedToKill()).isEmpty();
            assertThat(recorder.steps(StopStep.Cancelled.class)).hasSize(1);
            assertThat(server.isAlive()).isTrue();
        }
    }

    @Test
    void aCancelWhileWatchingBindsNothing() {
        try (ChildProcess server = ChildProcess.python(Programs.PLAIN)) {
            int port = server.awaitNumber("port (\\d+)");
            Recorder recorder = Recorder.cancellingAt(StopStep.Watching.class);

            StopReport report = bench.stop(bench.plan(port), recorder);

            assertThat(report.cancelled()).isTrue();
            assertThat(recorder.steps(StopStep.Proved.class)).isEmpty();
            assertThat(report.actions()).singleElement().matches(StopReport.Action::ok);
        }
    }

    @Test
    void aCancelBeforeTheFirstSignalSendsNone() {
        try (ChildProcess server = ChildProcess.python(Programs.PLAIN)) {
            int port = server.awaitNumber("port (\\d+)");
            Recorder recorder = Recorder.cancelledFromTheStart();

            StopReport report = bench.stop(bench.plan(port), recorder);

            assertThat(report.actions()).isEmpty();
            assertThat(report.cancelled()).isTrue();
            assertThat(server.isAlive()).isTrue();
        }
    }
}
