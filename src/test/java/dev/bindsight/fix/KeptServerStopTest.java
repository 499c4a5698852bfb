package dev.bindsight.fix;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bindsight.model.Fix;
import dev.bindsight.model.ProcessDetails;
import dev.bindsight.model.SocketEntry;
import dev.bindsight.model.Supervisor;
import dev.bindsight.model.TcpState;
import dev.bindsight.testbed.ChildProcess;
import dev.bindsight.testbed.Eventually;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Objects;

/** Servers that somebody starts again, and ports that several processes have. */
class KeptServerStopTest extends OnStopBench {
    @Test
    void aSupervisorThatStartsItsServerAgainIsNamedAndCanBeStoppedInstead() {
        try (ChildProcess supervisor = ChildProcess.python(Programs.restartsItsChild())) {
            int port = supervisor.awaitNumber("port (\\d+)");
            Eventually.holds("the child listens", () -> !bench.holders(port).isEmpty());
            StopPlan plan = bench.plan(port);
            Recorder recorder = Recorder.patient();

            StopReport report = bench.stopUntilTaken(plan, plan.choices().getFirst(), recorder);

            StopReport.Aftermath after = report.aftermath().getFirst();
            assertThat(after.respawned()).isTrue();
            assertThat(after.ok()).isFalse();
            assertThat(after.holders()).extracting(SocketEntry::state).contains(TcpState.LISTEN);
            assertThat(after.instead()).isInstanceOf(Fix.StopSupervisor.class);
            var instead =
                    (Supervisor.Parent)
                            ((Fix.StopSupervisor) Objects.requireNonNull(after.instead()))
                                    .supervisor();
            assertThat(instead.process().pid().number()).isEqualTo((int) supervisor.pid());
            List<StopStep.Respawned> told = recorder.steps(StopStep.Respawned.class);
            assertThat(told).hasSize(1);
            assertThat(told.getFirst().by())
                    .extracting(process ->
                            Objects.requireNonNull(process.facts().parent()).pid().number())
                    .containsExactly((int) supervisor.pid());

            StopPlan again = bench.stopper().planAgain(report);
            assertThat(again.choices().getFirst().fixes()).containsExactly(after.instead());
            StopReport forGood = bench.stop(again, Recorder.patient());

            supervisor.awaitExit();
            assertThat(forGood.aftermath().getFirst().ok()).isTrue();
            assertThat(forGood.aftermath().getFirst().respawned()).isFalse();
            assertThat(bench.holders(port)).isEmpty();
        }
    }

    @Test
    void aShellLoopIsStoppedFirstAndTheServerItLeavesBehindNext() {
        String loop = "while :; do python3 -u -c \"$0\"; done";
        try (ChildProcess shell = ChildProcess.start("bash", "-c", loop, Programs.PLAIN)) {
            int port = shell.awaitNumber("port (\\d+)");
            StopPlan plan = bench.plan(port);
            ProcessDetails server = plan.targets().getFirst().process();
            assertThat(plan.supervisors())
                    .singleElement()
                    .matches(each -> each.process().pid().number() == (int) shell.pid());
            Recorder recorder = Recorder.patient();

            StopReport report = bench.stop(plan, recorder);

            assertThat(shell.process().onExit()).succeedsWithin(PATIENCE);
            assertThat(recorder.steps(StopStep.Signalled.class))
                    .extracting(step -> step.process().ref())
                    .containsExactly(plan.supervisors().getFirst().process().ref(), server.ref());
            assertThat(report.actions()).hasSize(2).allMatch(StopReport.Action::ok);
            assertThat(report.aftermath().getFirst().ok()).isTrue();
            assertThat(report.left()).isEmpty();
        }
    }

    @Test
    void whoRestartsAServerThroughAShellIsFoundBehindTheShell() {
        String through =
                Programs.restartsItsChild()
                        .replace(
                                "[sys.executable, '-c', server, str(port)]",
                                "['sh', '-c', sys.executable + ' -c \"$0\" \"$1\"; exit',"
                                        + " server, str(port)]");
        try (ChildProcess supervisor = ChildProcess.python(through)) {
            int port = supervisor.awaitNumber("port (\\d+)");
            Eventually.holds("the child listens", () -> !bench.holders(port).isEmpty());
            StopPlan plan = bench.plan(port);
            ProcessDetails server = plan.targets().getFirst().process();

            StopReport report =
                    bench.stopUntilTaken(
                            plan,
                            plan.only(List.of(server.ref())).orElseThrow(),
                            Recorder.patient());

            StopReport.Aftermath after = report.aftermath().getFirst();
            assertThat(after.respawned()).isTrue();
            var instead =
                    (Supervisor.Parent)
                            ((Fix.StopSupervisor) Objects.requireNonNull(after.instead()))
                                    .supervisor();
            assertThat(instead.process().pid().number()).isEqualTo((int) supervisor.pid());

            StopReport forGood = bench.stop(bench.stopper().planAgain(report), Recorder.patient());
            assertThat(forGood.aftermath().getFirst().ok()).isTrue();
            assertThat(bench.holders(port)).isEmpty();
        }
    }

    @Test
    void aPreforkServerIsStoppedWithAllItsOwners() {
        try (ChildProcess server = ChildProcess.python(Programs.PREFORK)) {
            int port = server.awaitNumber("port (\\d+)");
            Eventually.holds("three owners", () -> bench.plan(port).targets().size() == 3);
            StopPlan plan = bench.plan(port);
            assertThat(plan.choices().getFirst().fixes())
                    .singleElement()
                    .isInstanceOfSatisfying(
                            Fix.StopOwner.class, fix -> assertThat(fix.processes()).hasSize(3));
            Recorder recorder = Recorder.patient();

            StopReport report = bench.stop(plan, recorder);

            assertThat(recorder.steps(StopStep.Exited.class)).hasSize(3);
            assertThat(report.actions()).hasSize(3).allMatch(StopReport.Action::ok);
            assertThat(report.aftermath().getFirst().ok()).isTrue();
        }
    }

    @Test
    void oneOwnerOfThreeCanBeStoppedAloneAndTheOthersKeepThePort() {
        try (ChildProcess server = ChildProcess.python(Programs.PREFORK)) {
            int port = server.awaitNumber("port (\\d+)");
            Eventually.holds("three owners", () -> bench.plan(port).targets().size() == 3);
            StopPlan plan = bench.plan(port);
            ProcessDetails worker = plan.targets().getLast().process();

            StopReport report =
                    bench.stop(
                            plan,
                            plan.only(List.of(worker.ref())).orElseThrow(),
                            Recorder.patient());

            assertThat(report.actions()).singleElement().matches(StopReport.Action::ok);
            assertThat(report.aftermath().getFirst().ok()).isFalse();
            assertThat(report.aftermath().getFirst().respawned()).isFalse();
            assertThat(server.isAlive()).isTrue();
            assertThat(bench.plan(port).targets()).hasSize(2);
        }
    }
}
