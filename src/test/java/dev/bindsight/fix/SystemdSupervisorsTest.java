package dev.bindsight.fix;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bindsight.model.Fix;
import dev.bindsight.model.Supervisor;
import dev.bindsight.model.SystemdUnit;
import dev.bindsight.testbed.ScriptedProcess;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.util.List;

/** Which unit of systemd would start a stopped server again. */
class SystemdSupervisorsTest {
    private final Scene scene = new Scene();

    @AfterEach
    void close() {
        scene.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/user.slice/user-1000.slice/session-3.scope",
                "/user.slice/user-1000.slice/user@1000.service/app.slice/vte-spawn-1.scope",
                "/user.slice/user-1000.slice/user@1000.service/app.slice/app-org.kde.konsole-1.scope",
                "/user.slice/user-1000.slice/user@1000.service/app.slice/app-org.kde.konsole@1.service",
                "/user.slice/user-1000.slice/user@1000.service",
                "/init.scope",
                "/"
            })
    void aSessionAndTheScopeOfATerminalKeepNothingRunning(String cgroup) {
        scene.server.cgroup(cgroup);

        assertThat(scene.target().supervisor()).isNull();
    }

    @Test
    void aServiceKeepsItsProcessRunningAndSoDoesOneOfTheUser() {
        scene.server.cgroup("/system.slice/web.service");
        assertThat(scene.target().supervisor())
                .isEqualTo(
                        new Supervisor.Systemd(
                                new SystemdUnit("web.service", false), null, List.of()));

        scene.server.cgroup("/user.slice/user-1000.slice/user@1000.service/app.slice/web.service");
        assertThat(scene.target().supervisor())
                .isEqualTo(
                        new Supervisor.Systemd(
                                new SystemdUnit("web.service", true), null, List.of()));
    }

    @Test
    void aUnitThatSystemctlDidNotTellOfIsOfferedButNotFirst() {
        scene.server.cgroup("/system.slice/web.service");

        assertThat(scene.plan().choices())
                .extracting(choice -> choice.fixes().getFirst().id())
                .containsExactly("stop-owner", "stop-supervisor");
    }

    @Test
    void aCgroupThatIsOnlyNamedLikeAServiceIsNone() throws IOException {
        try (var programs = new StandIns();
                var held = new Scene(programs.path())) {
            programs.program("systemctl", "echo LoadState=not-found; echo Restart=no");
            held.server.cgroup(
                    "/user.slice/user-1000.slice/user@1000.service/app.slice/web.service");

            assertThat(held.target().supervisor()).isNull();
        }
    }

    @Test
    void whatAPersonStartedInATerminalThatIsAServiceIsNotTheServices() {
        String cgroup = "/system.slice/tmux.service";
        ScriptedProcess tmux = scene.process(4000, scene.init, "tmux").cgroup(cgroup);
        ScriptedProcess shell = scene.process(4010, tmux, "-bash").cgroup(cgroup);
        scene.server.parent(shell).cgroup(cgroup);

        assertThat(scene.target().supervisor()).isNull();
    }

    @Test
    void aJobOfCronIsNotKeptByCronsService() {
        String cgroup = "/system.slice/cron.service";
        ScriptedProcess cron = scene.process(600, scene.init, "/usr/sbin/cron").cgroup(cgroup);
        scene.server.parent(cron).cgroup(cgroup);

        assertThat(scene.target().supervisor()).isNull();
    }

    @Test
    void aSocketThatSystemdHoldsIsFreedByItsUnitAndItsServiceTogether() throws IOException {
        try (var programs = new StandIns();
                var held = new Scene(programs.path())) {
            programs.program(
                    "systemctl",
                    "case \"$*\" in *show*) echo Restart=; echo Triggers=web.service ;; esac");
            held.server.close(3);
            held.init.open(held.socket);
            held.socket.cgroup(77);
            held.platform.cgroups().path(77, "/system.slice/web.socket");

            StopPlan plan = held.plan();

            var unit =
                    new Supervisor.Systemd(
                            new SystemdUnit("web.socket", false), null, List.of("web.service"));
            assertThat(unit.isSocket()).isTrue();
            assertThat(plan.choices())
                    .singleElement()
                    .satisfies(choice -> {
                        assertThat(choice.fixes()).containsExactly(new Fix.StopSupervisor(unit));
                        assertThat(choice.protection()).isEqualTo(new Protection.Ordinary());
                    });
            held.bench.stop(plan, Recorder.patient());
            assertThat(programs.asked("systemctl")).endsWith("stop web.socket web.service");
            assertThat(held.platform.control().sent()).isEmpty();
        }
    }

    @Test
    void aUnitOfTheUserIsStoppedByTheUsersManager() throws IOException {
        assertThat(askedToStopAUnitOfAnn(1000)).isEqualTo("--user stop web.service");
        assertThat(askedToStopAUnitOfAnn(0)).isEqualTo("--user --machine=ann@ stop web.service");
    }

    @Test
    void afterARefusedSignalOnlyTheUnitIsOffered() throws IOException {
        try (var programs = new StandIns();
                var held = new Scene(programs.path())) {
            programs.program("systemctl", "case \"$*\" in *show*) echo Restart=always ;; esac");
            held.server.cgroup("/system.slice/nginx.service").refusesSignals();
            StopPlan plan = held.plan();

            StopReport refused = held.bench.stop(plan, plan.choices().get(1), Recorder.patient());
            StopPlan again = held.bench.stopper().planAgain(refused);

            Fix.Stop stopUnit = plan.choices().getFirst().fixes().getFirst();
            assertThat(refused.actions())
                    .singleElement()
                    .satisfies(action -> {
                        assertThat(action.missing()).isNotNull();
                        assertThat(action.missing().instead()).isEqualTo(stopUnit);
                    });
            assertThat(again.choices())
                    .singleElement()
                    .matches(choice -> choice.fixes().equals(List.of(stopUnit)));
            held.bench.stop(again, Recorder.patient());
            assertThat(programs.asked("systemctl")).contains("stop nginx.service");
        }
    }

    /** The last thing systemctl was asked. */
    private static String askedToStopAUnitOfAnn(long by) throws IOException {
        try (var programs = new StandIns();
                var held = new Scene(programs.path())) {
            programs.program("systemctl", "case \"$*\" in *show*) echo Restart=always ;; esac");
            held.platform.machine().runAs(by).user(1000, "ann");
            held.server
                    .uid(1000)
                    .cgroup("/user.slice/user-1000.slice/user@1000.service/app.slice/web.service");

            held.bench.stop(held.plan(), Recorder.patient());

            return programs.asked("systemctl").getLast();
        }
    }
}
