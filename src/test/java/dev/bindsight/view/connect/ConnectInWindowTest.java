package dev.bindsight.view.connect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bindsight.testbed.ChildProcess;
import dev.bindsight.testbed.Eventually;
import dev.bindsight.testbed.InRealWindow;
import dev.bindsight.testbed.RealWindow;

import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.paint.Paint;
import javafx.scene.text.Text;

import org.junit.jupiter.api.Test;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Real servers of this test, connected to with the pointer in the real window on this machine. */
class ConnectInWindowTest extends InRealWindow {
    private static final String SERVER =
            """
            import socket
            server = socket.create_server(('127.0.0.1', 0))
            print('port', server.getsockname()[1])
            while True: server.accept()[0].close()
            """;
    private static final String FULL =
            """
            import signal, socket
            server = socket.create_server(('127.0.0.1', 0), backlog=0)
            port = server.getsockname()[1]
            waiting = socket.create_connection(('127.0.0.1', port))
            print('port', port)
            signal.pause()
            """;

    private static int port(ChildProcess server) {
        return server.awaitNumber("port (\\d+)");
    }

    private void search(String text) {
        robot.clickOn("#search").write(text).type(KeyCode.ENTER);
    }

    private void fill(String host, String ports) {
        robot.clickOn("#connect-host").push(KeyCode.CONTROL, KeyCode.A).write(host);
        robot.clickOn("#connect-ports").push(KeyCode.CONTROL, KeyCode.A).write(ports);
    }

    private String text(String id) {
        return RealWindow.onFx(() -> {
            Node node = window.scene().lookup(id);
            return switch (node) {
                case Labeled labeled -> labeled.getText();
                case TextField field -> field.getText();
                case null, default -> "";
            };
        });
    }

    private void awaitLine(String expected) {
        Eventually.holds(
                expected + " instead of " + text("#connect-line"),
                () -> text("#connect-line").endsWith(expected));
    }

    @Test
    void theFieldThatHasTheKeyboardFirstIsReadAsTheOthersOnceItIsLeft() {
        robot.push(KeyCode.CONTROL, KeyCode.DIGIT4).write("shop.example").type(KeyCode.TAB);

        Eventually.holds(
                "left",
                () -> RealWindow.onFx(() -> window.scene().lookup("#connect-ports").isFocused()));
        Eventually.holds(
                ink("#connect-host") + " as " + ink("#connect-timeout"),
                () -> ink("#connect-host").equals(ink("#connect-timeout")));
    }

    /** What the letters of a field are painted with. */
    private Paint ink(String field) {
        return RealWindow.onFx(() -> {
            var typed = (TextField) window.scene().lookup(field);
            return typed.lookupAll(".text").stream()
                    .map(Text.class::cast)
                    .filter(text -> text.getText().equals(typed.getText()))
                    .findFirst()
                    .orElseThrow()
                    .getFill();
        });
    }

    @Test
    void aServerIsConnectedToFromTheSearchField() {
        try (var server = ChildProcess.python(SERVER)) {
            int port = port(server);
            search("127.0.0.1:" + port);

            awaitLine("1 of 1 connected");
            assertThat(text("#connect-title")).isEqualTo("127.0.0.1:" + port);
            window.awaitText("its outcome", "connected"::equals);
            window.awaitText("its source", text -> text.startsWith("from 127.0.0.1:"));

            robot.clickOn(".card-trace .trace-toggle");
            window.awaitText("its calls", "connect"::equals);
            robot.clickOn("#connect-markdown");
            Eventually.holds(
                    "the report is on the clipboard",
                    () ->
                            RealWindow.clipboard()
                                    .startsWith("### connect `127.0.0.1:" + port + "`"));
        }
    }

    @Test
    void thePathOfAUrlIsAskedForByOneHeadAndOnlyOnRequest() throws IOException {
        var asked = new ConcurrentLinkedQueue<String>();
        try (var server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            Thread.ofPlatform().daemon().start(() -> answerWithNoContent(server, asked));
            int port = server.getLocalPort();
            search("http://127.0.0.1:" + port + "/health");
            awaitLine("1 of 1 connected");
            assertThat(asked).as("asked without a request").isEmpty();

            robot.clickOn("#connect-head").push(KeyCode.ENTER);
            window.awaitText("what came back", text -> text.startsWith("204"));
            assertThat(asked).containsExactly("HEAD /health HTTP/1.1");
        }
    }

    /** Answers each request with 204 and notes its first line, until the server is closed. */
    private static void answerWithNoContent(ServerSocket server, Collection<String> asked) {
        while (true) {
            try (Socket client = server.accept()) {
                var reader =
                        new BufferedReader(
                                new InputStreamReader(
                                        client.getInputStream(), StandardCharsets.US_ASCII));
                List<String> head = reader.lines().takeWhile(line -> !line.isEmpty()).toList();
                if (!head.isEmpty()) {
                    asked.add(head.getFirst());
                    client.getOutputStream()
                            .write(
                                    "HTTP/1.1 204 No Content\r\n\r\n"
                                            .getBytes(StandardCharsets.US_ASCII));
                }
            } catch (IOException e) {
                if (server.isClosed()) {
                    return;
                }
            }
        }
    }

    @Test
    void aPastedUrlIsTakenApartAndEnterConnects() {
        try (var server = ChildProcess.python(SERVER)) {
            int port = port(server);
            search("localhost:1");
            awaitLine("connected");
            RealWindow.onFx(() -> {
                var content = new ClipboardContent();
                content.putString("http://127.0.0.1:" + port + "/index.html");
                return Clipboard.getSystemClipboard().setContent(content);
            });
            robot.clickOn("#connect-host");
            Eventually.holds(
                    "the field has the focus",
                    () ->
                            RealWindow.onFx(
                                    () -> window.scene().lookup("#connect-host").isFocused()));
            robot.push(KeyCode.CONTROL, KeyCode.A).push(KeyCode.CONTROL, KeyCode.V);

            Eventually.holds(
                    "both fields are filled in",
                    () ->
                            text("#connect-host").equals("127.0.0.1")
                                    && text("#connect-ports").equals(Integer.toString(port)));
            robot.type(KeyCode.ENTER);
            awaitLine("1 of 1 connected");
        }
    }

    @Test
    void aMistakeIsMarkedAndNothingIsTried() {
        search("localhost:1");
        awaitLine("connected");
        fill("127.0.0.1", "htp");
        robot.clickOn("#connect-go");

        window.awaitText("what is accepted", text -> text.startsWith("“htp” is no port"));
        assertThat(text("#connect-title")).isEqualTo("localhost:1");
    }

    @Test
    void aServerOnTheOtherAddressIsFoundAndConnectedToByAClick() {
        try (var server = ChildProcess.python(SERVER)) {
            int port = port(server);
            search("[::1]:" + port);

            awaitLine("0 of 1 connected");
            window.awaitText("the errno", "ECONNREFUSED"::equals);
            clickFix("127.0.0.1:" + port);
            window.awaitText(
                    "what came of it",
                    text -> text.startsWith("Connected to 127.0.0.1:" + port + " in "));
        }
    }

    /** The button whose label or effect leads to a place. */
    private void clickFix(String place) {
        Eventually.holds(
                "an offer that leads to " + place, () -> RealWindow.onFx(() -> !fixes().isEmpty()));
        robot.clickOn(RealWindow.onFx(() -> fixes().getFirst()));
    }

    private List<Node> fixes() {
        return List.copyOf(window.scene().getRoot().lookupAll(".finding-card .fix-button"));
    }

    @Test
    void aConnectThatNobodyAcceptsIsCancelledAtOnce() {
        try (var server = ChildProcess.python(FULL)) {
            int port = port(server);
            search("localhost:1");
            awaitLine("connected");
            robot.clickOn("#connect-timeout").push(KeyCode.CONTROL, KeyCode.A).write("10 min");
            fill("127.0.0.1", Integer.toString(port));
            robot.clickOn("#connect-go");

            window.awaitText("it waits", "connecting…"::equals);
            robot.clickOn("#connect-cancel");
            awaitLine("cancelled after 0 of 1");
            window.awaitText("its card stays", "cancelled"::equals);

            robot.clickOn("#connect-go");
            window.awaitText("it waits again", "connecting…"::equals);
            robot.push(KeyCode.ESCAPE);
            awaitLine("cancelled after 0 of 1");
        }
    }

    @Test
    void manyPortsAreATableThatCanBeFiltered() {
        try (var server = ChildProcess.python(SERVER)) {
            int port = port(server);
            search("localhost:1");
            awaitLine("connected");
            fill("127.0.0.1", "1-40," + port);
            // a page that says "Enter connects" means it on a check box too
            robot.clickOn("#connect-more").clickOn("#connect-blocking").push(KeyCode.ENTER);

            awaitLine("1 of 41 connected");
            assertThat(first()).as("the open port comes first").isEqualTo(port);
            assertThat(robot.lookup("#connect-blocking").queryAs(CheckBox.class).isSelected())
                    .as("the box that was ticked")
                    .isTrue();
            robot.clickOn("#connect-filter-silent");
            Eventually.holds("none was silent", () -> rows() == 0);
            robot.clickOn("#connect-filter-open");
            Eventually.holds("one row is left", () -> rows() == 1);
            robot.clickOn(window.cell("#connect-table .table-cell", Integer.toString(port)));
            window.awaitText("its card", ("127.0.0.1:" + port)::equals);
            robot.clickOn("#connect-filter-closed");
            Eventually.holds("the others are listed", () -> rows() == 40);
        }
    }

    private int first() {
        return RealWindow.onFx(() -> {
            TableView<?> table = (TableView<?>) window.scene().lookup("#connect-table");
            return ((Target) table.getItems().getFirst()).endpoint().port().number();
        });
    }

    private int rows() {
        return RealWindow.onFx(
                () -> ((TableView<?>) window.scene().lookup("#connect-table")).getItems().size());
    }

    @Test
    void anErrnoLeadsToItsPage() {
        search("127.0.0.1:1");
        awaitLine("0 of 1 connected");
        robot.clickOn(".badge-link");

        window.awaitText("the reference", "Connection refused"::equals);
    }

    @Test
    void anEarlierResultIsShownAgainAndCompared() {
        try (var server = ChildProcess.python(SERVER)) {
            int port = port(server);
            search("127.0.0.1:" + port);
            awaitLine("1 of 1 connected");
            server.process().destroy();
            server.awaitExit();
            robot.clickOn("#connect-again");
            awaitLine("0 of 1 connected");

            RealWindow.onFx(() -> {
                ((ListView<?>) window.scene().lookup("#connect-results"))
                        .getSelectionModel()
                        .selectIndices(0, 1);
                return true;
            });
            window.awaitText("the comparison", "1 difference"::equals);
        }
    }
}
