package dev.bindsight.app;

import dev.bindsight.cli.WindowRequest;
import dev.bindsight.testbed.Eventually;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * A launch without the window: says what became of it, and what a window would show. It waits for
 * the first as long as it takes on a busy machine. Ends with its standard input. With {@code hangs}
 * as its first argument the window never shows anything.
 */
final class OneLaunch {
    private OneLaunch() {}

    /** The launch. */
    public static void main(String[] arguments) throws IOException {
        boolean hangs = arguments.length > 0 && arguments[0].equals("hangs");
        WindowRequest wanted = WindowRequest.read(hangs ? new String[0] : arguments).orElseThrow();
        Optional<OneWindow> one =
                OneWindow.begin(
                        System.getenv(), Handover.of(wanted, System.getenv()), Eventually.PATIENCE);
        if (one.isEmpty()) {
            say("passed on");
            return;
        }
        try (OneWindow window = one.get()) {
            say(window.listens() ? "first" : "alone");
            window.receive(handover -> {
                say(
                        String.join(
                                "|",
                                List.of(
                                        "shown " + handover.wanted().screen(),
                                        handover.wanted().words(),
                                        handover.token())));
                return hangs ? new CompletableFuture<>() : CompletableFuture.completedFuture(null);
            });
            System.in.read();
        }
    }

    private static void say(String line) {
        System.out.println(line);
    }
}
