package dev.bindsight.app;

import dev.bindsight.model.Pid;
import dev.bindsight.model.Port;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A process of its own that accepts connections at a port of loopback, so that a rehearsal meets an
 * owner that is not itself, a connection, and at the port what lingers of a client that has been.
 * It ends with who started it.
 */
final class OtherProcess implements AutoCloseable {
    private final Process process;
    private final Port port;

    private OtherProcess(Process process, Port port) {
        this.process = process;
        this.port = port;
    }

    /** Starts it, and waits until it has its port. */
    static OtherProcess start() throws IOException {
        Process process =
                new ProcessBuilder(command())
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        // not closed: that would end the process
        BufferedReader lines = process.inputReader();
        Port port =
                Optional.ofNullable(lines.readLine())
                        .flatMap(Port::parse)
                        .orElseThrow(() -> new IOException("the other process has no port"));
        return new OtherProcess(process, port);
    }

    private static List<String> command() {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-XX:TieredStopAtLevel=1");
        String main = OtherProcess.class.getName();
        String module = System.getProperty("jdk.module.main");
        command.addAll(
                module == null
                        ? List.of("-cp", System.getProperty("java.class.path"), main)
                        : List.of("--module", module + "/" + main));
        return command;
    }

    /** What the process does. */
    public static void main(String[] arguments) throws IOException {
        InetAddress here = InetAddress.getLoopbackAddress();
        try (var listener = new ServerSocket(0, 0, here);
                var waiting = new ServerSocket(0, 0, here);
                var _ = new Socket(here, waiting.getLocalPort())) {
            Thread.ofPlatform().daemon().start(() -> accept(listener));
            try (var client = new Socket(here, listener.getLocalPort())) {
                client.getInputStream().readAllBytes();
            }
            System.out.println(listener.getLocalPort());
            while (System.in.read() >= 0) {
                // until who started it is gone
            }
        }
    }

    private static void accept(ServerSocket listener) {
        try {
            while (true) {
                listener.accept().close();
            }
        } catch (IOException e) {
            // it was closed
        }
    }

    /** Where it listens. */
    Port port() {
        return port;
    }

    /** Which it is. */
    Pid pid() {
        return new Pid(Math.toIntExact(process.pid()));
    }

    @Override
    public void close() {
        process.destroy();
    }
}
