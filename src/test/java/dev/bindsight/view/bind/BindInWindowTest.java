package dev.bindsight.view.bind;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bindsight.testbed.ChildProcess;
import dev.bindsight.testbed.Eventually;
import dev.bindsight.testbed.InRealWindow;
import dev.bindsight.testbed.RealWindow;
import dev.bindsight.testbed.SparePort;

import javafx.scene.input.KeyCode;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The seed of this project and what goes with it, by pointer and keyboard in the real window. */
class BindInWindowTest extends InRealWindow {
    private static final Pattern HELD = Pattern.compile("The kernel picked port (\\d+)\\.");
    private static final String SERVER =
            """
            const server = require('http').createServer((request, answer) => answer.end('hello\\n'))
            server.listen(process.env.PORT || 0,
                () => console.log('listening on ' + server.address().port))
            """;

    /** {@code node server.js}, as a person starts it. */
    private ChildProcess server(int port) throws IOException {
        Files.writeString(directory.resolve("server.js"), SERVER);
        return ChildProcess.start(
                directory, Map.of("PORT", Integer.toString(port)), List.of("node", "server.js"));
    }

    private void click(String id) {
        window.awaitShown(id);
        robot.clickOn("#" + id);
    }

    @Test
    void aServerStartedTwiceIsDiagnosedStoppedAndCanBeStartedAgain() throws IOException {
        try (var first = server(SparePort.any())) {
            int port = first.awaitNumber("listening on (\\d+)");
            try (var second = server(port)) {
                second.awaitLine("Error: listen EADDRINUSE: address already in use :::" + port);
            }

            robot.clickOn("#search").write(Integer.toString(port)).type(KeyCode.ENTER);
            window.awaitText("the call", ("bind *:" + port)::equals);
            window.awaitText("the errno", "EADDRINUSE"::equals);
            window.awaitText("who has it", "server.js"::equals);

            click("fix-stop-owner");
            window.awaitText("the plan", text -> text.contains("to free port " + port));
            click("stop-for-good");
            window.awaitText("the proof", ("Port " + port + " is free")::equals);
            click("stop-done");

            Eventually.holds("the server ended", () -> !first.isAlive());
            window.awaitText("the same probe again", "OK"::equals);
            window.awaitText(
                    "what changed",
                    text -> text.contains("was held by") && text.contains("can be bound now"));
            try (var third = server(port)) {
                third.awaitLine("listening on " + port);
                assertThat(third.isAlive()).isTrue();
            }
        }
    }

    @Test
    void aHeldSocketCountsWhoConnectsAndIsGivenBackByAClick() throws IOException {
        robot.clickOn("#rail-BIND");
        window.awaitShown("bind-run");
        robot.clickOn("#bind-port").write("0");
        robot.clickOn("#bind-hold");
        robot.push(KeyCode.CONTROL, KeyCode.ENTER);
        window.awaitShown("hold-stop");
        window.awaitText("nobody yet", "no connections"::equals);
        window.awaitText("which", text -> HELD.matcher(text).matches());
        int port = heldPort();

        try (var client = new Socket(InetAddress.getLoopbackAddress(), port)) {
            assertThat(client.isConnected()).isTrue();
            window.awaitText("it is counted", "1 connection"::equals);
        }
        click("hold-stop");

        window.awaitText("it is over", text -> text.startsWith("bound, held "));
        assertThat(window.texts()).as("it stays counted").contains("1 connection");
    }

    private int heldPort() {
        return RealWindow.onFx(window::texts).stream()
                .map(HELD::matcher)
                .filter(Matcher::matches)
                .map(matcher -> Integer.parseInt(matcher.group(1)))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void theMatrixNamesWhoRefusesAndIsWalkedByArrowKeys() throws IOException {
        try (var server = server(SparePort.any())) {
            int port = server.awaitNumber("listening on (\\d+)");
            robot.clickOn("#rail-BIND");
            window.awaitShown("bind-run");
            robot.clickOn("#bind-port").write(Integer.toString(port));
            robot.push(KeyCode.CONTROL, KeyCode.M);
            window.awaitText("it is done", text -> text.matches("Try all \\d+"));
            window.awaitText("who refuses", text -> text.contains("server.js"));

            robot.clickOn("EADDRINUSE");
            robot.type(KeyCode.DOWN).type(KeyCode.RIGHT);

            window.awaitText("the selected cell", ("[::]:" + port)::equals);
            click("matrix-open");
            window.awaitText("its bind", ("bind *:" + port)::equals);
            assertThat(server.isAlive()).isTrue();
        }
    }

    @Test
    void theMatrixOfNoPortAsksForOne() {
        robot.clickOn("#rail-BIND");
        window.awaitShown("bind-run");
        robot.push(KeyCode.CONTROL, KeyCode.M);
        window.awaitText("what to do", text -> text.startsWith("Type a port"));
        assertThat(RealWindow.onFx(window::texts)).doesNotContain("Port: a number from 1 to 65535");

        robot.clickOn("#matrix-port").write("0").type(KeyCode.ENTER);
        window.awaitText("what is wrong", "Port: a number from 1 to 65535"::equals);
    }

    @Test
    void wrongInputIsToldAndNothingIsLost() {
        robot.clickOn("#rail-BIND");
        window.awaitShown("bind-run");
        robot.clickOn("#bind-port").write("70000").type(KeyCode.ENTER);

        window.awaitText("what is accepted", text -> text.contains("0 to 65535"));
        assertThat(robot.lookup("#bind-port").queryTextInputControl().getText()).isEqualTo("70000");
    }
}
