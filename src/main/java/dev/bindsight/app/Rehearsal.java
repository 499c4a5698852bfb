package dev.bindsight.app;

import dev.bindsight.cli.Terminal;
import dev.bindsight.cli.TerminalFacts;

import java.io.BufferedReader;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.StringReader;

/**
 * Goes through the verbs once and shows nothing: the run that a class cache for the command line is
 * made from (JEP 514). It stops nothing and waits for nothing.
 */
final class Rehearsal {
    private static final String[][] LINES = {
        {"ports"},
        {"ports", "--all", "--json"},
        {"ports", "--source", "procfs", "port:1-9999"},
        {"free"},
        {"free", "--json"},
        {"wait", "--timeout", "1ms", "127.0.0.1", "1"},
        {"errno"},
        {"errno", "EADDRINUSE"},
        {"errno", "98", "--json"},
        {"no-such-verb"},
        {"--help"},
    };

    private Rehearsal() {}

    /** Goes through them. */
    public static void main(String[] arguments) {
        TerminalFacts.read(System.getenv());
        var nowhere = new PrintStream(OutputStream.nullOutputStream());
        var silence = new BufferedReader(new StringReader(""));
        var terminal =
                new Terminal(nowhere, nowhere, silence, false, Terminal.DEFAULT_COLUMNS, false);
        for (String[] line : LINES) {
            Main.answer(terminal, line);
        }
    }
}
