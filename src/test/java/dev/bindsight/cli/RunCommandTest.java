package dev.bindsight.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bindsight.cli.CheckoutCopy.Ended;
import dev.bindsight.testbed.ChildProcess;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** {@code bindsight run} where there is no terminal, compared with what is without it. */
@TestInstance(Lifecycle.PER_CLASS)
class RunCommandTest {
    /** What an error is printed with, as Node.js prints it. */
    private static final String REFUSED = "Error: connect ECONNREFUSED 127.0.0.1:1";

    private CheckoutCopy checkout;

    @BeforeAll
    void build(@TempDir Path folder) throws IOException {
        checkout = CheckoutCopy.in(folder);
    }

    @ParameterizedTest
    @CsvSource({
        "exit 0, 0",
        "exit 7, 7",
        "exit 255, 255",
        "kill -TERM $$, 143",
        "kill -KILL $$, 137",
        "kill -INT $$, 130"
    })
    void itsExitStatusIsThatOfTheCommand(String script, int status) {
        Ended ended = checkout.bindsight("run", "--", "sh", "-c", script);
        assertThat(ended.status()).isEqualTo(status);
        assertThat(ended.out() + ended.err()).isEmpty();
    }

    @Test
    void whatCannotBeStartedIsSaidInOneLineWithTheStatusOfAShell() throws IOException {
        Ended missing = checkout.bindsight("run", "--", "no-such-command", "--json");
        assertThat(missing.status()).isEqualTo(127);
        assertThat(missing.err()).isEqualTo("bindsight run: no-such-command: command not found\n");
        assertThat(missing.out()).isEmpty();

        Path text = Files.writeString(checkout.folder().resolve("text"), "no program\n");
        Ended refused = checkout.bindsight("run", "--", text.toString());
        assertThat(refused.status()).isEqualTo(126);
        assertThat(refused.err())
                .isEqualTo("bindsight run: " + text + ": cannot be started: EACCES\n");
    }

    @Test
    void aScriptThatNamesNoInterpreterIsRunByTheShell() throws IOException {
        Path script = Files.writeString(checkout.folder().resolve("script"), "echo \"<$1>\"\n");
        assertThat(script.toFile().setExecutable(true)).isTrue();
        // the folder is in the PATH
        Ended ended = checkout.bindsight("run", "--", "script", "a  b");
        assertThat(ended.out()).isEqualTo("<a  b>\n");
    }

    @Test
    void whatStandsBehindTheCommandIsItsOwn() {
        for (String line : List.of("run echo -- --help -x", "run -- echo -- --help -x")) {
            Ended ended = checkout.bindsight(line.split(" "));
            assertThat(ended.out()).isEqualTo("-- --help -x\n");
        }
    }

    @Test
    void aMissingCommandIsAWrongCommandLine() {
        Ended ended = checkout.bindsight("run", "--");
        assertThat(ended.status()).isEqualTo(2);
        assertThat(ended.err().lines()).hasSize(1);
        assertThat(ended.err()).contains("bindsight run [--all-output] -- COMMAND");
    }

    /**
     * Of what Java changes at its start, and what the launcher does. SigQ is left out: it counts
     * what is queued for whatever process of the user, and changes by itself.
     */
    @ParameterizedTest
    @CsvSource({
        // bash tells each program in _ what it started
        "%s env -0 | grep -zv ^_= | sort -z",
        "%s grep Sig[BIC] /proc/self/status",
        "%s pwd",
        "%s cat /proc/self/cmdline",
        "echo in | %s sh -c 'cat; echo $0'",
    })
    void theCommandFindsWhatItFindsAlone(String command) {
        Map<String, String> environment =
                Map.of(
                        "LC_ALL", "de_DE@euro",
                        "JAVA_TOOL_OPTIONS", "-Dx=y",
                        "COLUMNS", "33",
                        "A", "line\nbreak\u00fc");
        String before = "trap '' PIPE QUIT USR1 HUP INT; cd /usr/share; ";
        Ended alone = checkout.inShell(environment, before + command.formatted(""));
        Ended run = checkout.inShell(environment, before + command.formatted("$0 run --"));
        assertThat(run.out()).isEqualTo(alone.out()).isNotEmpty();
        assertThat(run.err()).isEqualTo(alone.err());
        assertThat(run.status()).isEqualTo(alone.status());
    }

    @Test
    void signalsThatTheCallerLeavesAloneDoWhatTheyDo() {
        Ended alone = checkout.inShell(Map.of(), "grep Sig[BIC] /proc/self/status");
        Ended run = checkout.inShell(Map.of(), "$0 run -- grep Sig[BIC] /proc/self/status");
        assertThat(run.out()).isEqualTo(alone.out()).contains("SigBlk:\t0000000000000000");
    }

    @Test
    void itsDescriptorsAreThoseOfTheCallerAndNoOthers() {
        String list =
                "python3 -c 'import os; print(sorted(map(int, os.listdir(\"/proc/self/fd\"))))'";
        for (String open : new String[] {"", "exec 3<$0 7<$0 10<$0;", "exec 1>&2 3>&-;"}) {
            Ended alone = checkout.inShell(Map.of(), open + list);
            Ended run = checkout.inShell(Map.of(), open + "$0 run -- " + list);
            assertThat(run).isEqualTo(alone);
        }
        Ended read = checkout.inShell(Map.of(), "exec 7<$0; $0 run -- sh -c 'head -n 1 <&7'");
        assertThat(read.out()).isEqualTo("#!/bin/sh\n");
    }

    @Test
    void bytesThatAreNoTextArriveAsTheyAre() {
        Ended ended =
                checkout.inShell(Map.of(), "$0 run -- printf '%s' $'\\xe4\\xff' | od -An -tx1");
        assertThat(ended.out().strip()).isEqualTo("e4 ff");
    }

    @Test
    void errorsGoThroughAPipeAndOutputDoesNot() {
        String test = "sh -c 'test -p /dev/stdout; echo $?; test -p /dev/stderr; echo $?'";
        assertThat(run("$0 run -- " + test + " >f; cat f").out()).isEqualTo("1\n0\n");
        assertThat(run("$0 run --all-output -- " + test + " >f; cat f").out()).isEqualTo("0\n0\n");
    }

    @Test
    void theOrderOfBothIsKeptWhereTheyAreOne() {
        String writes = "for i in $(seq 300); do echo $i; echo $i >&2; done";
        String alone = run("sh -c '" + writes + "' 2>&1 | cat").out();
        assertThat(run("$0 run --all-output -- sh -c '" + writes + "' 2>&1 | cat").out())
                .isEqualTo(alone);
    }

    @Test
    void aReaderThatLeavesIsNoticedAsAlone() {
        String flood = "sh -c 'yes >&2; echo $?'";
        Ended ended = run("$0 run -- " + flood + " 2> >(head -n 1 >/dev/null)");
        // 128 + SIGPIPE
        assertThat(ended.out()).isEqualTo("141\n");
    }

    @Test
    void aSignalThatTheCallerIgnoresStaysIgnored() {
        Ended ended = run("trap '' INT; $0 run -- sh -c 'kill -INT $$; echo lives'");
        assertThat(ended.out()).isEqualTo("lives\n");
    }

    @Test
    void aSocketErrorIsExplainedBelowWhereTheCommandFailed() {
        Ended ended = failing("echo '" + REFUSED + "' >&2; exit 1", "");
        assertThat(ended.status()).isEqualTo(1);
        assertThat(ended.out()).isEmpty();
        assertThat(ended.err()).startsWith(REFUSED + "\n\n");
        assertThat(ended.err().substring(REFUSED.length())).contains("ECONNREFUSED");
    }

    /** It listens on a port of its own choice, and the next copy on that one too. */
    private static final String SERVER =
            """
            import os, socket
            port = int(open('port').read()) if os.path.exists('port') else 0
            made = socket.socket()
            try:
                made.bind(('127.0.0.1', port))
            except OSError as e:
                raise SystemExit(f'bind() to 127.0.0.1:{port} failed ({e.errno}: {e.strerror})')
            made.listen()
            open('port', 'w').write(str(made.getsockname()[1]))
            print('ready', flush=True)
            input()
            """;

    @Test
    void ofASecondCopyItIsToldThatTheFirstStillRuns(@TempDir Path shop) throws IOException {
        Files.writeString(shop.resolve("server.py"), SERVER);
        List<String> command = List.of("python3", "server.py");
        try (ChildProcess first = ChildProcess.start(shop, Map.of(), command)) {
            first.awaitLine("(ready)");
            Ended second =
                    checkout.inShell(Map.of(), "cd " + shop + "; $0 run -- python3 server.py");

            assertThat(second.status()).isEqualTo(1);
            assertThat(second.err().replaceAll("\\s+", " "))
                    .contains(" is held right now by server.py (pid " + first.pid() + ") in ")
                    .contains("by the same command in the same directory: a first copy");
        }
    }

    @Test
    void nothingIsAddedWhereItWorkedOrSaidNothingOfSockets() {
        assertThat(failing("echo '" + REFUSED + "' >&2", "").err()).isEqualTo(REFUSED + "\n");
        assertThat(failing("echo all wrong >&2; exit 1", "").err()).isEqualTo("all wrong\n");
        assertThat(failing("echo '" + REFUSED + "'; exit 1", "").err()).isEmpty();
    }

    @Test
    void standardOutputCountsWithAllOutput() {
        Ended ended = failing("echo '" + REFUSED + "'; exit 1", "--all-output ");
        assertThat(ended.out()).isEqualTo(REFUSED + "\n");
        assertThat(ended.err()).contains("ECONNREFUSED");
    }

    @Test
    void onlyTheLast64KiBCount() {
        String error = "echo '" + REFUSED + "' >&2; ";
        String more = "head -c %d /dev/zero | tr '\\0' '\\n' >&2; exit 1";
        Ended gone = failing(error + more.formatted(65_536), "");
        assertThat(gone.err()).hasSize(REFUSED.length() + 1 + 65_536);
        Ended kept = failing(error + more.formatted(65_536 - REFUSED.length() - 2), "");
        assertThat(kept.err().strip().substring(REFUSED.length())).contains("ECONNREFUSED");
    }

    private Ended failing(String script, String options) {
        return checkout.inShell(
                Map.of("SCRIPT", script), "$0 run " + options + "-- sh -c \"$SCRIPT\"");
    }

    private Ended run(String line) {
        return checkout.inShell(Map.of(), "cd " + checkout.folder() + " && " + line);
    }
}
