package dev.bindsight.app;

import static dev.bindsight.model.ErrnoName.EADDRINUSE;

import dev.bindsight.cli.Terminal;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.stream.Stream;

/**
 * Goes through a group of verbs once: the run that a class cache for them is made from (JEP 514).
 * It stops nothing and waits for nothing; what it prints is for nobody.
 */
final class Rehearsal {
    /** Stands for the port of a listener that is held meanwhile. */
    private static final String PORT = "3000";

    /** What the verbs are that answer from the machine. */
    private static final String[][] MACHINE = {
        {"ports"},
        {"ports", "--all", "--json"},
        {"ports", "--source", "procfs", "port:1-9999"},
        {"free"},
        {"free", "--json"},
        {"wait", "--timeout", "1ms", "127.0.0.1", "1"},
        {"why", "127.0.0.1:" + PORT},
        {"why", "127.0.0.1:" + PORT, "--json"},
        {"bind", "127.0.0.1:0"},
        {"bind", "127.0.0.1:0", "--json"},
        {"bind", PORT, "--matrix"},
        {"connect", "localhost", PORT},
        {"connect", "127.0.0.1", PORT, "--json"},
        {"connect", "127.0.0.1", "1"},
        {"connect", "127.0.0.1", "1-99"},
        {"connect", "127.0.0.1", "1-99", "--json"},
        {"explain", "Error: listen EADDRINUSE: address already in use 127.0.0.1:" + PORT},
        {"explain", "connect ECONNREFUSED 127.0.0.1:1", "--json"},
        {"why", "no-such-place"},
        {"run", "--", "true"},
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
        try (var held = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = Integer.toString(held.getLocalPort());
            for (String[] line : lines(arguments[0])) {
                Main.run(
                        terminal,
                        Stream.of(line)
                                .map(word -> word.replace(PORT, port))
                                .toArray(String[]::new));
            }
        }
    }

    private static String[][] lines(String group) {
        return switch (group) {
            case "machine" -> MACHINE;
            case "words" -> WORDS;
            default -> throw new IllegalArgumentException(group);
        };
    }
}
