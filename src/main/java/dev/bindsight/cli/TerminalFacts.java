package dev.bindsight.cli;

import org.jspecify.annotations.Nullable;

import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Finds out what the standard streams are. */
public final class TerminalFacts {
    private static final int WIDEST = 1_000;

    /** What TERM is on a terminal that knows no escape sequences (terminfo), or where none is. */
    private static final String DUMB = "dumb";

    private TerminalFacts() {}

    /**
     * The terminal of this process. Text is UTF-8 whatever the locale says, because JSON has to be
     * (RFC 8259) and file names mostly are.
     *
     * @param environment COLUMNS, NO_COLOR and TERM are read from it
     * @param out where the answer goes
     * @param descriptor the number of {@code out} in this process
     */
    public static Terminal read(Map<String, String> environment, OutputStream out, int descriptor) {
        boolean outIsTerminal = isTerminal(descriptor);
        int columns =
                outIsTerminal ? columns(environment.get("COLUMNS")) : Terminal.DEFAULT_COLUMNS;
        return new Terminal(
                new Output(out, outIsTerminal),
                new PrintStream(
                        new FileOutputStream(FileDescriptor.err), false, StandardCharsets.UTF_8),
                new BufferedReader(new InputStreamReader(standardInput(), StandardCharsets.UTF_8)),
                isTerminal(0) && isTerminal(2),
                columns,
                outIsTerminal ? columns : Integer.MAX_VALUE,
                outIsTerminal && wantsColour(environment));
    }

    /**
     * What was handed over to be read; nothing where that was closed. The first file that the
     * virtual machine opens becomes descriptor 0 then, and its classes would be read for what a
     * program printed.
     */
    private static InputStream standardInput() {
        return isOfTheVirtualMachine("0")
                ? InputStream.nullInputStream()
                : new FileInputStream(FileDescriptor.in);
    }

    /** Whether a descriptor is the file that holds the modules of Java, which is opened first. */
    private static boolean isOfTheVirtualMachine(String descriptor) {
        try {
            return Files.isSameFile(
                    Path.of("/proc/self/fd", descriptor),
                    Path.of(System.getProperty("java.home"), "lib", "modules"));
        } catch (IOException e) {
            return false;
        }
    }

    /** Whether a terminal is to be sent colours, which one that calls itself dumb would print. */
    static boolean wantsColour(Map<String, String> environment) {
        return environment.getOrDefault("NO_COLOR", "").isEmpty()
                && !environment.getOrDefault("TERM", DUMB).equals(DUMB);
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
