package dev.bindsight.app;

import static dev.bindsight.model.ErrnoName.EADDRINUSE;

import dev.bindsight.cli.Terminal;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Goes through a group of verbs once: the run that a class cache for them is made from (JEP 514).
 * What is not met here is read from the jars at every start. It stops nothing but a process of its
 * own, and what it prints is for nobody.
 */
final class Rehearsal {
    /** Stands for the port of another process, which accepts. */
    private static final String PORT = "3000";

    /** Stands for the port of a listener of this process, at which nobody accepts. */
    private static final String FULL = "4000";

    /** Stands for the pid of the other process. */
    private static final String PID = "5000";

    /** What the verbs are that answer from the machine. */
    private static final String[][] MACHINE = {
        {"ports"},
        {"ports", "--all", "--json"},
        {"ports", "--source", "procfs", "port:1-9999"},
        {"connections", "--for", "1ms"},
        {"connections", "--for", "1ms", "--json"},
        {"free"},
        {"free", "--json"},
        {"wait", "--timeout", "1ms", "127.0.0.1", "1"},
        {"wait", "127.0.0.1", PORT},
        {"why", PORT},
        {"why", "127.0.0.1:" + PORT},
        {"why", "127.0.0.1:" + PORT, "--json"},
        {"bind", "127.0.0.1:0"},
        {"bind", "127.0.0.1:0", "--json"},
        {"bind", PORT, "--matrix"},
        {"connect", "localhost", PORT},
        {"connect", "127.0.0.1", PORT, "--json"},
        {"connect", "127.0.0.1", FULL},
        {"connect", "127.0.0.1", "1"},
        {"connect", "127.0.0.1", "1", "--json"},
        {"connect", "127.0.0.1", "1-99"},
        {"connect", "127.0.0.1", "1-99", "--json"},
        {"explain", "Error: listen EADDRINUSE: address already in use 127.0.0.1:" + PORT},
        {"explain", "Error: listen EADDRINUSE: address already in use :::" + PORT, "--json"},
        {"explain", "connect ECONNREFUSED 127.0.0.1:1"},
        {"explain", "connect ECONNREFUSED 127.0.0.1:1", "--json"},
        {"explain", "nothing of it"},
        {"why", "no-such-place"},
        {"run", "--", "true"},
        {"history", PORT},
        {"history", "--json"},
        {"stop", "127.0.0.1:" + PORT, "--pid", PID, "--yes"},
    };

    /** What is answered without it. */
    private static final String[][] WORDS = {
        {"errno"}, {"errno", EADDRINUSE.name()}, {"errno", "98"}, {"no-such-verb"}, {"--help"},
    };

    private Rehearsal() {}

    /**
     * Goes through the verbs of a group, as packaging/launch names it: a cache of all of them would
     * be paid for by each.
     */
    public static void main(String[] arguments) throws IOException {
        Terminal real = Main.terminal();
        var silence = new BufferedReader(new StringReader(""));
        var terminal =
                new Terminal(
                        real.out(), real.err(), silence, false, Terminal.DEFAULT_COLUMNS, false);
        switch (arguments[0]) {
            case "machine" -> machine(terminal);
            case "words" -> go(terminal, Engine::open, WORDS, Map.of());
            default -> throw new IllegalArgumentException(arguments[0]);
        }
    }

    private static void machine(Terminal terminal) throws IOException {
        Path folder = Files.createTempDirectory("rehearsal");
        // a record of its own: what reads and writes one is half of some verbs' classes
        Supplier<Engine> open = () -> Engine.open(Map.of("XDG_STATE_HOME", folder.toString()));
        try (var other = OtherProcess.start();
                var held = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Engine recording = open.get()) {
            recording.recorder().recordHere(true);
            go(
                    terminal,
                    open,
                    MACHINE,
                    Map.of(
                            PORT, other.port(),
                            FULL, Integer.toString(held.getLocalPort()),
                            PID, other.pid()));
            recording.recorder().forget();
        } finally {
            delete(folder);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path each : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(each);
            }
        }
    }

    private static void go(
            Terminal terminal,
            Supplier<Engine> open,
            String[][] lines,
            Map<String, String> meanings) {
        for (String[] line : lines) {
            String[] typed = line.clone();
            meanings.forEach((sign, meaning) ->
                    Arrays.setAll(typed, at -> typed[at].replace(sign, meaning)));
            Main.rehearse(terminal, open, typed);
        }
    }
}
