package dev.bindsight.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bindsight.testbed.ChildProcess;
import dev.bindsight.testbed.SameAnywhere;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Which command lines are words for the search field, and what answers them in the terminal. */
@SameAnywhere
class WordsTest {
    private static final List<List<String>> WORDS =
            List.of(
                    List.of("3000"),
                    List.of("3000", "--json"),
                    List.of(":3000"),
                    List.of("example.com:443"),
                    List.of("[::1]:3000"),
                    List.of("https://example.com/path"),
                    List.of("EADDRINUSE"),
                    List.of("WSAEADDRINUSE"),
                    List.of("user:www-data"),
                    List.of("address already in use"),
                    List.of("Error: listen EADDRINUSE: address already in use :::3000"),
                    List.of("Error:", "listen", "EADDRINUSE:", "address", "already", ":::3000"),
                    List.of("listen", "EADDRINUSE", ":::3000"),
                    List.of("listen", "tcp", ":3000:", "bind:", "address", "already", "in", "use"),
                    List.of("bind:", "Address", "already", "in", "use"),
                    List.of("curl:", "(7)", "Failed", "to", "connect"),
                    List.of("node", "failed:", "ECONNREFUSED"),
                    List.of("-bash: connect: Connection refused"),
                    List.of("-bash:", "connect:", "Connection", "refused"),
                    List.of("\n  errno: -98,\n"),
                    List.of("Traceback:\n  ConnectionRefusedError: [Errno 111]"),
                    List.of("größe"));

    private static final List<List<String>> NO_WORDS =
            List.of(
                    List.of(),
                    List.of(""),
                    List.of("prots"),
                    List.of("Ports"),
                    List.of("PORTS"),
                    List.of("no-such-verb"),
                    List.of("why3000"),
                    List.of("prots", "--json"),
                    List.of("prots", "3000"),
                    List.of("conect", "example.com", "443"),
                    List.of("--help"),
                    List.of("--json"),
                    List.of("-98"),
                    List.of("-x"),
                    List.of("--all node"),
                    List.of("errno", "EADDRINUSE"),
                    List.of("connect", "ECONNREFUSED", "127.0.0.1:3000"),
                    List.of("why", "3000"));

    static Stream<List<String>> words() {
        return WORDS.stream();
    }

    static Stream<List<String>> noWords() {
        return NO_WORDS.stream();
    }

    private static String[] array(List<String> arguments) {
        return arguments.toArray(String[]::new);
    }

    @ParameterizedTest
    @MethodSource("words")
    void whatCanBeNoVerbIsWords(List<String> arguments) {
        assertThat(Words.are(array(arguments))).isTrue();
    }

    @ParameterizedTest
    @MethodSource("noWords")
    void aVerbAndWhatMayBeOneMistypedAreNoWords(List<String> arguments) {
        assertThat(Words.are(array(arguments))).isFalse();
    }

    @Test
    void theLauncherDecidesByTheSameRule() {
        var all = new ArrayList<>(WORDS);
        all.addAll(NO_WORDS);
        Cli.VERBS.forEach(verb -> all.add(List.of(verb, "bind:")));
        // what has a page, or would be a file, and is no verb
        all.add(List.of("bindsight", "bind:"));
        all.add(List.of("../manual/bind", "bind:"));
        all.add(List.of("--show", "bind"));
        all.add(List.of("--show=bind"));
        for (List<String> arguments : all) {
            boolean window = WindowRequest.read(array(arguments)).isPresent();
            assertThat(launcherWantsWindow(":1", arguments)).as("%s", arguments).isEqualTo(window);
        }
        assertThat(launcherWantsWindow("", List.of("3000"))).as("without a display").isFalse();
    }

    /** What says where the pages are, by which the launcher knows verbs, is packaging/bindsight. */
    private static boolean launcherWantsWindow(String display, List<String> arguments) {
        var command =
                new ArrayList<>(
                        List.of(
                                "sh",
                                "-c",
                                "top=. && eval \"$(grep '^manual=' packaging/bindsight)\" &&"
                                        + " . packaging/launch &&"
                                        + " if wants_window \"$@\"; then exit 10; fi",
                                "sh"));
        command.addAll(arguments);
        try (var shell =
                ChildProcess.start(
                        Path.of("").toAbsolutePath(), Map.of("DISPLAY", display), command)) {
            return shell.awaitExit() == 10;
        }
    }

    @Test
    void aPortIsAnsweredByWhyAndAPlaceByConnect() {
        assertThat(Words.asVerb("3000")).containsExactly("why", "3000");
        assertThat(Words.asVerb("3000", "--json")).containsExactly("why", "3000", "--json");
        assertThat(Words.asVerb("0.0.0.0:3000")).containsExactly("why", "0.0.0.0:3000");
        assertThat(Words.asVerb("[::1]:3000")).containsExactly("connect", "::1", "3000");
        assertThat(Words.asVerb("example.com:443"))
                .containsExactly("connect", "example.com", "443");
        assertThat(Words.asVerb("https://example.com/path"))
                .containsExactly("connect", "example.com", "443", "--tls");
    }

    @Test
    void aPastedErrorIsExplained() {
        assertThat(Words.asVerb("Error:", "listen", "EADDRINUSE:", "in", "use", "127.0.0.1:3000"))
                .containsExactly(
                        "explain", "--", "Error: listen EADDRINUSE: in use 127.0.0.1:3000");
        assertThat(Words.asVerb("OSError: [Errno 98] Address already in use", "--json"))
                .containsExactly(
                        "explain", "--json", "--", "OSError: [Errno 98] Address already in use");
    }

    @Test
    void severalLinesAreExplainedWhateverTheySay() {
        assertThat(Words.asVerb("port:3000\nnothing of a socket"))
                .containsExactly("explain", "--", "port:3000\nnothing of a socket");
        assertThat(Words.asVerb("\n3000\n")).containsExactly("why", "3000");
    }

    @Test
    void anErrnoAloneIsLookedUp() {
        assertThat(Words.asVerb("EADDRINUSE")).containsExactly("errno", "EADDRINUSE");
        assertThat(Words.asVerb("WSAEADDRINUSE")).containsExactly("errno", "EADDRINUSE");
    }

    @Test
    void otherWordsNarrowTheList() {
        assertThat(Words.asVerb("user:www-data", "node"))
                .containsExactly("ports", "user:www-data", "node");
        assertThat(Words.asVerb("port:3000")).containsExactly("ports", "port:3000");
    }

    @Test
    void aScreenCanBeAskedFor() {
        var bind = Optional.of(new WindowRequest("bind", ""));
        assertThat(WindowRequest.read("--show", "bind")).isEqualTo(bind);
        assertThat(WindowRequest.read("--show=bind")).isEqualTo(bind);
        assertThat(WindowRequest.read("--show bind")).as("in one, by Maven").isEqualTo(bind);
        assertThat(WindowRequest.read("--show", "moon")).isEmpty();
        assertThat(CommandLineRun.of("--show", "moon").err())
                .contains(
                        "there is no screen 'moon'; accepted: ports, connections, bind, connect,"
                                + " explain, reference, history, clipboard");
    }

    @Test
    void aPortWithoutItsVerbEndsAsWhyDoes() {
        var run = CommandLineRun.of("127.0.0.1:1");
        assertThat(run.status()).isEqualTo(Exit.FAILED.status());
        assertThat(run.out()).contains("ECONNREFUSED");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Error: listen EADDRINUSE: address already in use 127.0.0.1:1",
                "-bash: connect: Connection refused",
                "Traceback (most recent call last):\n"
                        + "  File \"a.py\", line 3\n"
                        + "ConnectionRefusedError: [Errno 111] Connection refused",
                "Three lines\nof which none\nis an error of a socket"
            })
    void aPastedErrorEndsAndReadsAsExplainDoes(String text) {
        var explained = CommandLineRun.of("explain", text, "--json");
        var run = CommandLineRun.of(text, "--json");
        assertThat(run.status()).isEqualTo(explained.status());
        assertThat(run.err()).isEqualTo(explained.err());
        assertThat(found(run)).isEqualTo(found(explained));
    }

    /** What was read; what is true of it carries times. */
    private static String found(CommandLineRun run) {
        return run.out().replaceAll("(?s),\\s*\"diagnosis\".*", "");
    }
}
