package dev.bindsight.screenshots;

import dev.bindsight.history.store.HistoryFile;
import dev.bindsight.testbed.ChildProcess;
import dev.bindsight.testbed.Eventually;
import dev.bindsight.testbed.Picture;
import dev.bindsight.testbed.RealWindow;
import dev.bindsight.view.Arrival;
import dev.bindsight.view.connections.ConnectionRow;
import dev.bindsight.view.connections.Flow;
import dev.bindsight.view.rows.Row;

import javafx.application.Platform;
import javafx.scene.control.TableView;
import javafx.scene.image.WritableImage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/**
 * Takes the pictures of the README: the real window over the population that {@code
 * packaging/screenshots} starts. Its arguments are the directory for the pictures, the width and
 * the height. It stops {@code server.js} on port 3000, which is why it belongs in namespaces of its
 * own.
 */
public final class Screenshots {
    private static final int SHOP = 3000;
    private static final int DJANGO = 8000;
    private static final Duration LONGER_THAN_A_MINUTE = Duration.ofMinutes(2);
    private static final int EVENTS_OF_A_DAY = 17;
    private static final double ROOM_FOR_CHART = 90;

    private final Path directory;
    private final double width;
    private final double height;

    private Screenshots(Path directory, double width, double height) {
        this.directory = directory;
        this.width = width;
        this.height = height;
    }

    /** Takes them. */
    public static void main(String[] arguments) throws InterruptedException, IOException {
        var started = new CountDownLatch(1);
        Platform.startup(started::countDown);
        started.await();
        Platform.setImplicitExit(false);
        var pictures =
                new Screenshots(
                        Path.of(arguments[0]),
                        Double.parseDouble(arguments[1]),
                        Double.parseDouble(arguments[2]));
        // JavaFX would keep the JVM alive after a failure
        try {
            pictures.take("LIGHT", pictures::ports);
            pictures.take("LIGHT", pictures::details);
            pictures.take("DARK", pictures::ports);
            pictures.take("DARK", pictures::shared);
            pictures.take("DARK", pictures::planOfShop);
            pictures.take("DARK", (window, theme) -> pictures.stop(window, theme, DJANGO));
            for (String theme : List.of("LIGHT", "DARK")) {
                pictures.take(theme, pictures::bind);
                pictures.take(theme, pictures::bindTimeWait);
                pictures.take(theme, pictures::matrix);
                pictures.take(theme, pictures::explain);
                pictures.take(theme, pictures::explainLog);
                pictures.take(theme, pictures::reference);
                pictures.take(theme, pictures::connections);
                pictures.takeWithRecord(theme, pictures::history);
            }
            pictures.take("LIGHT", pictures::stopShop);
            pictures.take("LIGHT", pictures::connect);
            pictures.take("DARK", pictures::connect);
        } finally {
            Platform.exit();
        }
    }

    /** What is done in a window. */
    private interface Scene {
        void play(RealWindow window, String theme);
    }

    private void take(String theme, Scene scene) throws IOException {
        Path settings = Files.createTempFile("settings", ".properties");
        Files.writeString(settings, "theme=" + theme + "\n");
        try (var window =
                new RealWindow(settings, System.getProperty("user.home"), width, height)) {
            scene.play(window, theme.toLowerCase(Locale.ROOT));
        }
        Files.delete(settings);
    }

    /** The other pictures are of a machine without a record. */
    private void takeWithRecord(String theme, Scene scene) throws IOException {
        var file = HistoryFile.of(Map.of(), Path.of(System.getProperty("user.home")));
        String boot = Files.readString(Path.of("/proc/sys/kernel/random/boot_id")).strip();
        try {
            ShopRecord.write(file, boot, Instant.now());
        } catch (SQLException e) {
            throw new IOException(e);
        }
        take(theme, scene);
        file.delete();
    }

    private void ports(RealWindow window, String theme) {
        window.select(SHOP);
        window.awaitText("the clients of the shop", "Connected clients"::equals);
        save(window, "ports-" + theme);
    }

    private void details(RealWindow window, String theme) {
        shared(window, theme);
        picture(window, 9000, "No process holds it", "details-time-wait" + suffix(theme));
        picture(window, 22, "The owner is not visible", "details-hidden" + suffix(theme));
    }

    private void shared(RealWindow window, String theme) {
        picture(window, 8088, "Owners", "details-shared" + suffix(theme));
    }

    private void picture(RealWindow window, int port, String sign, String name) {
        window.select(port);
        window.awaitText(sign, sign::equals);
        save(window, name);
    }

    private void bind(RealWindow window, String theme) {
        window.press("rail-BIND");
        tryBind(window, "8081");
        window.awaitText("the port is free", "OK"::equals);
        tryBind(window, Integer.toString(SHOP));
        window.awaitText("who has it", "server.js"::equals);
        save(window, "bind" + suffix(theme));
    }

    private void bindTimeWait(RealWindow window, String theme) {
        // what the population left behind lasts a minute
        try (var lingering = ChildProcess.start("python3", "linger.py", "9000")) {
            lingering.awaitExit();
        }
        window.press("rail-BIND");
        tryBind(window, "9000");
        window.awaitText("the kernel has it", text -> text.contains("TIME_WAIT"));
        save(window, "bind-time-wait" + suffix(theme));
    }

    private void matrix(RealWindow window, String theme) {
        window.press("rail-BIND");
        window.fill("bind-port", "5432");
        window.press("bind-matrix");
        window.awaitText("it is done", text -> text.matches("Try all \\d+"));
        save(window, "matrix" + suffix(theme));
    }

    /** The shop is started once more, and what that prints is pasted. */
    private void explain(RealWindow window, String theme) {
        try (var second = ChildProcess.start("npm", "run", "dev")) {
            second.awaitExit();
            window.receive(new Arrival(null, second.output()));
        }
        window.awaitText("who has it", text -> text.contains("server.js"));
        window.awaitShown("fix-use-other-port");
        save(window, "explain" + suffix(theme));
    }

    private void explainLog(RealWindow window, String theme) {
        window.press("rail-EXPLAIN");
        window.receive(new Arrival(null, ShopLog.text()));
        window.awaitText("what is still so", "still"::equals);
        window.awaitText("what is true now", text -> text.contains("listens"));
        save(window, "explain-log" + suffix(theme));
    }

    private void reference(RealWindow window, String theme) {
        window.press("rail-REFERENCE");
        window.awaitText("the first errno", "EADDRINUSE"::equals);
        save(window, "reference" + suffix(theme));
    }

    private void connections(RealWindow window, String theme) {
        try (var _ = new Orders()) {
            window.press("rail-CONNECTIONS");
            Eventually.holds(
                    "a full minute of what flowed",
                    LONGER_THAN_A_MINUTE,
                    () -> RealWindow.onFx(() -> window.texts().contains("≥ 1 min")));
            selectReport(window);
            window.awaitText("its round trip", text -> text.startsWith("Round trip"));
            save(window, "connections" + suffix(theme));
        }
    }

    @SuppressWarnings("unchecked") // the list holds rows and nothing else
    private static void selectReport(RealWindow window) {
        RealWindow.onFx(() -> {
            var table = (TableView<Row<?, ?>>) window.scene().lookup("#connections-table");
            for (Row<?, ?> row : table.getItems()) {
                if (row.get() instanceof ConnectionRow.Link(Flow flow, var _, var _)
                        && flow.peer() != null
                        && flow.peer().name().contains("report.py")) {
                    table.getSelectionModel().clearAndSelect(table.getItems().indexOf(row));
                }
            }
            return true;
        });
    }

    private void history(RealWindow window, String theme) {
        window.press("rail-HISTORY");
        window.awaitShown("history-now");
        window.fill("history-question", "who held 3000 20h ago?");
        window.awaitText("the answer", text -> text.startsWith("server.js (node, 3877)"));
        window.press("history-now");
        window.awaitText("all of the last day", (EVENTS_OF_A_DAY + " in view")::equals);
        save(window, "history" + suffix(theme));
    }

    private static void tryBind(RealWindow window, String port) {
        window.fill("bind-port", port);
        window.press("bind-run");
    }

    private void planOfShop(RealWindow window, String theme) {
        plan(window, SHOP);
        save(window, "stop-dialog" + suffix(theme));
    }

    private void stopShop(RealWindow window, String theme) {
        planOfShop(window, theme);
        carryOut(window, theme);
    }

    private static void plan(RealWindow window, int port) {
        window.select(port);
        window.press("details-stop");
        window.awaitText("the plan", text -> text.matches("Stop .* to free port " + port + "\\?"));
    }

    private void stop(RealWindow window, String theme, int port) {
        plan(window, port);
        carryOut(window, theme);
    }

    private void carryOut(RealWindow window, String theme) {
        window.press("stop-for-good");
        window.awaitText("the proof", text -> text.endsWith(" is free"));
        save(window, "stop-after" + suffix(theme));
        window.press("stop-done");
    }

    /** A name whose server has one of its two addresses, by TLS, sixty times. */
    private void connect(RealWindow window, String theme) {
        RealWindow.onFx(() -> {
            window.stage().setHeight(height + ROOM_FOR_CHART);
            return true;
        });
        window.press("rail-CONNECT");
        window.fill("connect-host", "shop.test");
        window.fill("connect-ports", "9443");
        window.press("connect-tls");
        window.press("connect-repeat");
        window.fill("connect-plan", "60 × 50 ms");
        window.press("connect-go");
        window.awaitText("all samples", "60 of 60"::equals);
        save(window, "connect" + suffix(theme));
    }

    private static String suffix(String theme) {
        return theme.equals("light") ? "" : "-" + theme;
    }

    private void save(RealWindow window, String name) {
        WritableImage picture = RealWindow.onFx(() -> window.scene().snapshot(null));
        Picture.save(picture, directory.resolve(name + ".png"));
    }
}
