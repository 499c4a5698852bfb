package dev.bindsight.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.bindsight.testbed.ChildProcess;
import dev.bindsight.testbed.ScriptedPlatform;
import dev.bindsight.testbed.ScriptedProcess;
import dev.bindsight.testbed.ScriptedSocket;
import dev.bindsight.testbed.SparePort;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;

/** {@code stop}: what it does, what it refuses, and its exit status. */
class StopCommandTest {
    private static final String SERVER =
            "require('net').createServer().listen(0, '127.0.0.1', function () {"
                    + " console.log('port', this.address().port) })";

    private final ScriptedPlatform platform = new ScriptedPlatform();

    /** A server of the user who runs the test, on 127.0.0.1:3000. */
    private ScriptedProcess server() {
        var socket = platform.add(ScriptedSocket.listener("127.0.0.1:3000").uid(1000));
        return platform.process(4121).command("node", "server.js").open(socket);
    }

    @Test
    void aRealServerIsStoppedAndItsPortProvenFree() throws IOException {
        try (var server = ChildProcess.node(SERVER)) {
            int port = server.awaitNumber("port (\\d+)");
            CommandLineRun run =
                    CommandLineRun.of("stop", Integer.toString(port), "--yes", "--json");

            assertThat(run.status()).as(run.err()).isZero();
            JsonNode answer = run.json();
            JsonNode owner = answer.at("/before/0/ownership/processes/0");
            assertThat(owner.get("pid").asLong()).isEqualTo(server.pid());
            assertThat(answer.at("/actions/0/fix").asString()).isEqualTo("stop-owner");
            assertThat(answer.at("/actions/0/pid").asLong()).isEqualTo(server.pid());
            assertThat(answer.at("/actions/0/signal").asString()).isEqualTo("SIGTERM");
            assertThat(answer.at("/actions/0/ok").asBoolean()).isTrue();
            assertThat(answer.at("/after/ok").asBoolean()).isTrue();
            assertThat(answer.at("/after/plainOk").asBoolean()).isTrue();
            assertThat(answer.at("/after/holders")).isEmpty();
            assertThat(answer.get("respawned").asBoolean()).isFalse();
            assertThat(server.awaitExit()).isEqualTo(128 + 15);
            new ServerSocket(port, 1, InetAddress.getLoopbackAddress()).close();
        }
    }

    @Test
    void withoutATerminalAndWithoutYesNothingIsStopped() {
        try (var server = ChildProcess.node(SERVER)) {
            int port = server.awaitNumber("port (\\d+)");
            CommandLineRun run = CommandLineRun.of("stop", Integer.toString(port));

            assertThat(run.status()).isEqualTo(2);
            assertThat(run.out()).isEmpty();
            assertThat(run.err().lines()).hasSize(1);
            assertThat(run.err()).contains("--yes");
            assertThat(server.isAlive()).isTrue();
        }
    }

    @Test
    void aPidThatOwnsNothingThereIsRefused() {
        try (var server = ChildProcess.node(SERVER)) {
            int port = server.awaitNumber("port (\\d+)");
            String self = Long.toString(ProcessHandle.current().pid());
            CommandLineRun run =
                    CommandLineRun.of("stop", Integer.toString(port), "--pid", self, "--yes");

            assertThat(run.status()).isEqualTo(2);
            assertThat(run.err()).contains(self, Long.toString(server.pid()));
            assertThat(server.isAlive()).isTrue();
        }
    }

    @Test
    void ofSeveralOwnersOnlyTheNamedOneIsStopped() {
        var socket = platform.add(ScriptedSocket.listener("127.0.0.1:3000").uid(1000));
        platform.process(70).command("nginx").open(socket);
        platform.process(71).command("nginx").open(socket);

        CommandLineRun run =
                CommandLineRun.on(platform, "stop", "3000", "--pid", "71", "--yes", "--json");

        assertThat(platform.control().sent())
                .extracting(each -> each.ref().pid().number())
                .containsOnly(71);
        assertThat(run.status()).isEqualTo(1);
        assertThat(run.json().at("/after/ok").asBoolean()).isFalse();
        assertThat(run.json().at("/after/holders/0/ownership/processes/0/pid").asInt())
                .isEqualTo(70);
    }

    @Test
    void ofSeveralPortsEachHasItsOwnState() {
        server();
        var other = platform.add(ScriptedSocket.listener("127.0.0.1:3001").uid(1000));
        platform.process(80).command("caddy").open(other).refusesSignals();

        CommandLineRun run =
                CommandLineRun.on(platform, "stop", "3000", "3001", "3002", "--yes", "--json");

        JsonNode after = run.json().get("after");
        assertThat(run.status()).isEqualTo(3);
        assertThat(run.json().get("before")).hasSize(2);
        assertThat(run.json().get("actions")).hasSize(2);
        assertThat(after.get("ok").asBoolean()).isFalse();
        assertThat(after.get("errno").asString()).isEqualTo("EADDRINUSE");
        assertThat(after.get("holders")).hasSize(1);
        assertThat(after.get("ports").valueStream())
                .extracting(
                        each -> each.at("/local/port").asInt(), each -> each.get("ok").asBoolean())
                .containsExactlyInAnyOrder(
                        tuple(3000, true), tuple(3001, false), tuple(3002, true));
    }

    @Test
    void unaskedTheOwnerIsStoppedAndWhatMayStartItAgainIsLeftAlone() {
        var parent = platform.process(4100).command("node", "/usr/bin/nodemon", "server.js");
        server().parent(parent);

        CommandLineRun run = CommandLineRun.on(platform, "stop", "3000", "--yes", "--json");

        assertThat(run.status()).isZero();
        assertThat(run.json().at("/actions/0/fix").asString()).isEqualTo("stop-owner");
        assertThat(platform.control().sent())
                .extracting(each -> each.ref().pid().number())
                .containsExactly(4121);
    }

    @Test
    void aPortNobodyHoldsIsFreeAlready() {
        int port = SparePort.any();
        CommandLineRun text = CommandLineRun.of("stop", "127.0.0.1:" + port);
        JsonNode answer = CommandLineRun.of("stop", "127.0.0.1:" + port, "--json").json();

        assertThat(text.status()).isZero();
        assertThat(text.out()).contains("Port " + port + " is free: nothing to stop.");
        assertThat(answer.get("before")).isEmpty();
        assertThat(answer.get("actions")).isEmpty();
        assertThat(answer.at("/after/ok").asBoolean()).isTrue();
    }

    @Test
    void aServerThatMayNotBeSignalledEndsWithThree() {
        server().refusesSignals();
        CommandLineRun run = CommandLineRun.on(platform, "stop", "3000", "--yes", "--json");

        assertThat(run.status()).isEqualTo(3);
        assertThat(run.json().at("/actions/0/ok").asBoolean()).isFalse();
        assertThat(run.json().at("/actions/0/errno").asString()).isEqualTo("EPERM");
        assertThat(run.json().at("/after/ok").asBoolean()).isFalse();
    }

    @Test
    void whatABusyServerLeavesBehindIsListedUpToABoundAndCountedBeyond() {
        for (int i = 0; i < 1_000; i++) {
            platform.add(
                    ScriptedSocket.timeWait("127.0.0.1:3000", "127.0.0.1:" + (40_000 + i), 9_000));
        }

        JsonNode nothing = CommandLineRun.on(platform, "stop", "3000", "--yes", "--json").json();
        server();
        JsonNode stopped = CommandLineRun.on(platform, "stop", "3000", "--yes", "--json").json();

        for (JsonNode answer : List.of(nothing, stopped)) {
            assertThat(answer.at("/after/ok").asBoolean()).isTrue();
            assertThat(answer.at("/after/plainOk").asBoolean(true)).isFalse();
            assertThat(answer.at("/after/holders").size()).isEqualTo(32);
            assertThat(answer.at("/after/moreHolders/TIME_WAIT").asInt()).isEqualTo(968);
        }
    }

    @Test
    void aHiddenOwnerEndsWithThreeAndSaysWhoseItIs() {
        var socket = platform.add(ScriptedSocket.listener("127.0.0.1:3000").uid(0));
        platform.process(50).uid(0).open(socket).denied();

        CommandLineRun run = CommandLineRun.on(platform, "stop", "3000", "--yes", "--json");

        assertThat(run.status()).isEqualTo(3);
        assertThat(run.err()).contains("root");
        assertThat(run.json().get("actions")).isEmpty();
        assertThat(run.json().at("/after/ok").asBoolean()).isFalse();
        assertThat(run.json().at("/after/errno").asString()).isEqualTo("EADDRINUSE");
        assertThat(run.json().at("/after/holders/0/ownership/kind").asString())
                .isEqualTo("notVisible");
        assertThat(platform.control().sent()).isEmpty();
    }

    @Test
    void onATerminalItShowsWhatWillBeHitAndTakesNoForAnAnswer() {
        var parent = platform.process(4100).command("node", "/usr/bin/nodemon", "server.js");
        server().parent(parent).directory("/srv/shop");
        CommandLineRun run = CommandLineRun.typing("\n", platform, "stop", "3000");

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.err())
                .contains("server.js", "pid 4121", "node server.js in /srv/shop", "port 3000")
                .contains("nodemon", "Nothing was stopped.");
        assertThat(platform.control().sent()).isEmpty();
    }

    @Test
    void onATerminalYesStopsIt() {
        server();
        CommandLineRun run = CommandLineRun.typing("y\n", platform, "stop", "3000");

        assertThat(platform.control().sent()).hasSize(1);
        assertThat(run.status()).as(run.err()).isZero();
        assertThat(run.out()).contains("SIGTERM sent to server.js (4121)", "is free");
    }

    @Test
    void aDisplayServerIsNotStoppedByYesAlone() {
        server().command("/usr/bin/Xorg");
        CommandLineRun run = CommandLineRun.on(platform, "stop", "3000", "--yes");

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err().lines()).hasSize(1);
        assertThat(run.err()).contains("--pid", "typed confirmation");
        assertThat(platform.control().sent()).isEmpty();
    }

    @Test
    void aDisplayServerThatIsNamedByItsPidIsStoppedByYes() {
        server().command("/usr/bin/Xorg");
        CommandLineRun run = CommandLineRun.on(platform, "stop", "3000", "--pid", "4121", "--yes");

        assertThat(run.status()).as(run.err()).isZero();
        assertThat(platform.control().sent()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {90, 5121})
    void aDaemonNextToADisplayServerDoesNotMakeYesEnough(int pidOfTheDisplayServer) {
        server().session(4121);
        var screen = platform.add(ScriptedSocket.listener("127.0.0.1:5000").uid(1000));
        platform.process(pidOfTheDisplayServer).command("/usr/bin/Xorg").open(screen);

        CommandLineRun run = CommandLineRun.on(platform, "stop", "3000", "5000", "--yes");

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).contains("display server", "--pid");
        assertThat(platform.control().sent()).isEmpty();
    }

    @Test
    void aDaemonThatLeadsItsSessionIsStoppedByYes() {
        server().session(4121);
        CommandLineRun run = CommandLineRun.on(platform, "stop", "3000", "--yes");

        assertThat(run.status()).as(run.err()).isZero();
        assertThat(platform.control().sent()).hasSize(1);
    }

    @Test
    void theWordOfATypedConfirmationHasToBeRight() {
        server().session(4121).terminal();
        platform.process(4130).session(4121);
        CommandLineRun run = CommandLineRun.typing("y\nnonsense\n", platform, "stop", "3000");

        assertThat(run.status()).isEqualTo(1);
        assertThat(platform.control().sent()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "stop",
                "stop 0",
                "stop 65536",
                "stop http",
                "stop ::1:3000",
                "stop 3000 --wait 5",
                "stop 3000 --yes --wait 999999999m",
                "stop 3000 --yes --wait 1441m",
                "stop 3000 --pid x",
                "stop 3000 --frobnicate",
            })
    void aWrongCommandLineIsOneLineAndEndsWithTwo(String line) {
        CommandLineRun run = CommandLineRun.on(platform, line.split(" "));
        assertThat(run.status()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err().lines()).hasSize(1);
        assertThat(run.err()).startsWith("bindsight stop: ").contains("accepted:");
    }

    @Test
    void aPortAfterThePidsIsTakenAsAPort() {
        server();
        CommandLineRun run = CommandLineRun.on(platform, "stop", "--yes", "--pid", "4121", "3000");
        assertThat(run.status()).as(run.err()).isZero();
        assertThat(platform.control().sent()).hasSize(1);
    }
}
