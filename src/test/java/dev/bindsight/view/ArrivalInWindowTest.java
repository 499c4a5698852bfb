package dev.bindsight.view;

import dev.bindsight.testbed.Eventually;
import dev.bindsight.testbed.InRealWindow;
import dev.bindsight.testbed.RealWindow;
import dev.bindsight.view.screen.Place;

import javafx.scene.Node;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;

/** What the window shows to who opens it with words. */
class ArrivalInWindowTest extends InRealWindow {
    @Test
    void wordsAreAnsweredAndAScreenIsShown() throws IOException {
        try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = server.getLocalPort();

            window.receive(
                    new Arrival(
                            null, "Error: listen EADDRINUSE: address in use 127.0.0.1:" + port));
            awaitShown("#verdict");
            window.awaitText("the error", ("listen 127.0.0.1:" + port)::equals);

            window.receive(new Arrival(null, "OSError: [Errno 98] Address already in use"));
            window.awaitText("what says no more than an errno", "1 error found"::equals);

            window.receive(new Arrival(null, "127.0.0.1:" + port));
            awaitShown(".finding-card");

            String error = "Error: connect ECONNREFUSED 127.0.0.1:1";
            RealWindow.onFx(() ->
                    Clipboard.getSystemClipboard()
                            .setContent(Map.of(DataFormat.PLAIN_TEXT, error)));
            window.receive(new Arrival(Place.EXPLAIN, "", true, null));
            window.awaitText("the clipboard", "connect 127.0.0.1:1"::equals);
            window.receive(new Arrival(Place.REFERENCE, ""));
            awaitShown("#reference-search");
        }
    }

    private void awaitShown(String selector) {
        Eventually.holds(
                selector,
                () ->
                        RealWindow.onFx(() -> {
                            Node node = window.scene().lookup(selector);
                            return node != null && node.isVisible();
                        }));
    }
}
