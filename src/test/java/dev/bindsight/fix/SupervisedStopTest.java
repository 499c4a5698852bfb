package dev.bindsight.fix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.bindsight.model.Container;
import dev.bindsight.model.Fix;
import dev.bindsight.model.Supervisor;
import dev.bindsight.model.SystemdUnit;
import dev.bindsight.testbed.ChildProcess;
import dev.bindsight.testbed.Sandbox;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Servers in cgroups that the test makes and the server joins before it opens its socket, with
 * stand-ins for the programs that speak for their supervisors.
 */
class SupervisedStopTest {
    private static final String CONTAINER =
            "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";

    @Test
    void aServiceIsStoppedBySystemctlTogetherWithItsSocketUnit() {
        inSandbox(Service.class);
    }

    @Test
    void aSystemctlThatRefusesIsSaidAndNothingIsSignalled() {
        inSandbox(RefusedService.class);
    }

    @Test
    void aContainerIsStoppedByDocker() {
        inSandbox(InContainer.class);
    }

    @Test
    void aDockerProxyIsNeverSignalledItsContainerIsStopped() {
        inSandbox(Proxy.class);
    }

    private static void inSandbox(Class<?> main) {
        String said =
                Sandbox.asRoot()
                        .after(
                                "mkdir /mnt/cgroup",
                                "mount -t cgroup2 cgroup2 /mnt/cgroup || exec echo no cgroup2")
                        .run(main);
        assumeFalse(said.contains("no cgroup2"), "cgroup v2 cannot be mounted");
        assertThat(said).contains("checked");
    }

    /** A cgroup of its own below the root, gone afterwards. */
    private static final class Cgroup implements AutoCloseable {
        private static final Path ROOT = Path.of("/mnt/cgroup");
        private final Path outer;
        private final Path inner;

        Cgroup(String name) throws IOException {
            String unique = ProcessHandle.current().pid() + "-" + System.nanoTime();
            outer = Files.createDirectory(ROOT.resolve("bindsight-test-" + unique + ".slice"));
            inner = Files.createDirectory(outer.resolve(name));
        }

        /** A Python program that has joined the cgroup before it begins. */
        ChildProcess python(String program) {
            String join = "echo $$ > " + inner.resolve("cgroup.procs") + " && exec \"$@\"";
            return ChildProcess.start("bash", "-c", join, "bash", "python3", "-u", "-c", program);
        }

        @Override
        public void close() throws IOException {
            Files.deleteIfExists(inner);
            Files.delete(outer);
        }
    }

    static final class Service {
        public static void main(String[] arguments) throws IOException {
            try (var cgroup = new Cgroup("web.service");
                    ChildProcess server = cgroup.python(Programs.PLAIN);
                    var programs = new StandIns();
                    Workbench bench = Workbench.real(programs.path())) {
                int port = server.awaitNumber("port (\\d+)");
                programs.program(
                        "systemctl",
                        """
                        case "$*" in
                          *stop*) kill %1$d; echo stopped ;;
                          *show*) echo Restart=always; echo TriggeredBy=web.socket web.timer
                                  echo Triggers=; echo MainPID=%1$d ;;
                        esac
                        """
                                .formatted(server.pid()));
                StopPlan plan = bench.plan(port);
                var unit =
                        new Supervisor.Systemd(
                                new SystemdUnit("web.service", false),
                                "always",
                                List.of("web.socket"));
                assertThat(plan.targets().getFirst().supervisor()).isEqualTo(unit);
                assertThat(plan.choices())
                        .extracting(StopChoice::fixes)
                        .containsExactly(
                                List.of(new Fix.StopSupervisor(unit)),
                                List.of(
                                        new Fix.StopOwner(
                                                List.of(plan.targets().getFirst().process()))));

                Recorder recorder = Recorder.patient();
                StopReport report = bench.stop(plan, recorder);

                server.awaitExit();
                assertThat(programs.asked("systemctl")).endsWith("stop web.service web.socket");
                assertThat(recorder.steps(StopStep.Signalled.class)).isEmpty();
                assertThat(recorder.steps(StopStep.CommandRun.class))
                        .singleElement()
                        .matches(step -> step.output().equals("stopped") && step.exitStatus() == 0);
                assertThat(recorder.steps(StopStep.Exited.class)).hasSize(1);
                assertThat(report.actions()).singleElement().matches(StopReport.Action::ok);
                assertThat(report.aftermath().getFirst().ok()).isTrue();
            }
            System.out.println("checked");
        }
    }

    static final class RefusedService {
        public static void main(String[] arguments) throws IOException {
            try (var cgroup = new Cgroup("web.service");
                    ChildProcess server = cgroup.python(Programs.PLAIN);
                    var programs = new StandIns();
                    Workbench bench = Workbench.real(programs.path())) {
                int port = server.awaitNumber("port (\\d+)");
                String refusal = "Failed to stop web.service: Interactive authentication required.";
                programs.program(
                        "systemctl",
                        "case \"$*\" in *show*) echo Restart=always ;; *) echo '"
                                + refusal
                                + "' >&2; exit 4 ;; esac");
                Recorder recorder = Recorder.killing();

                StopReport report = bench.stop(bench.plan(port), recorder);

                assertThat(report.actions())
                        .singleElement()
                        .satisfies(action -> {
                            assertThat(action.ok()).isFalse();
                            assertThat(action.failure())
                                    .isInstanceOfSatisfying(
                                            ActionFailure.CommandFailed.class,
                                            failed -> assertThat(failed.said()).isEqualTo(refusal));
                            assertThat(action.missing()).isNotNull();
                            assertThat(action.missing().needed())
                                    .isEqualTo(
                                            new Requirement.UnitRight(
                                                    "systemctl stop web.service"));
                        });
                assertThat(recorder.steps(StopStep.Signalled.class)).isEmpty();
                assertThat(report.aftermath().getFirst().ok()).isFalse();
                assertThat(server.isAlive()).isTrue();
            }
            System.out.println("checked");
        }
    }

    static final class InContainer {
        public static void main(String[] arguments) throws IOException {
            try (var cgroup = new Cgroup("docker-" + CONTAINER + ".scope");
                    ChildProcess server = cgroup.python(Programs.PLAIN);
                    var programs = new StandIns();
                    Workbench bench = Workbench.real(programs.path())) {
                int port = server.awaitNumber("port (\\d+)");
                programs.program("docker", docker(server.pid()));
                StopPlan plan = bench.plan(port);
                var container =
                        new Supervisor.Runtime(
                                new Container("docker", CONTAINER, "web"), "unless-stopped");
                assertThat(plan.choices().getFirst().fixes())
                        .containsExactly(new Fix.StopSupervisor(container));

                StopReport report = bench.stop(plan, Recorder.patient());

                server.awaitExit();
                assertThat(programs.asked("docker")).endsWith("stop " + CONTAINER);
                assertThat(report.aftermath().getFirst().ok()).isTrue();
            }
            System.out.println("checked");
        }
    }

    static final class Proxy {
        public static void main(String[] arguments) throws IOException {
            try (ChildProcess server = proxy("172.17.0.2");
                    var programs = new StandIns();
                    Workbench bench = Workbench.real(programs.path())) {
                int port = server.awaitNumber("port (\\d+)");
                programs.program("docker", docker(server.pid()));
                StopPlan plan = bench.plan(port);
                assertThat(plan.targets().getFirst().protection())
                        .isInstanceOf(Protection.Refused.class);
                assertThat(plan.choices())
                        .singleElement()
                        .satisfies(choice ->
                                assertThat(choice.fixes())
                                        .containsExactly(
                                                new Fix.StopSupervisor(
                                                        new Supervisor.Runtime(
                                                                new Container(
                                                                        "docker", CONTAINER, "web"),
                                                                "unless-stopped"))));
                Recorder recorder = Recorder.killing();

                StopReport report = bench.stop(plan, recorder);

                assertThat(programs.asked("docker")).endsWith("stop " + CONTAINER);
                assertThat(recorder.steps(StopStep.Signalled.class)).isEmpty();
                assertThat(report.aftermath().getFirst().ok()).isTrue();

                try (ChildProcess other = proxy("172.17.0.9")) {
                    StopPlan unknown = bench.plan(other.awaitNumber("port (\\d+)"));
                    assertThat(unknown.choices()).isEmpty();
                    assertThat(unknown.obstacles())
                            .singleElement()
                            .matches(each -> each.reason() == Obstacle.Reason.REFUSED);
                }
            }
            System.out.println("checked");
        }
    }

    /** A server whose command line is that of a docker-proxy. */
    private static ChildProcess proxy(String address) {
        String become =
                "exec -a docker-proxy node -e \"$0\" -- -container-ip \"$1\" -container-port 80";
        return ChildProcess.start("bash", "-c", become, Programs.NODE, address);
    }

    private static String docker(long pid) {
        return """
        case "$1" in
          ps) echo %1$s ;;
          inspect) echo "%1$s /web unless-stopped 172.17.0.2 " ;;
          stop) kill %2$d; echo "$2" ;;
        esac
        """
                .formatted(CONTAINER, pid);
    }
}
