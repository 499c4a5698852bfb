package dev.bindsight.language;

import dev.bindsight.testbed.ChildProcess;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A program that listens on loopback, for the walks to find, try and stop. */
final class Server implements AutoCloseable {
    // in a file, because a program on a command line would be words that nobody translates
    private final Path program = program();
    private final ChildProcess process = ChildProcess.start("python3", "-u", program.toString());
    private final int port = process.awaitNumber("port (\\d+)");

    private static Path program() {
        try {
            return Files.writeString(
                    Files.createTempFile("server", ".py"),
                    """
                    import signal, socket
                    server = socket.create_server(('127.0.0.1', 0))
                    print('port', server.getsockname()[1], flush=True)
                    signal.pause()
                    """);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where it listens. */
    int port() {
        return port;
    }

    @Override
    public void close() {
        process.close();
        try {
            Files.delete(program);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
