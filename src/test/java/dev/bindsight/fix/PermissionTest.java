package dev.bindsight.fix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.bindsight.model.Fix;
import dev.bindsight.model.Signal;
import dev.bindsight.model.Supervisor;
import dev.bindsight.model.SystemdUnit;
import dev.bindsight.testbed.ChildProcess;
import dev.bindsight.testbed.Eventually;
import dev.bindsight.testbed.Sandbox;

import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Uid 65534 against servers of root. */
class PermissionTest {

    @Test
    void theOwnerOfAnotherUsersPortIsToldAndWhatItWouldTake() {
        String serve =
                "import socket, time; s = socket.socket(); s.bind((\"127.0.0.1\", 3000));"
                        + " s.listen(1); time.sleep(600)";
        String said =
                Sandbox.asNobody()
                        .after(
                                "mkdir /mnt/cgroup",
                                "mount -t cgroup2 cgroup2 /mnt/cgroup || exec echo no cgroup2",
                                "g=/mnt/cgroup/bindsight-test-$(cat"
                                        + " /proc/sys/kernel/random/uuid).service",
                                "mkdir $g",
                                "(sh -c 'echo $$ > '$g'/cgroup.procs; exec python3 -c \"$0\"' '"
                                        + serve
                                        + "' & echo $! > /mnt/server)",
                                "trap 'kill $(cat /mnt/server); while ! rmdir $g; do :; done' EXIT")
                        .run(Hidden.class);
        assumeFalse(said.contains("no cgroup2"), "cgroup v2 cannot be mounted");
        assertThat(said).contains("checked");
    }

    @Test
    void aSignalThatTheKernelRefusesIsReportedWithWhatItWouldTake() {
        assertThat(Sandbox.asRoot().withOtherUsers().run(Seeing.class)).contains("checked");
    }

    static final class Hidden {
        private static final String ASKS = "Interactive authentication required.";

        public static void main(String[] arguments) throws IOException {
            try (var programs = new StandIns();
                    Workbench bench = Workbench.real(programs.path())) {
                programs.program("systemctl", "echo '" + ASKS + "' >&2; exit 4");
                Eventually.holds("it listens", () -> !bench.holders(3000).isEmpty());

                StopPlan plan = bench.plan(3000);

                assertThat(plan.targets()).isEmpty();
                assertThat(plan.choices()).isEmpty();
                Obstacle obstacle = plan.obstacles().getFirst();
                assertThat(obstacle.reason()).isEqualTo(Obstacle.Reason.HIDDEN);
                assertThat(obstacle.missing()).isNotNull();
                assertThat(obstacle.missing().owner()).isEqualTo("root");
                assertThat(obstacle.missing().needed()).isEqualTo(new Requirement.RootToSee());
                assertThat(obstacle.missing().instead())
                        .isInstanceOfSatisfying(
                                Fix.StopSupervisor.class,
                                fix ->
                                        assertThat(fix.supervisor())
                                                .isInstanceOfSatisfying(
                                                        Supervisor.Systemd.class,
                                                        unit -> checkUnit(unit.unit())));
                checkInstead(bench, plan.instead().orElseThrow(), programs);
            }
            System.out.println("checked");
        }

        private static void checkInstead(Workbench bench, StopPlan instead, StandIns programs)
                throws IOException {
            StopReport report = bench.stop(instead, Recorder.patient());

            assertThat(programs.asked("systemctl"))
                    .singleElement(InstanceOfAssertFactories.STRING)
                    .matches("stop bindsight-test-\\S+\\.service");
            assertThat(report.actions())
                    .singleElement()
                    .satisfies(action -> {
                        assertThat(action.failure())
                                .isInstanceOfSatisfying(
                                        ActionFailure.CommandFailed.class,
                                        failed -> assertThat(failed.said()).isEqualTo(ASKS));
                        assertThat(action.missing()).isNotNull();
                    });
            assertThat(report.aftermath().getFirst().ok()).isFalse();
        }

        private static void checkUnit(SystemdUnit unit) {
            assertThat(unit.name()).startsWith("bindsight-test-").endsWith(".service");
        }
    }

    /**
     * Root's server is seen by a user who may look into every process and signal none: the JVM
     * starts itself again as one.
     */
    static final class Seeing {
        public static void main(String[] arguments) throws IOException {
            if (arguments.length > 0) {
                check(Integer.parseInt(arguments[0]));
                return;
            }
            try (ChildProcess server = ChildProcess.python(Programs.PLAIN)) {
                int port = server.awaitNumber("port (\\d+)");
                String caps = "+sys_ptrace,+dac_read_search";
                var command =
                        new ArrayList<>(
                                List.of(
                                        "setpriv",
                                        "--reuid=65534",
                                        "--regid=65534",
                                        "--clear-groups",
                                        "--inh-caps=" + caps,
                                        "--ambient-caps=" + caps,
                                        System.getProperty("java.home") + "/bin/java",
                                        "-XX:+UseSerialGC",
                                        "-XX:TieredStopAtLevel=1",
                                        "--enable-native-access=ALL-UNNAMED",
                                        "-cp",
                                        System.getProperty("java.class.path"),
                                        Seeing.class.getName(),
                                        Integer.toString(port)));
                try (ChildProcess again = ChildProcess.start(command.toArray(String[]::new))) {
                    int status = again.awaitExit();
                    assertThat(status).as(again.output()).isZero();
                    System.out.println(again.output());
                }
                assertThat(server.isAlive()).isTrue();
            }
        }

        private static void check(int port) {
            try (Workbench bench = Workbench.real()) {
                StopPlan plan = bench.plan(port);
                StopTarget target = plan.targets().getFirst();
                assertThat(target.missing()).isNotNull();
                assertThat(target.missing().owner()).isEqualTo("root");
                Recorder recorder = Recorder.killing();

                StopReport report = bench.stop(plan, recorder);

                StopReport.Action action = report.actions().getFirst();
                assertThat(action.ok()).isFalse();
                assertThat(action.signal()).isEqualTo(Signal.SIGTERM);
                assertThat(action.errno()).isNotNull();
                assertThat(action.errno().name()).isEqualTo("EPERM");
                assertThat(action.missing()).isEqualTo(target.missing());
                assertThat(recorder.steps(StopStep.SignalRefused.class)).hasSize(1);
                assertThat(recorder.askedToKill()).isEmpty();
                assertThat(report.aftermath().getFirst().ok()).isFalse();
            }
            System.out.println("checked");
        }
    }
}
