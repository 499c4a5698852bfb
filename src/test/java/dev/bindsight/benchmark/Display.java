package dev.bindsight.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;

/** An X display that nobody sees. */
final class Display implements AutoCloseable {
    /** The server ends with its standard input, which is when this process has ended, too. */
    private static final String START =
            "Xvfb -displayfd 3 -screen 0 1400x900x24 -nolisten tcp 3>&1 >/dev/null 2>&1 &"
                    + " server=$!; cat >/dev/null; kill $server";

    private final Process shell;
    private final String name;

    Display() {
        try {
            shell = new ProcessBuilder("sh", "-c", START).start();
            var number = new StringBuilder();
            int next = shell.getInputStream().read();
            while (next >= 0 && next != '\n') {
                number.append((char) next);
                next = shell.getInputStream().read();
            }
            if (number.isEmpty()) {
                throw new IllegalStateException("needs Xvfb");
            }
            name = ":" + number;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What DISPLAY names it by. */
    String name() {
        return name;
    }

    @Override
    public void close() {
        try {
            shell.getOutputStream().close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
