package dev.bindsight.language;

import static dev.bindsight.testbed.RealWindow.onFx;

import dev.bindsight.inventory.MachineSummary;
import dev.bindsight.model.Coverage;
import dev.bindsight.model.Inventory;
import dev.bindsight.model.Ownership.HiddenReason;
import dev.bindsight.model.Source;
import dev.bindsight.testbed.Eventually;
import dev.bindsight.testbed.RealWindow;
import dev.bindsight.testbed.ScriptedPlatform;
import dev.bindsight.text.DurationText;
import dev.bindsight.text.SpokenLanguage;
import dev.bindsight.text.Texts;
import dev.bindsight.view.Arrival;
import dev.bindsight.view.look.Overlay;
import dev.bindsight.view.shell.UnlockSheet;

import javafx.application.Platform;
import javafx.event.ActionEvent;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Opens every screen of the real window in the pseudo-language and prints what is wrong with its
 * texts. It runs where nothing but its own programs listens. Its arguments are the width and the
 * height.
 */
final class WindowWalk {
    /** Style classes of what is data as a whole: written by programs, people and the kernel. */
    static final Set<String> DATA =
            Set.of(
                    // system calls, commands, addresses, filters as they are typed; keys
                    "trace-line",
                    "trace-detail",
                    "line-list",
                    "log-table",
                    "mono",
                    "key",
                    "accelerator-text",
                    "code-tab",
                    // the parts of the program and their licences
                    "about-parts",
                    "licence-text");

    /** What may be typed into the search field: at 900 pixels the sheet of keys says it whole. */
    static final String EXAMPLE = "search-hint";

    /** The programs, users and devices here, and names that are the same in every language. */
    private static final Set<String> NAMES =
            Set.of(
                    "java",
                    "python3",
                    "ss",
                    "ann",
                    "root",
                    "lo",
                    "bindsight",
                    "Bindsight",
                    "localhost",
                    "sudo",
                    // what JavaFX says of keys
                    "Ctrl",
                    "Alt",
                    "Shift",
                    "Enter",
                    "Delete",
                    "Esc",
                    "Tab",
                    "Left",
                    "Down",
                    "Up",
                    "Space",
                    "Home",
                    "End",
                    "F1",
                    "Menu",
                    "prot",
                    "The",
                    "authors",
                    "WindowWalk",
                    "Linux",
                    "macOS",
                    "Windows");

    private final HardCoded hardCoded = new HardCoded(NAMES);
    private final RealWindow window;
    private final Server server;
    private final Set<String> told = new HashSet<>();

    private WindowWalk(RealWindow window, Server server) {
        this.window = window;
        this.server = server;
    }

    /** The walk. */
    public static void main(String[] arguments) throws InterruptedException, IOException {
        var started = new CountDownLatch(1);
        Platform.startup(started::countDown);
        started.await();
        Platform.setImplicitExit(false);
        Path settings = Files.createTempFile("settings", ".properties");
        openInEnglish(settings);
        SpokenLanguage.named(PseudoLanguage.NAME).speak();
        try (var server = new Server();
                var window =
                        new RealWindow(
                                settings,
                                "/nonexistent",
                                Double.parseDouble(arguments[0]),
                                Double.parseDouble(arguments[1]))) {
            new WindowWalk(window, server).everyScreen();
        } finally {
            Files.delete(settings);
            Platform.exit();
        }
    }

    /** What is said before the language is switched must not be said again after it. */
    private static void openInEnglish(Path settings) {
        try (var server = new Server();
                var window = new RealWindow(settings, "/nonexistent", 1200, 760)) {
            window.awaitPort(server.port());
            window.select(server.port());
            window.awaitShown("details-stop");
        }
    }

    private void everyScreen() {
        visit("ports", this::ports);
        visit("sheets", this::sheets);
        visit("connections", this::connections);
        visit("bind", this::bind);
        visit("hold", this::hold);
        visit("connect", this::connect);
        visit("explain", this::explain);
        visit("reference", this::reference);
        visit("history", this::history);
        visit("stop", this::stop);
    }

    /** One that cannot be walked is one more thing that is wrong; the others are walked too. */
    private static void visit(String what, Runnable screen) {
        try {
            screen.run();
        } catch (AssertionError | RuntimeException e) {
            System.out.println(what + ": " + e.getMessage());
        }
    }

    private void ports() {
        window.awaitPort(server.port());
        read("ports");
        readStretched();
        window.select(server.port());
        window.awaitShown("details-stop");
        read("details");
        press(table(), KeyCode.F10, true, false);
        await("#menu-stop");
        read("menu of a row");
        onFx(() -> {
            javafx.stage.Window.getWindows().stream()
                    .filter(javafx.scene.control.ContextMenu.class::isInstance)
                    .toList()
                    .forEach(javafx.stage.Window::hide);
            return true;
        });
        window.fill("search", "prot:tcp");
        await("#mistake-note");
        read("a mistake in the filter");
        window.fill("search", "user:nobody");
        await("#relax-filter");
        read("a filter that nothing fits");
        window.fill("search", String.valueOf(server.port()));
        await("#answer");
        read("the answer about a port");
        window.fill("search", "");
    }

    /** What the status says on a machine that takes long to be read. */
    private void readStretched() {
        onFx(
                        () -> {
                            var refreshed = (Labeled) find("#status-refreshed");
                            refreshed.setText(
                                    Texts.get(
                                            "status.stretched",
                                            DurationText.exact(Duration.ofMillis(500)),
                                            DurationText.span(Duration.ofSeconds(10))));
                            refreshed.getScene().getRoot().applyCss();
                            refreshed.getScene().getRoot().layout();
                            return ScreenReading.wrong(hardCoded);
                        })
                .stream()
                .filter(told::add)
                .forEach(wrong -> System.out.println("stretched: " + wrong));
    }

    private void sheets() {
        press(table(), KeyCode.F1, false, false);
        await("#shortcut-sheet");
        read("keys");
        window.press("help-about");
        await("#about-sheet");
        read("about");
        window.press("sheet-close");
        press(table(), KeyCode.K, false, true);
        await("#palette");
        read("palette");
        press(find("#palette-field"), KeyCode.ESCAPE, false, false);
        choose("palette.compare");
        window.awaitText("a comparison", Texts.get("compare.differences", 0)::equals);
        read("where the sources differ");
        window.press("sheet-close");
        choose("palette.hidden");
        await("#unlock-sheet");
        for (HiddenReason reason : HiddenReason.values()) {
            onFx(() -> {
                UnlockSheet.show(
                        inPlaceOf(find("#unlock-sheet")),
                        hidden(reason),
                        new MachineSummary(new ScriptedPlatform().machine(), "host"),
                        "bindsight",
                        _ -> {});
                return true;
            });
            read("why owners are hidden: " + reason);
        }
        press(find("#unlock-sheet"), KeyCode.ESCAPE, false, false);
    }

    /** Where a sheet is shown, for another one: root, who walks here, sees every owner. */
    private static Overlay inPlaceOf(Node shown) {
        var place = (Pane) shown.getParent();
        return new Overlay() {
            @Override
            public void show(Region dialog, Runnable closed) {
                place.getChildren().set(place.getChildren().indexOf(shown), dialog);
            }

            @Override
            public void showUntilClosed(Region dialog) {
                throw new UnsupportedOperationException();
            }

            @Override
            public void close() {
                throw new UnsupportedOperationException();
            }
        };
    }

    private void choose(String command) {
        press(table(), KeyCode.K, false, true);
        await("#palette");
        window.fill("palette-field", Texts.get(command));
        press(find("#palette-field"), KeyCode.ENTER, false, false);
    }

    private static Inventory hidden(HiddenReason reason) {
        return new Inventory(
                Instant.EPOCH,
                Duration.ZERO,
                List.of(),
                Map.of(),
                new Coverage(Source.SOCK_DIAG, null, 3, reason, List.of()));
    }

    private void connections() {
        window.press("rail-CONNECTIONS");
        await("#connections-table");
        read("connections");
        window.press("rail-PORTS");
    }

    private void bind() {
        window.press("rail-BIND");
        await("#bind-screen");
        read("bind, empty");
        window.fill("bind-port", String.valueOf(server.port()));
        window.press("bind-run");
        window.awaitText("a verdict", "EADDRINUSE"::equals);
        await("#verdict");
        read("bind, refused");
        window.fill("bind-port", "0");
        window.press("bind-run");
        window.awaitText("a verdict", is("bind.result.ok"));
        read("bind, done");
        window.fill("bind-port", "x");
        read("bind, a mistake");
        window.fill("bind-port", String.valueOf(server.port()));
        window.press("bind-matrix");
        await("#matrix-screen");
        window.awaitShown("matrix-run");
        read("matrix");
        window.press("matrix-run");
        await("#matrix-summary");
        read("matrix, tried");
        onFx(() -> {
            find(".matrix-cell").fireEvent(new ActionEvent());
            return true;
        });
        await(".matrix-details");
        read("matrix, one cell");
        window.press("matrix-back");
    }

    private void hold() {
        window.press("rail-BIND");
        window.fill("bind-port", "0");
        window.press("bind-hold");
        window.press("bind-run");
        await("#hold-count");
        read("bind, held");
        window.press("hold-stop");
        Eventually.holds("the end of the hold", () -> find("#hold-stop") == null);
        read("bind, no longer held");
    }

    private void connect() {
        window.press("rail-CONNECT");
        await("#connect-host");
        read("connect, empty");
        window.fill("connect-host", "localhost");
        window.fill("connect-ports", "1, " + server.port());
        window.press("connect-go");
        window.awaitShown("connect-again");
        read("connect, done");
        window.fill("connect-ports", "x");
        read("connect, a mistake");
        window.fill("connect-ports", String.valueOf(server.port()));
        window.press("connect-repeat");
        window.fill("connect-plan", "3 × 10 ms");
        window.press("connect-go");
        await("#repeat");
        window.awaitShown("repeat-csv");
        read("connect, repeated");
    }

    private void explain() {
        window.press("rail-EXPLAIN");
        await("#explain-empty");
        read("explain, empty");
        String error = "Error: listen EADDRINUSE: address already in use 127.0.0.1:";
        window.receive(new Arrival(null, error + server.port() + "\n"));
        await("#explain-read");
        await("#explain-open");
        read("explain, an error");
        String many =
                IntStream.rangeClosed(1, 30)
                        .mapToObj(port -> error + port + "\n")
                        .collect(Collectors.joining());
        window.receive(new Arrival(null, many));
        await("#explain-log");
        read("explain, a log");
        window.fill("search", "");
    }

    private void reference() {
        window.press("rail-REFERENCE");
        await("#errno-page");
        read("reference");
    }

    private void history() {
        window.press("rail-HISTORY");
        await("#history-off");
        read("history that is off");
    }

    private void stop() {
        window.press("rail-PORTS");
        window.select(server.port());
        window.press("details-stop");
        window.awaitShown("stop-for-good");
        read("stop, the plan");
        window.press("stop-for-good");
        window.awaitShown("stop-done");
        read("stop, the proof");
        window.press("stop-done");
        window.fill("search", "EADDRINUSE");
        await("#answer-errno");
        read("the answer to an errno");
        window.fill("search", "");
    }

    private static java.util.function.Predicate<String> is(String key) {
        return Texts.get(key)::equals;
    }

    private void read(String what) {
        onFx(() -> ScreenReading.wrong(hardCoded)).stream()
                .filter(told::add)
                .forEach(wrong -> System.out.println(what + ": " + wrong));
    }

    private void await(String selector) {
        Eventually.holds(selector, () -> onFx(() -> find(selector) != null));
    }

    private Node find(String selector) {
        return onFx(() ->
                javafx.stage.Window.getWindows().stream()
                        .map(each -> each.getScene().lookup(selector))
                        .filter(node -> node != null && node.isVisible())
                        .findFirst()
                        .orElse(null));
    }

    private Node table() {
        return find("#ports-table");
    }

    private static void press(Node node, KeyCode key, boolean shift, boolean shortcut) {
        onFx(() -> {
            Event.fireEvent(
                    node,
                    new KeyEvent(KeyEvent.KEY_PRESSED, "", "", key, shift, shortcut, false, false));
            return true;
        });
    }
}
