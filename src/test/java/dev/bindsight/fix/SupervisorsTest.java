package dev.bindsight.fix;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bindsight.model.Fix;
import dev.bindsight.model.ParentRole;
import dev.bindsight.model.Supervisor;
import dev.bindsight.model.SystemdUnit;
import dev.bindsight.testbed.ScriptedProcess;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/** What is recognised as starting a server again, and what is not. */
class SupervisorsTest {
    private final Scene scene = new Scene();

    @AfterEach
    void close() {
        scene.close();
    }

    private void parent(String... command) {
        scene.server.parent(scene.process(4100, scene.init, command));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "node /app/node_modules/.bin/nodemon server.js",
                "node /app/node_modules/nodemon/bin/nodemon.js server.js",
                "node /app/node_modules/.bin/ts-node-dev src/main.ts",
                "node --watch server.js",
                "node --watch-path ./src server.js",
                "node --env-file .env /app/node_modules/.bin/nodemon server.js",
                "python3 -mgunicorn app:app",
                "node /app/node_modules/vite/bin/vite.js",
                "/usr/bin/python3 /usr/bin/supervisord -n",
                "python3 -m gunicorn app:app",
                "gunicorn: master [app:app]",
                "/venv/bin/python /venv/bin/gunicorn app:app",
                "/venv/bin/python3 /venv/bin/uvicorn app:app --reload",
                "puma 6.4.0 (tcp://localhost:3000) [shop]",
                "runsv web",
                "/home/ann/go/bin/air",
                "cargo-watch -x run",
                "cargo watch -x run",
                "watchexec -r node server.js",
                "nginx: master process nginx",
                "bash -c 'while :; do node server.js; done'"
            })
    void whatStartsItsChildrenAgainIsNamedAndStoppedFirst(String command) {
        parent(words(command));

        StopPlan plan = scene.plan();

        assertThat(plan.targets().getFirst().supervisor())
                .isInstanceOfSatisfying(
                        Supervisor.Parent.class,
                        found -> {
                            assertThat(found.process().pid().number()).isEqualTo(4100);
                            assertThat(found.restarts()).isTrue();
                            assertThat(found.role())
                                    .isInstanceOfAny(
                                            ParentRole.Known.class, ParentRole.ShellLoop.class);
                        });
        assertThat(plan.choices().getFirst().fixes())
                .singleElement()
                .isInstanceOf(Fix.StopSupervisor.class);
        assertThat(plan.supervisors())
                .singleElement()
                .matches(each -> each.process().pid().number() == 4100);
        assertThat(plan.choices().get(1).fixes()).singleElement().isInstanceOf(Fix.StopOwner.class);
    }

    @Test
    void theGodDaemonOfPm2IsRecognisedByItsTitle() {
        scene.server.parent(
                scene.process(4100, scene.init, "PM2 v5.3.0: God Daemon (/home/ann/.pm2)"));

        assertThat(scene.target().supervisor()).isInstanceOf(Supervisor.Parent.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "npm run dev",
                "node /usr/lib/node_modules/npm/bin/npm-cli.js run dev",
                "yarn dev",
                "node /usr/share/yarn/bin/yarn.js dev",
                "pnpm dev",
                "make watch",
                "ruby /usr/bin/foreman start",
                "bash run.sh",
                "sh -e /app/run.sh"
            })
    void whatRunsAScriptMayStartItAgainSoTheOwnerAloneComesFirst(String command) {
        parent(words(command));

        StopPlan plan = scene.plan();

        assertThat(plan.targets().getFirst().supervisor())
                .isInstanceOfSatisfying(
                        Supervisor.Parent.class, found -> assertThat(found.restarts()).isFalse());
        assertThat(plan.choices())
                .extracting(choice -> choice.fixes().getFirst().id())
                .containsExactly("stop-owner", "stop-supervisor");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "bash",
                "-bash",
                "bash -i",
                "bash --login",
                "zsh",
                "-zsh",
                "node server.js",
                "python3 app.py",
                "java -jar app.jar",
                "cargo build",
                "/usr/libexec/gnome-terminal-server",
                "sshd: ann@pts/0"
            })
    void aShellThatPeopleTypeInAndAnyOtherProgramIsNoSupervisor(String command) {
        parent(words(command));

        assertThat(scene.target().supervisor()).isNull();
        assertThat(scene.plan().choices()).hasSize(1);
    }

    @Test
    void ofSeveralParentsTheOutermostThatIsKnownToRestartIsTheOne() {
        ScriptedProcess npm = scene.process(4090, scene.init, "npm", "run", "dev");
        ScriptedProcess shell = scene.process(4095, npm, "sh", "-c", "nodemon server.js");
        scene.server.parent(scene.process(4100, shell, "node", "/x/.bin/nodemon", "server.js"));

        assertThat(scene.target().supervisor())
                .isInstanceOfSatisfying(
                        Supervisor.Parent.class,
                        found -> assertThat(found.process().pid().number()).isEqualTo(4100));
    }

    @Test
    void theShellThatNpmRunsItsScriptInCountsAsNpm() {
        ScriptedProcess npm = scene.process(4090, scene.init, "npm", "run", "dev");
        scene.server.parent(scene.process(4095, npm, "sh", "-c", "node server.js"));

        assertThat(scene.target().supervisor())
                .isInstanceOfSatisfying(
                        Supervisor.Parent.class,
                        found -> assertThat(found.process().pid().number()).isEqualTo(4090));
    }

    /** A test script that starts a server in the background and Bindsight after it. */
    @ParameterizedTest
    @ValueSource(strings = {"bash run.sh", "bash -c 'while :; do ./step; done'", "make test"})
    void theScriptThatStartedBindsightTooIsNoSupervisor(String command) {
        ScriptedProcess script = scene.process(4100, scene.init, words(command));
        scene.server.parent(script);
        scene.process(
                scene.platform.machine().pid().orElseThrow().number(),
                script,
                "java",
                "-jar",
                "x.jar");

        assertThat(scene.target().supervisor()).isNull();
    }

    @Test
    void aSupervisorOfTheWholeMachineIsOneThoughBindsightCameFromItToo() {
        ScriptedProcess supervisord =
                scene.process(4100, scene.init, "/usr/bin/python3", "/usr/bin/supervisord");
        scene.server.parent(supervisord);
        scene.process(scene.platform.machine().pid().orElseThrow().number(), supervisord, "java");

        assertThat(scene.target().supervisor()).isInstanceOf(Supervisor.Parent.class);
        assertThat(scene.plan().choices().getFirst().protection())
                .isInstanceOf(Protection.TypedConfirmation.class);
    }

    @Test
    void aMasterThatHoldsTheSocketTooIsAnOwnerAndNotASupervisor() {
        ScriptedProcess master =
                scene.process(4100, scene.init, "gunicorn: master [app]").open(scene.socket);
        scene.server.command("gunicorn: worker [app]").parent(master);

        StopPlan plan = scene.plan();

        assertThat(plan.targets()).extracting(StopTarget::supervisor).containsOnlyNulls();
        assertThat(plan.choices())
                .singleElement()
                .satisfies(choice ->
                        assertThat(choice.fixes())
                                .singleElement()
                                .isInstanceOfSatisfying(
                                        Fix.StopOwner.class,
                                        fix -> assertThat(fix.processes()).hasSize(2)));
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

    /** Splits at spaces, but not in quotes, and not in a title that a program gave itself. */
    private static String[] words(String command) {
        if (command.contains(": ") || command.startsWith("puma ")) {
            return new String[] {command};
        }
        int quote = command.indexOf('\'');
        if (quote < 0) {
            return command.split(" ");
        }
        String[] before = command.substring(0, quote).strip().split(" ");
        String[] all = Arrays.copyOf(before, before.length + 1);
        all[before.length] = command.substring(quote + 1, command.length() - 1);
        return all;
    }
}
