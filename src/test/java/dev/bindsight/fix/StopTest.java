package dev.bindsight.fix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.bindsight.model.Fix;
import dev.bindsight.model.Inventory;
import dev.bindsight.model.Signal;
import dev.bindsight.model.SocketEntry;
import dev.bindsight.model.TcpState;
import dev.bindsight.testbed.ChildProcess;
import dev.bindsight.testbed.Eventually;
import dev.bindsight.testbed.OpenDescriptors;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** A server is stopped, and its port is proven to be free. */
class StopTest extends OnStopBench {
    private static final StopOptions HASTY =
            new StopOptions(Duration.ofMillis(500), Duration.ofMillis(200));

    /** Long enough for a few steps of the countdown on a machine that is busy for a second. */
    private static final StopOptions LONGER =
            new StopOptions(Duration.ofSeconds(3), Duration.ofMillis(200));

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

            bench.stopper().stop(bench.plan(port), choice(port), LONGER, recorder);

            List<Duration> left =
                    recorder.steps(StopStep.Waiting.class).stream()
                            .map(StopStep.Waiting::remaining)
                            .toList();
            assertThat(left).hasSizeBetween(2, 31);
            assertThat(left).isSortedAccordingTo((one, other) -> other.compareTo(one));
        }
    }

    /** It was said to keep running, though it is the one that is stopped. */
    @Test
    void aServerThatIsConnectedToItselfIsNoClientThatKeepsRunning() {
        try (ChildProcess server = ChildProcess.python(Programs.OWN_CLIENT)) {
            StopPlan plan = bench.plan(server.awaitNumber("port (\\d+)"));

            assertThat(plan.clients()).isEmpty();
            assertThat(plan.targets().getFirst().clients()).isEmpty();
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
            Instant closed = Instant.now();
            StopReport report = bench.stop(bench.plan(port), Recorder.patient());
            Duration taken = Duration.between(closed, Instant.now());
            assumeThat(taken)
                    .as("the machine stood still for longer than TIME_WAIT lasts")
                    .isLessThan(Duration.ofSeconds(50));

            StopReport.Aftermath after = report.aftermath().getFirst();
            assertThat(after.ok()).isTrue();
            assertThat(after.plainOk())
                    .as("a plain bind, %s after the close; seen: %s", taken, report)
                    .isFalse();
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
    void aWholeStopLeavesNoDescriptorOpen() throws IOException {
        long before = 0;
        for (int round = 0; round < 3; round++) {
            try (ChildProcess server = ChildProcess.python(Programs.PREFORK)) {
                int port = server.awaitNumber("port (\\d+)");
                Eventually.holds("three owners", () -> bench.plan(port).targets().size() == 3);
                if (round > 0) {
                    before = OpenDescriptors.count();
                }
                bench.stop(bench.plan(port), Recorder.patient());
                // the first round loads classes from jars and starts threads
                if (round > 0) {
                    OpenDescriptors.assertNoMoreThan(before);
                }
            }
        }
    }

    private StopChoice choice(int port) {
        return bench.plan(port).choices().getFirst();
    }
}
