package dev.bindsight.view.connections;

import static dev.bindsight.testbed.RealWindow.onFx;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bindsight.testbed.Eventually;
import dev.bindsight.testbed.InRealWindow;
import dev.bindsight.testbed.RealWindow;
import dev.bindsight.view.rows.Row;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.util.stream.Stream;

/** The screen on connections of this very process, used by the keyboard. */
class ConnectionsInWindowTest extends InRealWindow {

    @Test
    void aConnectionIsFoundShownFromBothEndsAndSaysWhatFlowed() throws IOException {
        try (var server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
                var client = new Socket(server.getInetAddress(), server.getLocalPort());
                var accepted = server.accept()) {
            client.getOutputStream().write(new byte[5_000]);
            assertThat(accepted.getInputStream().readNBytes(5_000)).hasSize(5_000);

            robot.push(KeyCode.CONTROL, KeyCode.DIGIT2);
            search(server.getLocalPort());
            Eventually.holds("both ends", () -> onFx(() -> links() == 2));
            select(server.getLocalPort());
            window.awaitText("what it sent", text -> text.startsWith("5.0 kB, all acknowledged"));
            window.awaitText(
                    "what came back", text -> text.matches("sent .+ ago, nothing received"));
            window.awaitText("the charts", text -> text.startsWith("Throughput, "));

            robot.push(KeyCode.CONTROL, KeyCode.E);
            window.awaitText("what came in there", "5.0 kB"::equals);
            window.awaitText(
                    "what went out", text -> text.matches("received .+ ago, nothing sent"));
            window.awaitText("its other end", text -> text.contains("unread in its queue"));
        }
    }

    @Test
    void thatNoNameIsLookedUpOnThisMachineIsSaid() throws IOException {
        try (var server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
                var _ = new Socket(server.getInetAddress(), server.getLocalPort());
                var _ = server.accept()) {
            robot.push(KeyCode.CONTROL, KeyCode.DIGIT2);
            search(server.getLocalPort());
            Eventually.holds("both ends", () -> onFx(() -> links() == 2));
            select(server.getLocalPort());
            robot.push(KeyCode.CONTROL, KeyCode.L);

            window.awaitSaid("why", text -> text.startsWith("The other end is on this machine"));
        }
    }

    @Test
    void theCountIsNeverCut() {
        robot.push(KeyCode.CONTROL, KeyCode.DIGIT2);
        window.awaitText("a count", text -> text.matches("0|[0-9,]+(,| in| of).*"));
        for (int each = 1200; each >= 500; each -= 50) {
            int width = each;
            var _ =
                    onFx(() -> {
                        window.scene().getWindow().setWidth(width);
                        return width;
                    });
            Eventually.holds(
                    "whole at " + width,
                    () ->
                            onFx(() ->
                                    isWhole("#connections-count")
                                            || isWhole("#connections-number")));
        }
    }

    private boolean isWhole(String label) {
        return window.scene().lookup(label) instanceof Label shown
                && shown.isVisible()
                && !shown.getText().isEmpty()
                && shown.getWidth() >= Math.floor(shown.prefWidth(-1));
    }

    @Test
    void aPeerThatDoesNotReadIsSaidAndARowThatSaidItShowsItsCellsAgain() throws IOException {
        try (var server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
                var client =
                        SocketChannel.open(
                                new InetSocketAddress(
                                        server.getInetAddress(), server.getLocalPort()));
                var _ = server.accept()) {
            client.configureBlocking(false);
            Eventually.holds("no room for more", () -> write(client) == 0);
            robot.push(KeyCode.CONTROL, KeyCode.DIGIT2);
            search(server.getLocalPort());
            window.awaitText("the finding", "The peer does not read:"::equals);

            // without heads a connection stands where a finding stood
            robot.push(KeyCode.CONTROL, KeyCode.G)
                    .push(KeyCode.CONTROL, KeyCode.G)
                    .push(KeyCode.CONTROL, KeyCode.G);

            Eventually.holds("their cells", () -> onFx(() -> shownCells() == 2));
        }
    }

    @Test
    void beforeAConnectionIsClosedBothSidesAreToldWhatTheyWillSee() throws IOException {
        try (var server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
                var client = new Socket(server.getInetAddress(), server.getLocalPort());
                var accepted = server.accept()) {
            ask(server.getLocalPort());
            window.awaitText("this side", text -> text.matches(".*(ECONNABORTED|EPIPE).*"));
            window.awaitText("how", text -> text.matches(".*(SOCK_DESTROY|pidfd_getfd).*"));

            robot.push(KeyCode.ESCAPE);
            client.getOutputStream().write(7);
            assertThat(accepted.getInputStream().read()).isEqualTo(7);
        }
    }

    /** Root would have the kernel destroy it, which tests do in namespaces of their own only. */
    @Test
    void anOrdinaryUserClosesAConnectionOfAProcessOfTheirs() throws IOException {
        Assumptions.assumeFalse(
                "root".equals(System.getProperty("user.name")), "it takes an ordinary user");
        try (var server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
                var client = new Socket(server.getInetAddress(), server.getLocalPort());
                var accepted = server.accept()) {
            ask(server.getLocalPort());
            window.awaitText("how", text -> text.contains("pidfd_getfd"));
            window.press("close-connection-now");

            assertThat(accepted.getInputStream().read()).isEqualTo(-1);
            assertThat(client.getInputStream().read()).isEqualTo(-1);
        }
    }

    @Test
    @SuppressWarnings("try") // that it is closed early is what is tested
    void aConnectionThatIsGoneIsShownAsClosedAndCanNoLongerBeClosed() throws IOException {
        try (var server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
                var client = new Socket(server.getInetAddress(), server.getLocalPort());
                var accepted = server.accept()) {
            robot.push(KeyCode.CONTROL, KeyCode.DIGIT2);
            search(server.getLocalPort());
            Eventually.holds("both ends", () -> onFx(() -> links() == 2));
            select(server.getLocalPort());
            assertThat(onFx(() -> window.scene().lookup("#connection-close").isDisabled()))
                    .isFalse();

            // a reset leaves nothing behind
            client.setSoLinger(true, 0);
            client.close();

            Eventually.holds(
                    "closed, and no button to close it",
                    () ->
                            onFx(() ->
                                    window.scene().lookup("#connection-close").isDisabled()
                                            && window.scene().getRoot().lookupAll(".muted").stream()
                                                    .anyMatch(node ->
                                                            node instanceof Label label
                                                                    && "closed"
                                                                            .equals(
                                                                                    label
                                                                                            .getText()))));
            assertThat(accepted.isClosed()).isFalse();
        }
    }

    /** As its row in Ports does. */
    @Test
    @SuppressWarnings("try") // that they are closed early is what is tested
    void whatTheKernelStillHoldsCountsDownThoughNothingIsRead() throws IOException {
        try (var server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
                var client = new Socket(server.getInetAddress(), server.getLocalPort());
                var accepted = server.accept()) {
            int port = client.getLocalPort();
            client.close();
            assertThat(accepted.getInputStream().read()).isEqualTo(-1);
            accepted.close();
            robot.push(KeyCode.CONTROL, KeyCode.DIGIT2);
            window.fill("search", "port:" + port);
            // what has no process is folded
            robot.push(KeyCode.CONTROL, KeyCode.G)
                    .push(KeyCode.CONTROL, KeyCode.G)
                    .push(KeyCode.CONTROL, KeyCode.G);
            Eventually.holds("what is left", () -> onFx(() -> links() == 1));
            select(server.getLocalPort());
            window.awaitText("how long", text -> text.matches("over in \\d+ s"));
            robot.push(KeyCode.CONTROL, KeyCode.P);
            long before = left();

            Eventually.holds("less", () -> left() < before);
        }
    }

    private long left() {
        return onFx(() ->
                window.scene().getRoot().lookupAll(".muted").stream()
                        .filter(node -> node instanceof Label)
                        .map(node -> ((Label) node).getText())
                        .filter(text -> text.matches("over in \\d+ s"))
                        .mapToLong(text -> Long.parseLong(text.replaceAll("\\D", "")))
                        .findFirst()
                        .orElse(0));
    }

    @Test
    void theLinesOverTimeAreSaidInWords() throws IOException {
        try (var server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
                var client = new Socket(server.getInetAddress(), server.getLocalPort());
                var accepted = server.accept()) {
            robot.push(KeyCode.CONTROL, KeyCode.DIGIT2);
            search(server.getLocalPort());
            Eventually.holds("both ends", () -> onFx(() -> links() == 2));
            client.getOutputStream().write(new byte[50_000]);
            assertThat(accepted.getInputStream().readNBytes(50_000)).hasSize(50_000);

            Eventually.holds(
                    "what flowed",
                    () ->
                            onFx(() ->
                                    said(".minute")
                                            .anyMatch(text ->
                                                    text.matches(
                                                            "Now .* in the last minute at most"
                                                                    + " .*"))));
            assertThat(
                            onFx(() ->
                                    said(".round-trip")
                                            .anyMatch(text ->
                                                    text.matches("Round trip [0-9.]+ ms.*"))))
                    .isTrue();
        }
    }

    private Stream<String> said(String column) {
        return table().lookupAll(column).stream()
                .filter(node -> node instanceof TableCell<?, ?> cell && !cell.isEmpty())
                .filter(node -> node.getAccessibleText() != null)
                .map(Node::getAccessibleText);
    }

    /** Selects the connection to a port and asks to close it. */
    private void ask(int port) {
        robot.push(KeyCode.CONTROL, KeyCode.DIGIT2);
        search(port);
        Eventually.holds("both ends", () -> onFx(() -> links() == 2));
        select(port);
        robot.push(KeyCode.DELETE);
        window.awaitText("the question", "This side will see"::equals);
    }

    @Test
    void aConnectionIsCopiedAsItsPeerAsARowAsALineOfSsAndAsJson() throws IOException {
        try (var server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
                var client = new Socket(server.getInetAddress(), server.getLocalPort());
                var _ = server.accept()) {
            robot.push(KeyCode.CONTROL, KeyCode.DIGIT2);
            search(server.getLocalPort());
            Eventually.holds("both ends", () -> onFx(() -> links() == 2));
            select(server.getLocalPort());
            window.awaitText("what this kernel tells", "More of tcp_info"::equals);
            window.awaitText(
                    "what is looked up of one alone",
                    text -> text.startsWith("timestamps, SACK, window scaling"));
            String peer = "127.0.0.1:" + server.getLocalPort();
            String here = "127.0.0.1:" + client.getLocalPort();

            onFx(() -> {
                table().requestFocus();
                return true;
            });
            robot.push(KeyCode.CONTROL, KeyCode.C);
            Eventually.holds("the peer", () -> RealWindow.clipboard().equals(peer));
            copyAs("Row");
            Eventually.holds(
                    "the row", () -> RealWindow.clipboard().contains("\t" + here + "\t" + peer));
            copyAs("Line as of ss");
            Eventually.holds(
                    "the line of ss",
                    () ->
                            RealWindow.clipboard()
                                            .startsWith("ESTAB 0 0 " + here + " " + peer + " ")
                                    && RealWindow.clipboard().contains(" rtt:"));
            copyAs("JSON");
            Eventually.holds(
                    "JSON", () -> RealWindow.clipboard().contains("\"congestionControl\""));
        }
    }

    private void copyAs(String form) {
        onFx(() -> {
            var menu = (MenuButton) window.scene().lookup("#connection-copy");
            for (MenuItem item : menu.getItems()) {
                if (form.equals(item.getText())) {
                    item.fire();
                    return true;
                }
            }
            throw new IllegalStateException("no form " + form);
        });
    }

    @Test
    void aColumnThatIsLeftOutStaysOutUntilTheColumnsAreReset() {
        robot.push(KeyCode.CONTROL, KeyCode.DIGIT2);
        Eventually.holds("the table", () -> onFx(() -> table() != null));
        robot.clickOn("#connections-columns").clickOn("#column-state");
        Eventually.holds("no state", () -> onFx(() -> !isShown("state")));
        Eventually.holds("kept", () -> settings().contains("state:100:hidden"));
        robot.clickOn("#columns-reset");
        Eventually.holds("the state", () -> onFx(() -> isShown("state")));
        Eventually.holds("kept", () -> settings().contains("state:100:shown"));
        robot.push(KeyCode.ESCAPE);
    }

    private String settings() {
        try {
            return Files.readString(directory.resolve("settings.properties"));
        } catch (IOException e) {
            return "";
        }
    }

    private boolean isShown(String column) {
        return table().getColumns().stream()
                .anyMatch(each -> each.getId().equals(column) && each.isVisible());
    }

    private static int write(SocketChannel client) {
        try {
            return client.write(ByteBuffer.allocate(1 << 16));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Leaves the connections of a server of this test: an earlier one in this virtual machine may
     * still have some.
     */
    private void search(int port) {
        window.fill("search", "pid:" + ProcessHandle.current().pid() + " 127.0.0.1:" + port);
    }

    private void select(int port) {
        onFx(() -> {
            for (Row<?, ?> row : table().getItems()) {
                if (row.get() instanceof ConnectionRow.Link(Flow flow, var _, var _)
                        && flow.remote().port().number() == port) {
                    table().getSelectionModel().clearAndSelect(table().getItems().indexOf(row));
                }
            }
            return true;
        });
    }

    private long links() {
        return table().getItems().stream()
                .filter(row -> row.get() instanceof ConnectionRow.Link)
                .count();
    }

    /** How many connections in sight show their state. */
    private long shownCells() {
        return table().lookupAll(".state").stream()
                .filter(node ->
                        node instanceof TableCell<?, ?> cell
                                && cell.isVisible()
                                && cell.getTableRow().isVisible()
                                && cell.getItem() instanceof ConnectionRow.Link
                                && "ESTABLISHED".equals(cell.getText()))
                .count();
    }

    @SuppressWarnings("unchecked") // the list holds rows and nothing else
    private TableView<Row<?, ?>> table() {
        return (TableView<Row<?, ?>>) window.scene().lookup("#connections-table");
    }
}
