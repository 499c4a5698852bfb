package dev.bindsight.diagnosis.bind;

import dev.bindsight.model.Probe.BindProbe;
import dev.bindsight.testbed.ChildProcess;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A Python program of the test's own that makes sockets which stand in the way of a bind, and binds
 * when asked: the oracle, since it is another process that makes the same calls.
 */
final class OldSockets implements AutoCloseable {
    private final ChildProcess child;
    private int asked;

    private OldSockets(ChildProcess child) {
        this.child = child;
        child.awaitLine("ready");
    }

    /** As the user of the test. */
    static OldSockets start() {
        return new OldSockets(ChildProcess.python(program()));
    }

    /** As another user, which takes root. */
    static OldSockets startAs(int uid) {
        return new OldSockets(
                ChildProcess.start("python3", "-u", "-c", program(), Integer.toString(uid)));
    }

    private static String program() {
        try {
            var resource = OldSockets.class.getResource("sockets.py");
            return Files.readString(Path.of(Objects.requireNonNull(resource).toURI()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    long pid() {
        return child.pid();
    }

    /** Makes a socket on 127.0.0.1 and returns its port. */
    int make(String state, boolean reuseAddress, boolean reusePort) {
        String options = (reuseAddress ? " 1" : " 0") + (reusePort ? " 1" : " 0");
        return Integer.parseInt(ask("make " + state + options));
    }

    /** Sets SO_REUSEADDR on what is left on a port. */
    void reuse(int port) {
        ask("reuse " + port);
    }

    /** Closes what is left on a port. */
    void close(int port) {
        ask("close " + port);
    }

    /** Makes the same bind, and for TCP listens; returns {@code ok} or the name of the errno. */
    String bind(BindProbe probe) {
        Set<?> options = probe.options();
        return ask(
                String.join(
                        " ",
                        "bind",
                        probe.protocol().name().toLowerCase(Locale.ROOT),
                        probe.endpoint().address().toString(),
                        probe.endpoint().port().toString(),
                        options.stream().map(Object::toString).collect(Collectors.joining(","))));
    }

    private String ask(String question) {
        String id = "answer" + ++asked;
        child.send(id + " " + question);
        return child.awaitLine("^" + id + " (\\S+)$").group(1);
    }

    @Override
    public void close() {
        child.close();
    }
}
