package dev.bindsight.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bindsight.cli.Exit;
import dev.bindsight.cli.Output;
import dev.bindsight.cli.Terminal;

import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A command line on a machine that cannot be opened. */
class MainTest {
    private static final String NATIVE_ACCESS = "--enable-native-access=ALL-UNNAMED";

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    private int answer(String... arguments) {
        var terminal =
                new Terminal(
                        new Output(OutputStream.nullOutputStream()),
                        new PrintStream(said, false, StandardCharsets.UTF_8),
                        new BufferedReader(new StringReader("")),
                        false,
                        Terminal.DEFAULT_COLUMNS,
                        false);
        return Main.answer(
                terminal,
                new LateEngine(() -> {
                    throw new IllegalStateException("no libc\nhere");
                }),
                arguments);
    }

    @Test
    void aMachineThatCannotBeOpenedIsOneLine() {
        assertThat(answer("ports")).isEqualTo(Exit.FAILED.status());
        assertThat(said.toString(StandardCharsets.UTF_8))
                .isEqualTo(
                        "bindsight: cannot go on: java.lang.IllegalStateException: no libc here\n");
    }

    @Test
    void aVerbThatNeedsNoMachineIsAnswered() {
        assertThat(answer("errno", "EADDRINUSE")).isEqualTo(Exit.HOLDS.status());
        assertThat(said.size()).isZero();
    }

    @Test
    void aDisplayThatCannotBeOpenedIsOneLine() throws IOException, InterruptedException {
        Process process = launchWithoutDisplay();
        String errors = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isEqualTo(Exit.USAGE.status());
        assertThat(errors.lines().filter(line -> line.startsWith("bindsight:")))
                .singleElement(InstanceOfAssertFactories.STRING)
                .contains("nowhere.invalid:none", "cannot be opened", "ports");
        assertThat(errors).doesNotContain("Exception");
    }

    @Test
    void whereTheDisplayCannotBeOpenedWordsAreAnsweredInTheTerminal()
            throws IOException, InterruptedException {
        Process process = launchWithoutDisplay("OSError: [Errno 98] Address already in use");
        String answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isEqualTo(Exit.HOLDS.status());
        assertThat(answer).startsWith("EADDRINUSE, read as Python on Linux");
    }

    @Test
    void whereStandardInputIsClosedNoFileOfTheVirtualMachineIsReadForIt()
            throws IOException, InterruptedException {
        Process process = launchInShell("exec \"$0\" \"$@\" <&-", "explain");
        String answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        String errors = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isEqualTo(Exit.USAGE.status());
        assertThat(answer).isEmpty();
        assertThat(errors)
                .startsWith("bindsight explain: there is no text to read")
                .hasLineCount(1);
    }

    @Test
    void standardInputThatCannotBeReadIsOneLine() throws IOException, InterruptedException {
        Process process = launchInShell("exec \"$0\" \"$@\" </", "explain");
        String errors = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isEqualTo(Exit.FAILED.status());
        assertThat(errors)
                .isEqualTo("bindsight explain: standard input cannot be read: Is a directory\n");
    }

    @Test
    void whereNoLibraryMayBeCalledIsOneLine() throws IOException, InterruptedException {
        var command = new ArrayList<>(command("ports"));
        command.set(command.indexOf(NATIVE_ACCESS), "--illegal-native-access=deny");
        Process process = new ProcessBuilder(command).start();
        String errors = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isEqualTo(Exit.FAILED.status());
        assertThat(errors)
                .startsWith("bindsight: cannot go on: ")
                .contains("IllegalCallerException: Illegal native access")
                .hasLineCount(1);
    }

    private static Process launchInShell(String script, String... words) throws IOException {
        var command = new ArrayList<>(List.of("sh", "-c", script));
        command.addAll(command(words));
        return new ProcessBuilder(command).start();
    }

    private static List<String> command(String... words) {
        var command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                NATIVE_ACCESS,
                                "-cp",
                                System.getProperty("java.class.path"),
                                Main.class.getName()));
        command.addAll(List.of(words));
        return command;
    }

    /** With a name that no X server has: displays are numbers. */
    private static Process launchWithoutDisplay(String... words) throws IOException {
        var launch = new ProcessBuilder(command(words));
        launch.environment().put("DISPLAY", "nowhere.invalid:none");
        launch.environment().remove("XDG_RUNTIME_DIR");
        Process process = launch.start();
        process.getOutputStream().close();
        return process;
    }
}
