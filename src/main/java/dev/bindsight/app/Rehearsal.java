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
import java.util.function.Predicate;
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
     * Goes through some verbs: a cache of all of them would be paid for by each.
     *
     * @param arguments a group, as packaging/launch names it, and the verbs that {@code lists} has;
     *     {@code machine} has the others
     */
    public static void main(String[] arguments) throws IOException {
        List<String> named = List.of(arguments).subList(1, arguments.length);
        Predicate<String> which =
                switch (arguments[0]) {
                    case "lists" -> named::contains;
                    case "machine" -> name -> !named.contains(name);
                    default -> throw new IllegalArgumentException(arguments[0]);
                };
        Path folder = Files.createTempDirectory("rehearsal");
        // a record of its own: what reads and writes one is half of some verbs' classes
        Supplier<Engine> open = () -> Engine.open(Map.of("XDG_STATE_HOME", folder.toString()));
        try (var other = OtherProcess.start();
                var stoppable = OtherProcess.start();
                var held = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var stage =
                    new Stage(
                            other.port(),
                            new Port(held.getLocalPort()),
                            stoppable.port(),
                            stoppable.pid());
            Runnable verbs = () -> go(open, Cli.rehearsal(which, stage));
            if (which.test("history")) {
                recorded(open, verbs);
            } else {
                verbs.run();
            }
        } finally {
            delete(folder);
        }
    }

    private static void recorded(Supplier<Engine> open, Runnable verbs) {
        try (Engine recording = open.get()) {
            recording.recorder().recordHere(true);
            verbs.run();
            recording.recorder().forget();
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path each : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(each);
            }
        }
    }

    private static void go(Supplier<Engine> open, List<List<String>> lines) {
        Terminal real = Main.terminal();
        var silence = new BufferedReader(new StringReader(""));
        var terminal =
                new Terminal(
                        real.out(), real.err(), silence, false, Terminal.DEFAULT_COLUMNS, false);
        for (List<String> line : lines) {
            Main.rehearse(terminal, open, line.toArray(String[]::new));
        }
    }
}
