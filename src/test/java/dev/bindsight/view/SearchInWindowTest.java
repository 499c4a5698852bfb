package dev.bindsight.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bindsight.testbed.ChildProcess;
import dev.bindsight.testbed.Eventually;
import dev.bindsight.testbed.InRealWindow;
import dev.bindsight.testbed.RealWindow;
import dev.bindsight.testbed.SparePort;

import javafx.scene.Node;
import javafx.scene.control.TableView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import javafx.scene.input.KeyCode;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;

/** The search field of the real window, used with the keyboard alone. */
class SearchInWindowTest extends InRealWindow {
    private static final String SERVER =
            """
            import signal, socket
            server = socket.create_server(('127.0.0.1', %d))
            print('port', server.getsockname()[1])
            signal.pause()
            """;

    private static int port(ChildProcess server) {
        return Integer.parseInt(server.awaitLine("port (\\d+)").group(1));
    }

    @Test
    void aServerIsStoppedWithoutTheMouse() {
        try (var server = ChildProcess.python(SERVER.formatted(SparePort.any()))) {
            int port = port(server);
            window.awaitPort(port);

            robot.push(KeyCode.CONTROL, KeyCode.F).write(Integer.toString(port));
            awaitSelected(port);
            robot.push(KeyCode.DOWN).push(KeyCode.DELETE);
            window.awaitText("the plan", text -> text.contains("to free port " + port));
            Eventually.holds(
                    "the button that frees the port has the focus",
                    () ->
                            RealWindow.onFx(() -> {
                                Node focused = window.scene().getFocusOwner();
                                return focused != null && "stop-for-good".equals(focused.getId());
                            }));
            robot.push(KeyCode.ENTER);

            String verdict = "Port " + port + " is free";
            window.awaitText(verdict, verdict::equals);
            Eventually.holds("the server ended", () -> !server.isAlive());
        }
    }

    @Test
    void whatIsTypedOnTheListIsLookedFor() {
        try (var server = ChildProcess.python(SERVER.formatted(SparePort.any()))) {
            int port = port(server);
            window.awaitPort(port);
            window.select(port);

            robot.write(Integer.toString(port));
            awaitSelected(port);
        }
    }

    @Test
    void aPastedTraceSelectsTheRowsOfItsPortAndEnterExplainsAllOfIt() {
        try (var server = ChildProcess.python(SERVER.formatted(SparePort.any()))) {
            int port = port(server);
            window.awaitPort(port);
            String trace =
                    """
                    node:events:498
                          throw er; // Unhandled 'error' event

                    Error: listen EADDRINUSE: address already in use :::%1$d
                        at Server.setupListenHandle [as _listen2] (node:net:1937:16) {
                      code: 'EADDRINUSE',
                      port: %1$d
                    }
                    """
                            .formatted(port);
            RealWindow.onFx(() ->
                    Clipboard.getSystemClipboard()
                            .setContent(Map.of(DataFormat.PLAIN_TEXT, trace)));

            robot.push(KeyCode.CONTROL, KeyCode.F).push(KeyCode.CONTROL, KeyCode.V);
            window.awaitText("where Enter goes", "Pasted error"::equals);
            awaitSelected(port);
            robot.push(KeyCode.ENTER);
            window.awaitText("what happened", ("listen [::]:" + port)::equals);
            window.awaitText("all of it was read", "8 lines pasted"::equals);
            assertThat(server.isAlive()).isTrue();
        }
    }

    @Test
    void aFreePortIsBoundAndASentenceSaysWhoTakesIt() {
        int port = SparePort.any();
        robot.push(KeyCode.CONTROL, KeyCode.F).write(Integer.toString(port));
        window.awaitText("the answer", (port + " is free: bound just now.")::equals);
        window.awaitText("the empty list", ("Nothing holds port " + port)::equals);

        try (var server = ChildProcess.python(SERVER.formatted(port))) {
            assertThat(port(server)).isEqualTo(port);
            window.awaitText(
                    "who holds it", text -> text.startsWith(port + " is held by python3 -c of "));
            window.awaitShown("answer-stop");
        }
    }

    private void awaitSelected(int port) {
        Eventually.holds(
                "port " + port + " is selected",
                () ->
                        RealWindow.onFx(() -> {
                            var table = (TableView<?>) window.scene().lookup("#ports-table");
                            return window.ports().equals(List.of(port))
                                    && table.getSelectionModel().getSelectedItems().size() == 1;
                        }));
    }
}
