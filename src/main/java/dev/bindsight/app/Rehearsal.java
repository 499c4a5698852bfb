package dev.bindsight.app;

import dev.bindsight.cli.Cli;
import dev.bindsight.cli.Stage;
import dev.bindsight.cli.Terminal;
import dev.bindsight.model.Port;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Goes through a group of verbs once: the run that a class cache for them is made from (JEP 514).
 * Each verb says itself what that is. It stops nothing but a process of its own, and what it prints
 * is for nobody.
 */
final class Rehearsal {
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
            case "words" -> go(terminal, Engine::open, Cli.rehearsal());
            default -> throw new IllegalArgumentException(arguments[0]);
        }
    }

    private static void machine(Terminal terminal) throws IOException {
        Path folder = Files.createTempDirectory("rehearsal");
        // a record of its own: what reads and writes one is half of some verbs' classes
        Supplier<Engine> open = () -> Engine.open(Map.of("XDG_STATE_HOME", folder.toString()));
        try (var other = OtherProcess.start();
                var stoppable = OtherProcess.start();
                var held = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Engine recording = open.get()) {
            recording.recorder().recordHere(true);
            var stage =
                    new Stage(
                            other.port(),
                            new Port(held.getLocalPort()),
                            stoppable.port(),
                            stoppable.pid());
            go(terminal, open, Cli.rehearsal(stage));
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

    private static void go(Terminal terminal, Supplier<Engine> open, List<List<String>> lines) {
        for (List<String> line : lines) {
            Main.rehearse(terminal, open, line.toArray(String[]::new));
        }
    }
}
