package dev.bindsight.app;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A process of its own that accepts connections at a port of loopback, so that a rehearsal meets an
 * owner that is not itself. It ends with who started it.
 */
final class OtherProcess implements AutoCloseable {
    private final Process process;
    private final String port;

    private OtherProcess(Process process, String port) {
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
        String port = lines.readLine();
        if (port == null) {
            throw new IOException("the other process has no port");
        }
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
        try (var listener = new ServerSocket(0, 0, InetAddress.getLoopbackAddress())) {
            Thread.ofPlatform().daemon().start(() -> accept(listener));
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
    String port() {
        return port;
    }

    /** Which it is. */
    String pid() {
        return Long.toString(process.pid());
    }

    @Override
    public void close() {
        process.destroy();
    }
}
