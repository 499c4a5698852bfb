package dev.bindsight.view.stop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bindsight.testbed.ChildProcess;
import dev.bindsight.testbed.Eventually;
import dev.bindsight.testbed.InRealWindow;

import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Optional;

/** Real servers of this test, stopped with the pointer in the real window on this machine. */
class StopInWindowTest extends InRealWindow {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String SERVER =
            "require('http').createServer((q, a) => a.end()).listen(0, '127.0.0.1',"
                    + " function () { console.log('port ' + this.address().port) })";
    private static final String STUBBORN =
            """
            import signal, socket
            signal.signal(signal.SIGTERM, signal.SIG_IGN)
            server = socket.create_server(('127.0.0.1', 0))
            print('port', server.getsockname()[1])
            signal.pause()
            """;
    private static final String RESTARTER =
            """
            import socket, subprocess, sys
            free = socket.create_server(('127.0.0.1', 0))
            port = str(free.getsockname()[1])
            free.close()
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
        Eventually.holds("one row is left", PATIENCE, () -> window.ports().size() == 1);
        Eventually.holds("its row is drawn", PATIENCE, () -> cell(port).isPresent());
        robot.clickOn(cell(port).orElseThrow());
        // the details are drawn anew as facts come in: a pointer may arrive too late
        window.press("details-stop");
        window.awaitText("the plan", text -> text.contains("to free port " + port));
        window.awaitShown("stop-for-good");
    }

    private void agreeToStop(int port) {
        askToStop(port);
        robot.clickOn("#stop-for-good");
    }

    private Optional<Node> cell(int port) {
        String text = Integer.toString(port);
        return robot.lookup(".table-cell.port")
                .match((Node node) -> node instanceof Labeled cell && text.equals(cell.getText()))
                .tryQuery();
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
        try (var server = ChildProcess.node(SERVER)) {
            int port = port(server);
            try (var client = ChildProcess.python(CLIENT.formatted(port))) {
                client.awaitLine("connected");

                agreeToStop(port);
                leave("Port " + port + " is free");

                Eventually.holds("the server ended", PATIENCE, () -> !server.isAlive());
                assertThat(client.isAlive()).as("the client lives").isTrue();
                assertCanBeBound(port);
            }
        }
    }

    @Test
    void aServerThatIgnoresSigtermIsKilledOnlyByAClick() throws IOException {
        try (var server = ChildProcess.python(STUBBORN)) {
            int port = port(server);

            agreeToStop(port);
            window.awaitText("the countdown", text -> text.matches("[1-5] s left"));
            window.awaitShown("stop-kill");
            assertThat(server.isAlive()).as("the server before the click").isTrue();
            robot.clickOn("#stop-kill");
            leave("Port " + port + " is free");

            Eventually.holds("the server ended", PATIENCE, () -> !server.isAlive());
            assertCanBeBound(port);
        }
    }

    @Test
    void whatStartsAServerAgainIsStoppedInstead() throws IOException {
        try (var restarter = ChildProcess.python(RESTARTER)) {
            int port = port(restarter);

            agreeToStop(port);
            window.awaitText("the verdict", ("Port " + port + " was taken again")::equals);
            assertThat(restarter.isAlive()).as("what starts it again").isTrue();
            robot.clickOn("#stop-instead");
            window.awaitText(
                    "its plan", text -> text.contains("(" + restarter.pid() + ") will start it"));
            robot.clickOn("#stop-for-good");
            leave("Port " + port + " is free");

            Eventually.holds("it ended", PATIENCE, () -> !restarter.isAlive());
            assertCanBeBound(port);
        }
    }

    @Test
    void tabStaysInTheDialog() {
        try (var server = ChildProcess.node(SERVER)) {
            askToStop(port(server));
            for (int i = 0; i < 6; i++) {
                robot.push(KeyCode.TAB);
                Eventually.holds("the focus is in the dialog", PATIENCE, this::isFocusInDialog);
            }
            robot.push(KeyCode.ESCAPE);
            assertThat(server.isAlive()).isTrue();
        }
    }

    private boolean isFocusInDialog() {
        Node at = robot.lookup("#overlay").query().getScene().getFocusOwner();
        while (at != null && !"overlay".equals(at.getId())) {
            at = at.getParent();
        }
        return at != null;
    }
}
