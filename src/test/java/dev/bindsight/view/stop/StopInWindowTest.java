package dev.bindsight.view.stop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bindsight.testbed.ChildProcess;
import dev.bindsight.testbed.Eventually;
import dev.bindsight.testbed.InRealWindow;
import dev.bindsight.testbed.RealWindow;
import dev.bindsight.testbed.SparePort;

import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;

/** Real servers of this test, stopped with the pointer in the real window on this machine. */
class StopInWindowTest extends InRealWindow {
    private static final KeyCode[] FORWARD = {KeyCode.TAB};
    private static final KeyCode[] BACKWARD = {KeyCode.SHIFT, KeyCode.TAB};
    private static final String SERVER =
            "require('http').createServer((q, a) => a.end()).listen(%d, '127.0.0.1',"
                    + " function () { console.log('port ' + this.address().port) })";
    private static final String STUBBORN =
            """
            import signal, socket
            signal.signal(signal.SIGTERM, signal.SIG_IGN)
            server = socket.create_server(('127.0.0.1', %d))
            print('port', server.getsockname()[1])
            signal.pause()
            """;
    private static final String RESTARTER =
            """
            import subprocess, sys
            port = '%d'
            child = '''
            import signal, socket, sys
            server = socket.create_server(('127.0.0.1', int(sys.argv[1])))
            signal.alarm(60)
            print('port', sys.argv[1], flush=True)
            signal.pause()
            '''
            while True:
                subprocess.run([sys.executable, '-c', child, port])
            """;
    private static final String CLIENT =
            """
            import signal, socket
            held = socket.create_connection(('127.0.0.1', %d))
            print('connected')
            signal.pause()
            """;

    private static int port(ChildProcess server) {
        return Integer.parseInt(server.awaitLine("port (\\d+)").group(1));
    }

    /** Finds the row by typing the port, and opens the dialog from the details. */
    private void askToStop(int port) {
        robot.clickOn("#search").write(Integer.toString(port));
        window.awaitPort(port);
        Eventually.holds("one row is left", () -> window.ports().size() == 1);
        robot.clickOn(window.cell("#ports-table .port", Integer.toString(port)));
        // the details are drawn anew as facts come in: a pointer may arrive too late
        window.press("details-stop");
        window.awaitText("the plan", text -> text.contains("to free port " + port));
        window.awaitShown("stop-for-good");
    }

    private void agreeToStop(int port) {
        askToStop(port);
        robot.clickOn("#stop-for-good");
    }

    private void leave(String verdict) {
        window.awaitText(verdict, verdict::equals);
        window.awaitShown("stop-done");
        robot.clickOn("#stop-done");
    }

    /** Binds as a server does, with SO_REUSEADDR: a served client leaves TIME_WAIT behind. */
    private static void assertCanBeBound(int port) throws IOException {
        try (var bound = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            assertThat(bound.isBound()).isTrue();
        }
    }

    @Test
    void aNodeServerIsStoppedByClickingAndItsPortCanBeBound() throws IOException {
        try (var server = ChildProcess.node(SERVER.formatted(SparePort.any()))) {
            int port = port(server);
            try (var client = ChildProcess.python(CLIENT.formatted(port))) {
                client.awaitLine("connected");

                agreeToStop(port);
                leave("Port " + port + " is free");

                Eventually.holds("the server ended", () -> !server.isAlive());
                assertThat(client.isAlive()).as("the client lives").isTrue();
                assertCanBeBound(port);
            }
        }
    }

    @Test
    void aServerThatIgnoresSigtermIsKilledOnlyByAClick() throws IOException {
        try (var server = ChildProcess.python(STUBBORN.formatted(SparePort.any()))) {
            int port = port(server);

            agreeToStop(port);
            window.awaitText("the countdown", text -> text.matches("[1-5] s left"));
            window.awaitShown("stop-kill");
            assertThat(server.isAlive()).as("the server before the click").isTrue();
            robot.clickOn("#stop-kill");
            leave("Port " + port + " is free");

            Eventually.holds("the server ended", () -> !server.isAlive());
            assertCanBeBound(port);
        }
    }

    @Test
    void whatStartsAServerAgainIsStoppedInstead() throws IOException {
        try (var restarter = ChildProcess.python(RESTARTER.formatted(SparePort.any()))) {
            int port = port(restarter);

            agreeToStop(port);
            window.awaitText("the verdict", ("Port " + port + " was taken again")::equals);
            assertThat(restarter.isAlive()).as("what starts it again").isTrue();
            // a step says what the verdict does, and comes before it
            window.awaitShown("stop-instead");
            robot.clickOn("#stop-instead");
            window.awaitText(
                    "its plan", text -> text.contains("(" + restarter.pid() + ") will start it"));
            robot.clickOn("#stop-for-good");
            leave("Port " + port + " is free");

            Eventually.holds("it ended", () -> !restarter.isAlive());
            assertCanBeBound(port);
        }
    }

    @Test
    void theKeysStayInTheDialogWhichShowsWhereTheyGo() {
        try (var server = ChildProcess.node(SERVER.formatted(SparePort.any()))) {
            int port = port(server);
            robot.clickOn("#search").write(Integer.toString(port));
            window.awaitPort(port);
            Eventually.holds("one row is left", () -> window.ports().size() == 1);
            robot.push(KeyCode.DOWN).push(KeyCode.DELETE);
            window.awaitShown("stop-for-good");
            Eventually.holds(
                    "the button that Enter presses has the ring",
                    () -> ring().equals("stop-for-good"));

            // all the way round: nothing has the focus that does not show it, and nothing outside
            for (KeyCode[] way : List.of(FORWARD, BACKWARD)) {
                var seen = new ArrayList<Node>();
                do {
                    seen.add(focus());
                    robot.push(way);
                    assertThat(isFocusInDialog()).as("in the dialog after %s", focus()).isTrue();
                    assertThat(focus().isFocusVisible()).as("the ring at %s", focus()).isTrue();
                    assertThat(seen.size()).isLessThan(20);
                } while (focus() != seen.getFirst());
                assertThat(seen).hasSizeGreaterThan(1).doesNotHaveDuplicates();
            }

            // what is behind takes the focus, as when its row comes, with a key close after it
            RealWindow.onFx(() -> {
                Node table = window.scene().lookup("#ports-table");
                table.requestFocus();
                Event.fireEvent(table, key(KeyCode.ENTER));
                return true;
            });
            assertThat(isFocusInDialog()).isTrue();
            assertThat(window.scene().lookup("#bind-screen")).as("what Enter opens").isNull();
            robot.push(KeyCode.A).push(KeyCode.F1);
            assertThat(window.scene().lookup("#shortcut-sheet")).as("what F1 opens").isNull();
            robot.push(KeyCode.ESCAPE);
            Eventually.holds("it is closed", () -> !isFocusInDialog());
            assertThat(server.isAlive()).isTrue();
        }
    }

    private static KeyEvent key(KeyCode code) {
        return new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, false, false, false);
    }

    private Node focus() {
        return RealWindow.onFx(() -> window.scene().getFocusOwner());
    }

    private String ring() {
        Node at = focus();
        return at != null && at.isFocusVisible() && at.getId() != null ? at.getId() : "";
    }

    private boolean isFocusInDialog() {
        Node at = robot.lookup("#overlay").query().getScene().getFocusOwner();
        while (at != null && !"overlay".equals(at.getId())) {
            at = at.getParent();
        }
        return at != null;
    }
}
