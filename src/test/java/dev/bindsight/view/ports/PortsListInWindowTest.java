package dev.bindsight.view.ports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bindsight.testbed.ChildProcess;
import dev.bindsight.testbed.Eventually;
import dev.bindsight.testbed.InRealWindow;
import dev.bindsight.testbed.RealWindow;

import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.Region;
import javafx.scene.text.Text;

import org.junit.jupiter.api.Test;
import org.kordamp.ikonli.feather.Feather;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** The list as a person sees it: real sockets in the real window. */
class PortsListInWindowTest extends InRealWindow {
    private static final String MANY =
            """
            import signal, socket
            held = [socket.create_server(('127.100.100.127', 0)) for _ in range(100)]
            full = socket.create_server(('127.100.100.127', 0), backlog=2)
            clients = [socket.socket() for _ in range(3)]
            for client in clients:
                client.setblocking(False)
                client.connect_ex(full.getsockname())
            print('full', full.getsockname()[1])
            signal.pause()
            """;

    /** One socket in two processes; the second ends with the first. */
    private static final String SHARED =
            """
            import os, signal, socket, sys
            server = socket.create_server(('127.0.0.1', 0))
            print('port', server.getsockname()[1], flush=True)
            sys.stdin.readline()
            if os.fork() == 0:
                sys.stdin.read()
                os._exit(0)
            signal.pause()
            """;

    private static final String CONNECTED =
            """
            import signal, socket
            server = socket.create_server(('127.0.0.1', 0))
            client = socket.create_connection(server.getsockname())
            accepted, peer = server.accept()
            client.sendall(b'x')
            accepted.recv(1)
            print('peer', '%s:%d' % peer)
            signal.pause()
            """;

    private static final String PLUS = Character.toString(Feather.PLUS.getCode());
    private static final String MINUS = Character.toString(Feather.MINUS.getCode());

    @Test
    void addressesAreWholeAFullQueueSaysSoAndNothingIsScrolledSideways() {
        try (ChildProcess servers = ChildProcess.python(MANY)) {
            String port = servers.awaitLine("full (\\d+)").group(1);
            window.fill("search", "pid:" + servers.pid());
            Eventually.holds("all its ports", () -> window.ports().size() == 101);

            Eventually.holds("more rows than fit", () -> bar(Orientation.VERTICAL).isVisible());
            // cells of rows that were there before are drawn until the next picture
            Eventually.holds(
                    "whole addresses of these alone",
                    () ->
                            RealWindow.onFx(() ->
                                    !cells("address").isEmpty()
                                            && cells("address").stream()
                                                    .allMatch(PortsListInWindowTest::isWhole)));
            assertThat(bar(Orientation.HORIZONTAL).isVisible()).isFalse();

            window.fill("search", port);
            Eventually.holds("the full one", () -> window.ports().size() == 1);
            window.awaitText("its queue", "full 3/2"::equals);
        }
    }

    private static boolean isWhole(TableCell<?, ?> address) {
        return "127.100.100.127".equals(address.getText()) && !address.isTextTruncated();
    }

    @Test
    void howManyOwnersThereAreIsWholeBesideTheDetails() {
        try (ChildProcess servers = ChildProcess.python(SHARED)) {
            int port = servers.awaitNumber("port (\\d+)");
            window.awaitPort(port);
            window.select(port);
            window.fill("search", Integer.toString(port));
            servers.send("");

            Eventually.holds(
                    "the badge is within its cell",
                    () ->
                            cells("process").stream()
                                    .flatMap(cell -> cell.lookupAll(".badge").stream())
                                    .anyMatch(badge -> RealWindow.onFx(() -> isWithinCell(badge))));
        }
    }

    private static boolean isWithinCell(Node badge) {
        Node cell = badge;
        while (!(cell instanceof TableCell)) {
            cell = cell.getParent();
        }
        double end = badge.localToScene(badge.getBoundsInLocal()).getMaxX();
        return badge.isVisible() && end <= cell.localToScene(cell.getBoundsInLocal()).getMaxX();
    }

    @Test
    void theSignsBeforeRowsThatComeAndGoAlikeGoWithThem() {
        // found by an address of its own: a reading between the end of a process and that of its
        // sockets
        // finds no pid for them
        String here = "127.100.100.128";
        String two = MANY.replace("100)]", "1)]").replace("127.100.100.127", here);
        // looked for before they come: what is new is marked for three seconds
        window.fill("search", here);
        try (ChildProcess servers = ChildProcess.python(two)) {
            Eventually.holds("new", () -> signs().equals(List.of(PLUS, PLUS)));

            Eventually.holds("there for a while", () -> signs().isEmpty());

            servers.kill();
            Eventually.holds("gone", () -> signs().equals(List.of(MINUS, MINUS)));
        }
    }

    @Test
    void theThumbOfThousandsOfRowsCanBeTakenHoldOf() {
        try (ChildProcess servers = ChildProcess.python(MANY.replace("100)]", "900)]"))) {
            servers.awaitLine("full (\\d+)");
            window.fill("search", "pid:" + servers.pid());
            Eventually.holds("all its ports", () -> window.ports().size() == 901);

            Node thumb = bar(Orientation.VERTICAL).lookup(".thumb");

            assertThat(RealWindow.onFx(() -> thumb.getLayoutBounds().getHeight()))
                    .isGreaterThanOrEqualTo(30);
        }
    }

    @Test
    void aWidthThatWasDraggedIsThereAgainAfterARestart() {
        TableColumn<?, ?> user = column("user");
        // rows that come and go, and the scroll bar with them, would move the edge
        window.fill("search", "port:1 proto:udp");
        Eventually.holds(
                "laid out",
                () -> detailsWidth() == 304 && window.ports().isEmpty() && isBelowItsHead(user));
        double before = RealWindow.onFx(user::getWidth);
        var edge =
                RealWindow.onFx(() -> {
                    Node head = head("user");
                    return head.localToScreen(head.getLayoutBounds().getMaxX() - 1, 10);
                });

        robot.moveTo(edge).press(MouseButton.PRIMARY).moveBy(31, 0).release(MouseButton.PRIMARY);
        Eventually.holds("wider", () -> RealWindow.onFx(user::getWidth) > before + 20);
        double after = RealWindow.onFx(user::getWidth);
        restart();

        TableColumn<?, ?> again = column("user");
        assertThat(RealWindow.onFx(again::getWidth)).isEqualTo(after);
    }

    @Test
    void theProjectAndTheMeasurementsAreReadForTheirColumns() throws IOException {
        Path shop = Files.createDirectories(directory.toRealPath().resolve("shop"));
        Files.createDirectories(shop.resolve(".git"));
        Files.writeString(shop.resolve(".git/HEAD"), "ref: refs/heads/cart");
        Files.writeString(shop.resolve("package.json"), "{\"name\": \"shop-web\"}");
        window.close();
        Files.writeString(
                directory.resolve("settings.properties"),
                "ports.scope=ALL\nports.columns=project:160:shown rtt:70:shown peer:164:shown");
        window = new RealWindow(directory.resolve("settings.properties"), "/none", 1200, 760);
        try (ChildProcess server =
                ChildProcess.start(shop, Map.of(), List.of("python3", "-uc", CONNECTED))) {
            String peer = server.awaitLine("peer (\\S+)").group(1);
            window.fill("search", "pid:" + server.pid() + " state:established");

            window.awaitText("its project", "shop-web · cart"::equals);
            window.awaitText("its peer", peer::equals);
            window.awaitText("its round trip", text -> text.matches("\\d[\\d.]* (µs|ms)"));
        }
    }

    @Test
    void theMachineAtAGlanceFiltersTheListOnAClick() {
        try (ChildProcess servers = ChildProcess.python(MANY)) {
            int port = Integer.parseInt(servers.awaitLine("full (\\d+)").group(1));
            window.awaitPort(port);
            window.awaitShown("glance-full_queues");
            robot.clickOn("#glance-full_queues");

            Eventually.holds(
                    "full queues alone",
                    () -> window.ports().contains(port) && window.ports().size() < 20);
        }
    }

    @Test
    void theDetailsAreDraggedAndClosedAndStaySoAfterARestart() {
        Region details = (Region) window.scene().lookup(".details");
        Eventually.holds("as at first", () -> detailsWidth() == 304);
        double before = detailsWidth();
        var edge = RealWindow.onFx(() -> details.localToScreen(-3, 200));

        robot.moveTo(edge).press(MouseButton.PRIMARY).moveBy(-60, 0).release(MouseButton.PRIMARY);
        Eventually.holds("wider", () -> detailsWidth() > before + 50);
        double after = detailsWidth();
        restart();
        Eventually.holds("as wide again", () -> Math.abs(detailsWidth() - after) <= 1);

        robot.push(KeyCode.F9);
        Eventually.holds("closed", () -> detailsWidth() < 0);
        restart();
        assertThat(detailsWidth()).isNegative();
        robot.clickOn("#details-toggle");
        Eventually.holds("open", () -> detailsWidth() > before);
    }

    /** Widths are shared out in one frame, and the heads follow in the next. */
    private boolean isBelowItsHead(TableColumn<?, ?> column) {
        return RealWindow.onFx(() -> {
            double right = 0;
            for (TableColumn<?, ?> each : table().getVisibleLeafColumns()) {
                right += each.getWidth();
                if (each == column) {
                    break;
                }
            }
            return Math.abs(head(column.getId()).getBoundsInParent().getMaxX() - right) <= 1;
        });
    }

    /** The signs that are seen before rows. */
    private List<String> signs() {
        return cells("mark").stream()
                .flatMap(cell ->
                        RealWindow.onFx(() ->
                                cell.getGraphic() instanceof Text sign && sign.isVisible()
                                        ? Stream.of(sign.getText())
                                        : Stream.empty()))
                .toList();
    }

    /** Negative while the details are closed. */
    private double detailsWidth() {
        return RealWindow.onFx(() ->
                window.scene().lookup(".details") instanceof Region details
                        ? details.getWidth()
                        : -1.0);
    }

    private void restart() {
        window.close();
        window = new RealWindow(directory.resolve("settings.properties"), "/none", 1200, 760);
    }

    private TableView<?> table() {
        return (TableView<?>) window.scene().lookup("#ports-table");
    }

    private TableColumn<?, ?> column(String id) {
        return table().getColumns().stream()
                .filter(column -> column.getId().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private Node head(String id) {
        return table().lookupAll(".column-header").stream()
                .filter(node -> id.equals(node.getId()))
                .findFirst()
                .orElseThrow();
    }

    private ScrollBar bar(Orientation orientation) {
        return RealWindow.onFx(() -> {
            Set<Node> bars = table().lookupAll(".scroll-bar");
            return bars.stream()
                    .map(ScrollBar.class::cast)
                    .filter(bar -> bar.getOrientation() == orientation)
                    .findFirst()
                    .orElseThrow();
        });
    }

    private List<TableCell<?, ?>> cells(String column) {
        return RealWindow.onFx(() ->
                table().lookupAll(".table-cell").stream()
                        .filter(node ->
                                node instanceof TableCell<?, ?> cell
                                        && !cell.isEmpty()
                                        && cell.getTableColumn() != null
                                        && cell.getTableColumn().getId().equals(column))
                        .<TableCell<?, ?>>map(node -> (TableCell<?, ?>) node)
                        .toList());
    }
}
