package dev.bindsight.view.connect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bindsight.app.Engine;
import dev.bindsight.model.BindPlace;
import dev.bindsight.model.Port;
import dev.bindsight.model.Probe.BindProbe;
import dev.bindsight.model.Protocol;
import dev.bindsight.model.SocketKey;
import dev.bindsight.platform.linux.LinuxPlatform;
import dev.bindsight.settings.SettingsFile;
import dev.bindsight.settings.ThemeChoice;
import dev.bindsight.testbed.ChildProcess;
import dev.bindsight.testbed.Eventually;
import dev.bindsight.testbed.OwnDisplay;
import dev.bindsight.testbed.RealWindow;
import dev.bindsight.testbed.WindowRobot;
import dev.bindsight.view.Desktop;
import dev.bindsight.view.connect.ConnectForm.Field;
import dev.bindsight.view.job.Lanes;
import dev.bindsight.view.look.Fonts;
import dev.bindsight.view.look.Theme;
import dev.bindsight.view.navigation.Navigation;

import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.stage.Stage;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxToolkit;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeoutException;

/**
 * The screen by itself over the real engine, where the file that is saved is caught before a dialog
 * of the desktop asks for its place.
 */
class RepeatInWindowTest {
    private static final String SERVER =
            """
            import socket
            server = socket.create_server(('127.0.0.1', 0), backlog=64)
            print('port', server.getsockname()[1])
            while True:
                server.accept()[0].close()
            """;
    private static final String TLS_SERVER =
            """
            import socket, ssl, sys
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(sys.argv[1], sys.argv[2])
            server = socket.create_server(('127.0.0.1', 0))
            print('port', server.getsockname()[1])
            while True:
                client = server.accept()[0]
                try:
                    secured = context.wrap_socket(client, server_side=True)
                    secured.sendall(b'220 ready\\r\\n')
                    secured.recv(1)
                except OSError as refused:
                    client.close()
            """;

    @TempDir Path directory;

    private final WindowRobot robot = new WindowRobot();
    private final List<String> saved = new ArrayList<>();
    private final ExecutorService background = Executors.newCachedThreadPool();
    private Engine engine;
    private ConnectModel model;
    private Stage stage;

    @BeforeAll
    static void startToolkit() throws TimeoutException {
        OwnDisplay.require();
        FxToolkit.registerPrimaryStage();
    }

    @BeforeEach
    void open() {
        engine = Engine.on(LinuxPlatform.open(), "workstation");
        Desktop desktop =
                engine.desktop(
                        new SettingsFile(directory.resolve("settings.properties")), "/nonexistent");
        model =
                new ConnectModel(
                        desktop.probing().connects(),
                        desktop.probing().remedies(),
                        desktop.machine()::servicePort,
                        Lanes.of(background, Platform::runLater),
                        Clock.systemUTC());
        stage =
                RealWindow.onFx(() -> {
                    Fonts.load();
                    var _ = new Theme(ThemeChoice.LIGHT, _ -> {});
                    var screen =
                            new ConnectScreen(
                                    model,
                                    new ConnectScreen.Surroundings(
                                            new Nowhere(),
                                            desktop.machine()::serviceName,
                                            text -> {},
                                            (name, text) -> saved.addAll(List.of(name, text)),
                                            Clock.systemUTC()));
                    var scene = new Scene(screen, 1_100, 700);
                    Theme.style(scene);
                    var made = new Stage();
                    made.setX(0);
                    made.setY(0);
                    made.setScene(scene);
                    made.show();
                    return made;
                });
        RealWindow.awaitKeyboard(stage);
    }

    @AfterEach
    void close() {
        RealWindow.onFx(() -> {
            model.cancel();
            stage.close();
            return true;
        });
        background.shutdown();
        engine.close();
    }

    private String text(String id) {
        return RealWindow.onFx(() ->
                stage.getScene().lookup(id) instanceof Labeled labeled ? labeled.getText() : "");
    }

    private void connect(int port) {
        RealWindow.onFx(() -> {
            model.fill("127.0.0.1", Integer.toString(port), Protocol.TCP);
            return true;
        });
        robot.clickOn("#connect-go");
    }

    private boolean isShown(String text) {
        return RealWindow.onFx(() ->
                stage.getScene().getRoot().lookupAll(".label").stream()
                        .anyMatch(node -> is(node, text)));
    }

    private static boolean is(Node node, String text) {
        return node instanceof Labeled labeled && labeled.getText().contains(text);
    }

    @Test
    void aConnectIsRepeatedAndItsSamplesAreSaved() {
        try (var server = ChildProcess.python(SERVER)) {
            int port = server.awaitNumber("port (\\d+)");
            RealWindow.onFx(() -> {
                model.form().text(Field.REPEAT).set("12 × 5 ms");
                return true;
            });
            robot.clickOn("#connect-repeat");
            connect(port);

            Eventually.holds("all are done", () -> text("#repeat-count").equals("12 of 12"));
            robot.clickOn("#repeat-csv");
            Eventually.holds("a file is saved", () -> !saved.isEmpty());
            assertThat(saved.getFirst()).isEqualTo("connect.csv");
            assertThat(saved.getLast().lines().toList())
                    .hasSize(13)
                    .first()
                    .asString()
                    .startsWith("index,");
        }
    }

    @Test
    void endStopsARepeatedConnectAndKeepsItsSamples() {
        try (var server = ChildProcess.python(SERVER)) {
            int port = server.awaitNumber("port (\\d+)");
            RealWindow.onFx(() -> {
                model.form().text(Field.REPEAT).set("100000 × 5 ms");
                return true;
            });
            robot.clickOn("#connect-repeat");
            connect(port);
            Eventually.holds(
                    "some are done",
                    () -> text("#repeat-count").matches("([2-9]|\\d[\\d,]+) of 100,000"));
            robot.clickOn("#repeat-end");

            Eventually.holds(
                    "it ended",
                    () -> text("#repeat-count").matches("ended after [\\d,]+ of 100,000"));
            assertThat(RealWindow.onFx(() -> model.busy().get())).isFalse();
        }
    }

    @Test
    void aSelfSignedCertificateIsShownAndNotTrusted() {
        Path key = directory.resolve("key.pem");
        Path certificate = directory.resolve("certificate.pem");
        try (var openssl =
                ChildProcess.start(
                        "openssl",
                        "req",
                        "-x509",
                        "-newkey",
                        "rsa:2048",
                        "-nodes",
                        "-keyout",
                        key.toString(),
                        "-out",
                        certificate.toString(),
                        "-days",
                        "84",
                        "-subj",
                        "/CN=shop.test")) {
            assertThat(openssl.awaitExit()).as(openssl.output()).isZero();
        }
        try (var server =
                ChildProcess.start(
                        "python3",
                        "-u",
                        "-c",
                        TLS_SERVER,
                        certificate.toString(),
                        key.toString())) {
            int port = server.awaitNumber("port (\\d+)");
            robot.clickOn("#connect-tls").clickOn("#connect-more").clickOn("#connect-first-bytes");
            connect(port);

            Eventually.holds("the version", () -> isShown("TLS 1.3, TLS_"));
            assertThat(isShown("shop.test, shop.test, 83 days left")).isTrue();
            assertThat(isShown("yes, name matches")).isFalse();
            assertThat(isShown("220 ready")).isTrue();
        }
    }

    private static final class Nowhere implements Navigation {
        @Override
        public void showSocket(SocketKey socket) {
            throw new AssertionError("no link was clicked");
        }

        @Override
        public void tryBind(BindPlace place, Protocol protocol) {
            throw new AssertionError("no link was clicked");
        }

        @Override
        public void tryConnect(String host, String ports, Protocol protocol) {
            throw new AssertionError("no link was clicked");
        }

        @Override
        public void tryBind(BindProbe probe) {
            throw new AssertionError("no link was clicked");
        }

        @Override
        public void fillBind(BindProbe probe) {
            throw new AssertionError("no link was clicked");
        }

        @Override
        public void fillConnect(String host, String ports, Protocol protocol) {
            throw new AssertionError("no link was clicked");
        }

        @Override
        public void explain(String text) {
            throw new AssertionError("no link was clicked");
        }

        @Override
        public void explainClipboard() {
            throw new AssertionError("no link was clicked");
        }

        @Override
        public void showHistory(Port port) {}

        @Override
        public void showErrno(String errno) {
            throw new AssertionError("no link was clicked");
        }
    }
}
