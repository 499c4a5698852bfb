package dev.bindsight.fix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.bindsight.model.Fix;
import dev.bindsight.model.Inventory;
import dev.bindsight.model.ProcessDetails;
import dev.bindsight.model.Signal;
import dev.bindsight.model.SocketEntry;
import dev.bindsight.model.Supervisor;
import dev.bindsight.model.TcpState;
import dev.bindsight.testbed.ChildProcess;
import dev.bindsight.testbed.Eventually;
import dev.bindsight.testbed.OpenDescriptors;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** Real servers, each a child of the test. */
class StopTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final StopOptions HASTY =
            new StopOptions(Duration.ofMillis(500), Duration.ofMillis(200));

    private final Workbench bench = Workbench.real();

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void aNodeServerIsStoppedAndItsPortIsFree() throws IOException {
        try (ChildProcess server = ChildProcess.node(Programs.NODE)) {
            int port = server.awaitNumber("port (\\d+)");
            StopPlan plan = bench.plan(port);
            assertThat(plan.targets()).hasSize(1);
            StopTarget target = plan.targets().getFirst();
            assertThat(target.process().pid().number()).isEqualTo((int) server.pid());
            assertThat(target.protection()).isEqualTo(new Protection.Ordinary());
            assertThat(target.missing()).isNull();
            assertThat(plan.obstacles()).isEmpty();
            assertThat(plan.choices().getFirst().fixes())
                    .containsExactly(new Fix.StopOwner(List.of(target.process())));

            Recorder recorder = Recorder.patient();
            StopReport report = bench.stop(plan, recorder);

            server.awaitExit();
            assertThat(recorder.story())
                    .containsSubsequence(
                            "IdentityChecked", "Signalled", "Exited", "Watching", "Proved");
            assertThat(report.actions())
                    .extracting(StopReport.Action::signal, StopReport.Action::ok)
                    .containsExactly(tuple(Signal.SIGTERM, true));
            StopReport.Aftermath after = report.aftermath().getFirst();
            assertThat(after.ok()).isTrue();
            assertThat(after.plainOk()).isTrue();
            assertThat(after.holders()).isEmpty();
            assertThat(after.respawned()).isFalse();
            assertThat(report.cancelled()).isFalse();
            try (ServerSocket again = new ServerSocket(port)) {
                assertThat(again.isBound()).isTrue();
            }
        }
    }

    @Test
    void aServerThatIgnoresSigtermIsKilledOnlyWhenTheUserSaysSo() {
        try (ChildProcess server = ChildProcess.python(Programs.IGNORES_SIGTERM)) {
            int port = server.awaitNumber("port (\\d+)");
            Recorder patient = Recorder.patient();

            StopReport spared =
                    bench.stopper().stop(bench.plan(port), choice(port), HASTY, patient);

            assertThat(patient.askedToKill()).hasSize(1);
            assertThat(server.isAlive()).isTrue();
            assertThat(spared.actions())
                    .extracting(StopReport.Action::signal, StopReport.Action::ok)
                    .containsExactly(tuple(Signal.SIGTERM, false));
            StopReport.Aftermath held = spared.aftermath().getFirst();
            assertThat(held.ok()).isFalse();
            assertThat(held.errno()).isNotNull();
            assertThat(held.errno().name()).isEqualTo("EADDRINUSE");
            assertThat(held.holders()).hasSize(1);
            assertThat(held.respawned()).isFalse();
            assertThat(patient.steps(StopStep.Watching.class)).isEmpty();

            Recorder killing = Recorder.killing();
            StopReport killed =
                    bench.stopper().stop(bench.plan(port), choice(port), HASTY, killing);

            assertThat(server.awaitExit()).isEqualTo(128 + Signal.SIGKILL.number());
            assertThat(killing.steps(StopStep.StillRunning.class)).hasSize(1);
            assertThat(killed.actions())
                    .extracting(StopReport.Action::signal, StopReport.Action::ok)
                    .containsExactly(tuple(Signal.SIGTERM, false), tuple(Signal.SIGKILL, true));
            assertThat(killed.aftermath().getFirst().ok()).isTrue();
        }
    }

    @Test
    void theWaitCountsDownAboutTenTimesASecond() {
        try (ChildProcess server = ChildProcess.python(Programs.IGNORES_SIGTERM)) {
            int port = server.awaitNumber("port (\\d+)");
            Recorder recorder = Recorder.patient();

            bench.stopper().stop(bench.plan(port), choice(port), HASTY, recorder);

            List<Duration> left =
                    recorder.steps(StopStep.Waiting.class).stream()
                            .map(StopStep.Waiting::remaining)
                            .toList();
            assertThat(left).hasSizeBetween(2, 8);
            assertThat(left).isSortedAccordingTo((one, other) -> other.compareTo(one));
        }
    }

    @Test
    void aSupervisorThatStartsItsServerAgainIsNamedAndCanBeStoppedInstead() {
        try (ChildProcess supervisor = ChildProcess.python(Programs.RESTARTS_ITS_CHILD)) {
            int port = supervisor.awaitNumber("port (\\d+)");
            Eventually.holds("the child listens", PATIENCE, () -> !bench.holders(port).isEmpty());
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
                Programs.RESTARTS_ITS_CHILD.replace(
                        "[sys.executable, '-c', server, str(port)]",
                        "['sh', '-c', sys.executable + ' -c \"$0\" \"$1\"; exit',"
                                + " server, str(port)]");
        try (ChildProcess supervisor = ChildProcess.python(through)) {
            int port = supervisor.awaitNumber("port (\\d+)");
            Eventually.holds("the child listens", PATIENCE, () -> !bench.holders(port).isEmpty());
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
            Eventually.holds(
                    "three owners", PATIENCE, () -> bench.plan(port).targets().size() == 3);
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
            Eventually.holds(
                    "three owners", PATIENCE, () -> bench.plan(port).targets().size() == 3);
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

    @Test
    void aClientOfTheStoppedServerLivesAndItsConnectionIsTold() throws IOException {
        try (ChildProcess server = ChildProcess.node(Programs.NODE)) {
            int port = server.awaitNumber("port (\\d+)");
            try (Socket client = new Socket(InetAddress.getLoopbackAddress(), port)) {
                StopPlan plan = bench.plan(port);
                assertThat(plan.targets().getFirst().clients())
                        .singleElement()
                        .satisfies(each -> {
                            assertThat(each.connections()).isEqualTo(1);
                            assertThat(each.process()).isNotNull();
                            assertThat(each.process().pid().number())
                                    .isEqualTo((int) ProcessHandle.current().pid());
                        });

                StopReport report = bench.stop(plan, Recorder.patient());

                assertThat(client.getInputStream().read()).isEqualTo(-1);
                StopReport.Aftermath after = report.aftermath().getFirst();
                assertThat(after.ok()).as("libuv sets SO_REUSEADDR").isTrue();
                assertThat(after.plainOk()).isFalse();
                assertThat(after.holders())
                        .extracting(SocketEntry::state)
                        .containsOnly(TcpState.FIN_WAIT2);
                assertThat(after.remaining())
                        .isBetween(Duration.ofSeconds(30), Duration.ofSeconds(61));
            }
        }
    }

    @Test
    void aServerThatClosedItsConnectionsFirstLeavesTimeWaitBehind() throws IOException {
        try (ChildProcess server = ChildProcess.python(Programs.CLOSES_FIRST)) {
            int port = server.awaitNumber("port (\\d+)");
            try (Socket client = new Socket(InetAddress.getLoopbackAddress(), port)) {
                assertThat(client.getInputStream().read()).isEqualTo(-1);
            }
            StopReport report = bench.stop(bench.plan(port), Recorder.patient());

            StopReport.Aftermath after = report.aftermath().getFirst();
            assertThat(after.ok()).isTrue();
            assertThat(after.plainOk()).isFalse();
            assertThat(after.holders())
                    .extracting(SocketEntry::state)
                    .containsOnly(TcpState.TIME_WAIT);
            assertThat(after.remaining()).isBetween(Duration.ofSeconds(30), Duration.ofSeconds(61));
            assertThat(after.respawned()).isFalse();
        }
    }

    @Test
    void aUdpServerIsStoppedAndProvenWithoutSharingItsPort() {
        try (ChildProcess server = ChildProcess.python(Programs.UDP)) {
            int port = server.awaitNumber("port (\\d+)");
            Recorder recorder = Recorder.patient();

            StopReport report = bench.stop(bench.plan(port), recorder);

            assertThat(report.aftermath().getFirst().ok()).isTrue();
            assertThat(recorder.steps(StopStep.Proved.class))
                    .singleElement()
                    .matches(step -> !step.reuseAddress());
        }
    }

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
    void severalPortsAreStoppedTogetherAndEachHasItsOwnResult() {
        try (ChildProcess one = ChildProcess.python(Programs.PLAIN);
                ChildProcess other = ChildProcess.python(Programs.PLAIN)) {
            int first = one.awaitNumber("port (\\d+)");
            int second = other.awaitNumber("port (\\d+)");
            Inventory now = bench.read();
            List<SocketEntry> rows =
                    Stream.of(first, second).flatMap(port -> bench.holders(port).stream()).toList();

            StopPlan plan = bench.stopper().plan(now, rows);
            StopReport report = bench.stop(plan, Recorder.patient());

            assertThat(report.actions()).hasSize(2).allMatch(StopReport.Action::ok);
            assertThat(report.aftermath())
                    .extracting(after -> after.socket().local().port().number())
                    .containsExactly(first, second);
            assertThat(report.aftermath()).allMatch(StopReport.Aftermath::ok);
        }
    }

    @Test
    void theOtherPortsAndTheChildrenOfAServerAreTold() {
        try (ChildProcess server = ChildProcess.python(Programs.TWO_PORTS_AND_A_CHILD)) {
            int port = server.awaitNumber("port (\\d+)");
            int otherPort = server.awaitNumber("other (\\d+)");
            long child = server.awaitNumber("child (\\d+)");

            StopPlan plan = bench.plan(port);
            StopTarget target = plan.targets().getFirst();

            assertThat(target.otherPorts())
                    .extracting(socket -> socket.local().port().number())
                    .containsExactly(otherPort);
            assertThat(target.children())
                    .extracting(process -> (long) process.pid().number())
                    .containsExactly(child);

            Recorder recorder = Recorder.patient();
            StopReport report = bench.stop(plan, recorder);
            assertThat(report.left())
                    .extracting(process -> (long) process.pid().number())
                    .containsExactly(child);
            assertThat(recorder.steps(StopStep.ChildrenLeft.class)).hasSize(1);
            ProcessHandle.of(child).ifPresent(ProcessHandle::destroy);
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

    @Test
    void aWholeStopLeavesNoDescriptorOpen() throws IOException {
        long before = 0;
        for (int round = 0; round < 3; round++) {
            try (ChildProcess server = ChildProcess.python(Programs.PREFORK)) {
                int port = server.awaitNumber("port (\\d+)");
                Eventually.holds(
                        "three owners", PATIENCE, () -> bench.plan(port).targets().size() == 3);
                if (round > 0) {
                    before = OpenDescriptors.count();
                }
                bench.stop(bench.plan(port), Recorder.patient());
                // the first round loads classes from jars and starts threads
                if (round > 0) {
                    assertThat(OpenDescriptors.count()).isLessThanOrEqualTo(before);
                }
            }
        }
    }

    private StopChoice choice(int port) {
        return bench.plan(port).choices().getFirst();
    }
}
