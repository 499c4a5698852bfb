package dev.bindsight.cli;

import org.jspecify.annotations.Nullable;

import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Finds out what the standard streams are. */
public final class TerminalFacts {
    private static final int WIDEST = 1_000;

    private TerminalFacts() {}

    /**
     * The terminal of this process. Text is UTF-8 whatever the locale says, because JSON has to be
     * (RFC 8259) and file names mostly are.
     *
     * @param environment COLUMNS and NO_COLOR are read from it
     */
    public static Terminal read(Map<String, String> environment) {
        boolean outIsTerminal = isTerminal(1);
        return new Terminal(
                stream(FileDescriptor.out),
                stream(FileDescriptor.err),
                new BufferedReader(
                        new InputStreamReader(
                                new FileInputStream(FileDescriptor.in), StandardCharsets.UTF_8)),
                isTerminal(0) && isTerminal(2),
                outIsTerminal ? columns(environment.get("COLUMNS")) : Terminal.DEFAULT_COLUMNS,
                outIsTerminal && environment.getOrDefault("NO_COLOR", "").isEmpty());
    }

    private static PrintStream stream(FileDescriptor descriptor) {
        return new PrintStream(new FileOutputStream(descriptor), false, StandardCharsets.UTF_8);
    }

    /** The width in {@code COLUMNS}, or 80 where it is absent or no sensible number. */
    static int columns(@Nullable String text) {
        if (text == null || !text.matches("[1-9][0-9]{0,5}")) {
            return Terminal.DEFAULT_COLUMNS;
        }
        return Math.min(Integer.parseInt(text), WIDEST);
    }

    /**
     * Whether a descriptor of this process is a terminal. {@link System#console()} answers only for
     * input and output together, so that a redirected output would keep a question from being
     * asked; where /proc does not tell, it has to do.
     */
    private static boolean isTerminal(int descriptor) {
        try {
            String target =
                    Files.readSymbolicLink(Path.of("/proc/self/fd/" + descriptor)).toString();
            return target.startsWith("/dev/pts/")
                    || target.startsWith("/dev/tty")
                    || target.equals("/dev/console");
        } catch (IOException | UnsupportedOperationException e) {
            var console = System.console();
            return console != null && console.isTerminal();
        }
    }
}
