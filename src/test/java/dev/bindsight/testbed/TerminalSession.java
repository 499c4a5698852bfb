package dev.bindsight.testbed;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;

/**
 * A shell with job control on a terminal of its own (script(1)), at which a test types. The shell
 * prints no prompt and the terminal no echo, so that what is read is what programs wrote.
 */
public final class TerminalSession implements AutoCloseable {
    private final ChildProcess script;
    private final String terminal;
    private int lines;

    private TerminalSession(ChildProcess script, String terminal) {
        this.script = script;
        this.terminal = terminal;
    }

    /** Opens one of 90 columns and 30 rows. */
    public static TerminalSession open(Map<String, String> environment) {
        ChildProcess script =
                ChildProcess.start(
                        Path.of("").toAbsolutePath(),
                        environment,
                        List.of(
                                "script",
                                "--quiet",
                                "--flush",
                                "--command",
                                "exec bash --norc --noprofile --noediting -i",
                                "/dev/null"));
        // what is typed before it is off is echoed, and so no line begins with it
        script.send("PS1= PS2=; stty -echo cols 90 rows 30; echo; echo terminal=$(tty)");
        Matcher found = script.awaitLine("^terminal=(/dev/\\S+)");
        return new TerminalSession(script, found.group(1));
    }

    /** The path of the terminal. */
    public String terminal() {
        return terminal;
    }

    /** Types a line. */
    public void type(String line) {
        script.send(line);
    }

    /** Presses a key together with Ctrl, on a terminal where that makes a signal. */
    public void pressControl(char letter) {
        script.type(String.valueOf((char) (letter & 0x1f)));
    }

    /** Waits for a line of output that begins as {@code pattern} says. */
    public Matcher await(String pattern) {
        return script.awaitLine("^" + pattern);
    }

    /** Types a command line and gives its exit status. */
    public int run(String line) {
        int number = ++lines;
        type(line + "; echo status-" + number + "=$?");
        return Integer.parseInt(await("status-" + number + "=(\\d+)").group(1));
    }

    /** Gives the status of what went on before. */
    public int status() {
        return run("(exit $?)");
    }

    /** Everything that was written up to now. */
    public String output() {
        return script.output();
    }

    /** Makes the terminal as wide, as a window does that is resized. */
    public void resize(int columns) {
        try (var stty =
                ChildProcess.start("stty", "-F", terminal, "cols", Integer.toString(columns))) {
            if (stty.awaitExit() != 0) {
                throw new AssertionError(stty.output());
            }
        }
    }

    @Override
    public void close() {
        script.close();
    }
}
