package dev.bindsight.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bindsight.testbed.ScriptedPlatform;
import dev.bindsight.testbed.ScriptedSocket;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.OutputStream;
import java.util.Map;

/** What holds for every verb. */
class CliTest {
    private final ScriptedPlatform platform = new ScriptedPlatform();

    @ParameterizedTest
    @ValueSource(strings = {"", "whyever 3000", "ports3000", "PORTS", "--frobnicate", "-x ports"})
    void whatIsNoVerbIsOneLineThatNamesTheVerbs(String line) {
        String[] arguments = line.isEmpty() ? new String[0] : line.split(" ");
        CommandLineRun run = CommandLineRun.on(platform, arguments);
        assertThat(run.status()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err().lines()).hasSize(1);
        assertThat(run.err())
                .endsWith(
                        "accepted: ports, connections, why, stop, bind, connect, free, wait,"
                                + " explain, errno, run, history, record\n");
    }

    @Test
    void theHelpNamesTheVerbsThereAreAndNoOthers() {
        CommandLineRun run = CommandLineRun.on(platform, "--help");
        assertThat(run.status()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.out().lines().filter(line -> line.matches("  [a-z]+  .*")))
                .extracting(line -> line.strip().split(" ")[0])
                .containsExactlyElementsOf(Cli.VERBS);
        assertThat(run.out().lines()).allMatch(line -> line.length() <= 80);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ports",
                "connections",
                "why",
                "stop",
                "bind",
                "connect",
                "free",
                "wait",
                "explain",
                "errno"
            })
    void everyVerbHasHelpThatFitsTheTerminal(String verb) {
        CommandLineRun run = CommandLineRun.on(platform, verb, "--help");
        assertThat(run.status()).isZero();
        assertThat(run.out()).startsWith("Usage: bindsight " + verb).contains("--json");
        assertThat(run.out().lines()).allMatch(line -> line.length() <= 80);
    }

    @Test
    void withoutAnySourceOfSocketsTheReasonDecidesTheStatus() {
        platform.add(ScriptedSocket.listener("127.0.0.1:3000"));
        platform.sockDiag().refuse("socket(AF_NETLINK)", "EPERM", 1);
        platform.procfs().refuse("open /proc/net/tcp", "EACCES", 13);
        CommandLineRun run = CommandLineRun.on(platform, "ports");
        assertThat(run.status()).isEqualTo(3);
        assertThat(run.out()).isEmpty();
        assertThat(run.err().lines()).hasSize(1);
        assertThat(run.err()).contains("sock_diag", "EPERM", "procfs", "EACCES");
    }

    @ParameterizedTest
    @CsvSource({", 80", "120, 120", "0, 80", "-5, 80", "wide, 80", "99999, 1000", "20, 20"})
    void theWidthIsThatOfCOLUMNSWhereItMakesSense(String columns, int expected) {
        assertThat(TerminalFacts.columns(columns)).isEqualTo(expected);
    }

    @Test
    void withoutATerminalThereIsNoColourAndNobodyToAskAndNoTableIsCut() {
        // the standard streams of a test are pipes
        Terminal terminal =
                TerminalFacts.read(Map.of("COLUMNS", "200"), OutputStream.nullOutputStream(), 1);
        assertThat(terminal.colour()).isFalse();
        assertThat(terminal.columns()).isEqualTo(80);
        assertThat(terminal.tableColumns()).isEqualTo(Integer.MAX_VALUE);
        assertThat(terminal.canAsk()).isFalse();
    }
}
