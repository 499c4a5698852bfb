package dev.bindsight.fix;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bindsight.model.Fix;
import dev.bindsight.model.ParentRole;
import dev.bindsight.model.Supervisor;
import dev.bindsight.testbed.ScriptedProcess;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Arrays;

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
