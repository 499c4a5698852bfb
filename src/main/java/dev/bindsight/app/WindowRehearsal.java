package dev.bindsight.app;

import dev.bindsight.platform.NativePath;
import dev.bindsight.settings.Settings;
import dev.bindsight.settings.SettingsFile;
import dev.bindsight.view.copy.Clipboards;

import javafx.scene.input.KeyCode;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Opens the window and goes through it once: the run that the class cache of the window is made
 * from (JEP 514). It types on the keyboard of its display, so it needs a display of its own; it
 * stops nothing, and what it chooses is kept where XDG_CONFIG_HOME says.
 */
final class WindowRehearsal {
    private static final Duration BEFORE_AGAIN = Duration.ofSeconds(5);
    private static final int MOST_TIMES = 5;

    private final WindowUser user = new WindowUser();
    private final CountDownLatch ended = new CountDownLatch(1);
    private final String port;

    private WindowRehearsal(int port) {
        this.port = Integer.toString(port);
    }

    /** Goes through it. Ends with 1 and the reason where the window did not do its part. */
    public static void main(String[] arguments) throws IOException {
        var settings = SettingsFile.of(System.getenv(), NativePath.home());
        if (!Files.exists(settings.path())) {
            // a start with settings reads more than one without
            settings.save(Settings.DEFAULT);
        }
        var loopback = InetAddress.getLoopbackAddress();
        try (var held = new ServerSocket(0, 1, loopback);
                var _ = new Socket(loopback, held.getLocalPort())) {
            var rehearsal = new WindowRehearsal(held.getLocalPort());
            Thread.ofPlatform().daemon().name("rehearsal").start(rehearsal::play);
            Main.main(arguments);
            rehearsal.ended.countDown();
        }
    }

    private void play() {
        try {
            user.awaitKeyboard();
            user.awaitRows("#ports-table", rows -> rows > 0);
            list();
            connections();
            bind();
            connect();
            explain();
            reference();
            sheets();
            look();
            close();
        } catch (RuntimeException e) {
            fail(e.getMessage());
        } catch (InterruptedException e) {
            fail("interrupted");
        }
    }

    /** Again where the first keys went elsewhere, as to a menu that was still closing. */
    private void close() throws InterruptedException {
        for (int times = 0; times < MOST_TIMES; times++) {
            user.press(KeyCode.CONTROL, KeyCode.Q);
            if (ended.await(BEFORE_AGAIN.toSeconds(), TimeUnit.SECONDS)) {
                return;
            }
        }
        fail("the window was not closed by Ctrl+Q");
    }

    /** Says what every thread was at, and ends at once: an orderly end may wait for one of them. */
    private void fail(@Nullable String reason) {
        if (ended.getCount() == 0) {
            // closed between the keys
            return;
        }
        PrintStream err = Main.terminal().err();
        err.println("rehearsal: " + reason);
        Thread.getAllStackTraces()
                .forEach((thread, calls) -> {
                    err.println(thread);
                    for (StackTraceElement call : calls) {
                        err.println("    " + call);
                    }
                });
        err.flush();
        Runtime.getRuntime().halt(1);
    }

    private void list() {
        user.pressUntil("#details-stop", KeyCode.DOWN);
        user.press(KeyCode.CONTROL, KeyCode.F);
        user.type("#search", port);
        user.await("#answer");
        user.awaitRows("#ports-table", rows -> rows == 1);
        user.press(KeyCode.DOWN);
        user.click("#details-stop");
        user.await(".stop-card");
        // its buttons change once it knows what would be hit, and a key between goes nowhere
        user.awaitGone(".stop-card .progress-bar");
        user.awaitFocus(".stop-card .default-focus");
        user.press(KeyCode.ESCAPE);
        user.awaitGone(".stop-card");
        user.press(KeyCode.CONTROL, KeyCode.F);
        user.press(KeyCode.ESCAPE);
        user.awaitRows("#ports-table", rows -> rows > 0);
        user.click("#scope-all");
        user.click("#scope-listening");
        user.click("#ports-group");
        user.click("#ports-group");
    }

    private void connections() {
        user.press(KeyCode.CONTROL, KeyCode.DIGIT2);
        user.await("#connections-count");
        user.press(KeyCode.CONTROL, KeyCode.G);
        user.press(KeyCode.CONTROL, KeyCode.G);
    }

    private void bind() {
        user.press(KeyCode.CONTROL, KeyCode.DIGIT3);
        user.type("#bind-port", port);
        user.press(KeyCode.ENTER);
        user.await("#verdict");
        user.click("#bind-matrix");
        user.await("#matrix");
        user.click("#matrix-back");
    }

    private void connect() {
        user.press(KeyCode.CONTROL, KeyCode.DIGIT4);
        user.type("#connect-host", "localhost");
        user.press(KeyCode.TAB);
        user.type("#connect-ports", port);
        user.press(KeyCode.ENTER);
        user.await(".finding-card");
    }

    private void explain() {
        user.press(KeyCode.CONTROL, KeyCode.DIGIT5);
        user.await("#explain-empty");
        user.onScreen(() -> Clipboards.put("Error: listen EADDRINUSE: address in use :::" + port));
        user.press(KeyCode.CONTROL, KeyCode.V);
        user.await("#explain-read");
    }

    private void reference() {
        user.press(KeyCode.CONTROL, KeyCode.DIGIT6);
        user.type("#reference-search", "98");
        user.await("#errno-page");
    }

    private void sheets() {
        user.press(KeyCode.CONTROL, KeyCode.DIGIT1);
        user.press(KeyCode.F1);
        user.await("#sheet-close");
        user.press(KeyCode.ESCAPE);
        user.awaitGone("#sheet-close");
        user.press(KeyCode.CONTROL, KeyCode.K);
        user.type("#palette-field", "dark");
        user.press(KeyCode.ENTER);
        user.awaitGone("#palette");
    }

    private void look() {
        user.lookInto("#theme");
        user.lookInto("#source");
        user.lookInto("#live");
        user.lookInto("#ports-columns");
        user.press(KeyCode.CONTROL, KeyCode.PLUS);
        user.press(KeyCode.CONTROL, KeyCode.DIGIT0);
    }
}
