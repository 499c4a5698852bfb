package dev.bindsight.view;

import dev.bindsight.testbed.Eventually;
import dev.bindsight.testbed.InRealWindow;
import dev.bindsight.testbed.RealWindow;
import dev.bindsight.view.screen.Place;

import javafx.scene.Node;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;

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

            window.receive(new Arrival(null, "127.0.0.1:" + port));
            awaitShown(".finding-card");

            window.receive(new Arrival(Place.REFERENCE, ""));
            awaitShown("#reference-search");
        }
    }

    private void awaitShown(String selector) {
        Eventually.holds(
                selector,
                Duration.ofSeconds(20),
                () ->
                        RealWindow.onFx(() -> {
                            Node node = window.scene().lookup(selector);
                            return node != null && node.isVisible();
                        }));
    }
}
