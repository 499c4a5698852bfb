package dev.bindsight.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bindsight.testbed.TerminalSession;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;

/** {@code bindsight run} on a real terminal, compared with what the kernel does without it. */
@TestInstance(Lifecycle.PER_CLASS)
class RunOnTerminalTest {
    private CheckoutCopy checkout;
    private TerminalSession session;

    @BeforeAll
    void build(@TempDir Path folder) throws IOException {
        checkout = CheckoutCopy.in(folder);
    }

    @BeforeEach
    void openATerminal() {
        session =
                TerminalSession.open(
                        Map.of(
                                "JAVA_HOME",
                                System.getProperty("java.home"),
                                "RUN",
                                checkout.program() + " run",
                                "TERM",
                                "xterm-256color"));
    }

    @AfterEach
    void closeIt() {
        session.close();
    }

    @Test
    void eachDescriptorIsATerminalAndErrorsHaveOneOfTheirOwn() throws IOException {
        program(
                "import fcntl, os, struct, termios",
                "size = struct.unpack('HHHH', fcntl.ioctl(2, termios.TIOCGWINSZ, bytes(8)))",
                "print('seen', *map(os.isatty, (0, 1, 2)), *map(os.ttyname, (0, 1, 2)), *size)");
        session.run("$RUN -- python3 " + programFile());
        Matcher seen = session.await("seen True True True (\\S+) (\\S+) (\\S+) 30 90 ");
        assertThat(seen.group(1)).isEqualTo(session.terminal()).isEqualTo(seen.group(2));
        assertThat(seen.group(3)).startsWith("/dev/pts/").isNotEqualTo(session.terminal());
        session.run("$RUN -- tty");
        session.await(session.terminal());
    }

    @Test
    void withAllOutputBothHaveThatOne() throws IOException {
        program("import os", "print('seen', *map(os.ttyname, (0, 1, 2)))");
        session.run("$RUN --all-output -- python3 " + programFile());
        Matcher seen = session.await("seen (\\S+) (\\S+) (\\S+)");
        assertThat(seen.group(1)).isEqualTo(session.terminal());
        assertThat(seen.group(2)).isEqualTo(seen.group(3)).isNotEqualTo(session.terminal());
    }

    @Test
    void itStaysInTheSessionAndTheGroupInTheForeground() {
        session.run("$RUN -- sh -c 'echo seen $(ps -o pgid=,tpgid=,sid=,tty= -p $$) $PPID'");
        session.run("echo shell $$");
        Matcher seen = session.await("seen (\\d+) (\\d+) (\\d+) (\\S+) (\\d+)");
        assertThat(seen.group(1)).isEqualTo(seen.group(2));
        // the program is what the shell started, and leads the group
        assertThat(seen.group(5)).isEqualTo(seen.group(1));
        assertThat(seen.group(3)).isEqualTo(session.await("shell (\\d+)").group(1));
        assertThat("/dev/" + seen.group(4)).isEqualTo(session.terminal());
    }

    @Test
    void ctrlCReachesTheCommandOnceWhichDecides() throws IOException {
        program(
                "import signal, sys",
                // a handler would not be called before a read that begins just then is over
                "signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})",
                "print('ready', flush=True)",
                "signal.sigwait({signal.SIGINT})",
                "print('interrupted', flush=True)",
                "sys.stdin.readline()",
                "sys.exit(41 + (signal.SIGINT in signal.sigpending()))");
        session.type("$RUN -- python3 " + programFile());
        session.await("ready");
        session.pressControl('c');
        session.await(".*interrupted");
        session.type("go on");
        assertThat(session.status()).isEqualTo(41);
    }

    @Test
    void ctrlCEndsWhatDoesNotCareAndCtrlBackslashToo() {
        session.type("$RUN -- sh -c 'echo ready; exec sleep 60'");
        session.await("ready");
        session.pressControl('c');
        assertThat(session.status()).isEqualTo(130);

        session.type("$RUN -- sh -c 'ulimit -c 0; echo again; exec sleep 60'");
        session.await("again");
        session.pressControl('\\');
        assertThat(session.status()).isEqualTo(131);
        assertThat(session.output()).doesNotContain("Full thread dump");
    }

    @Test
    void ctrlZStopsBothAndFgContinuesBoth() {
        session.type("$RUN -- sh -c 'echo ready $$; read line; exit 5'");
        String pid = session.await("ready (\\d+)").group(1);
        session.pressControl('z');
        session.await(".*Stopped.* -- sh");
        // 128 + SIGTSTP
        assertThat(session.status()).isEqualTo(148);
        session.run("echo states $(ps -o stat= -p " + pid + ") $(ps -o stat= -p $(jobs -p))");
        session.await("states T\\S* T");
        session.type("fg");
        session.type("a line");
        assertThat(session.status()).isEqualTo(5);
    }

    @Test
    void aCommandThatDoesNotStopForCtrlZGoesOn() throws IOException {
        program(
                "import signal, sys",
                "signal.signal(signal.SIGTSTP, lambda *_: print('asked', flush=True))",
                "print('ready', flush=True)",
                "sys.stdin.readline()",
                "sys.exit(6)");
        session.type("$RUN -- python3 " + programFile());
        session.await("ready");
        session.pressControl('z');
        session.await(".*asked");
        session.type("a line");
        assertThat(session.status()).isEqualTo(6);
    }

    @Test
    void aNewSizeReachesTheTerminalForErrors() throws IOException {
        program(
                "import os, signal, sys",
                "signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGWINCH])",
                "print('ready', flush=True)",
                "while os.get_terminal_size(2).columns != 111:",
                "    signal.sigwait([signal.SIGWINCH])",
                "print('columns', os.get_terminal_size(0).columns, flush=True)");
        session.type("$RUN -- python3 " + programFile());
        session.await("ready");
        session.resize(111);
        session.await("columns 111");
        assertThat(session.status()).isZero();
    }

    @Test
    void nodeKeepsItsColours() {
        // what node goes by besides (lib/internal/tty.js): a server of builds sets CI
        session.run(
                "unset CI NO_COLOR FORCE_COLOR NODE_DISABLE_COLORS TMUX; export TERM=xterm; $RUN --"
                        + " node -e 'console.error(\"seen\", process.stderr.isTTY, {a: 1})'");
        session.await("seen \u001b\\[33mtrue\u001b\\[39m \\{ a: \u001b\\[33m1");
    }

    @Test
    void aBackgroundProcessThatIsLeftBehindDoesNotKeepIt() {
        assertThat(session.run("$RUN -- sh -c 'sleep 60 & echo left $!; exit 3'")).isEqualTo(3);
        String left = session.await("left (\\d+)").group(1);
        assertThat(session.run("kill " + left)).isZero();
    }

    @Test
    void whatIsPrintedIsByteForByteWhatIsPrintedAlone() {
        String command =
                "sh -c 'printf \"a\\tb\\rc\\n\\033[1mx\\033[0m\\303\\274\\n\" >&2; exit 9'";
        session.run("echo; echo begin alone; " + command + "; echo end alone");
        session.run("echo begin run; $RUN -- " + command + "; echo end run");
        assertThat(between("begin run", "end run")).isEqualTo(between("begin alone", "end alone"));
    }

    @Test
    void aRunInTheBackgroundEndsWithItsCommand() {
        session.type("$RUN -- sh -c 'exit 4' & wait $!");
        assertThat(session.status()).isEqualTo(4);
    }

    @Test
    void aSignalSentToItAloneIsPassedOn() throws IOException {
        program(
                "import signal, sys, time",
                "signal.signal(signal.SIGTERM, lambda *_: sys.exit(21))",
                "signal.signal(signal.SIGUSR2, lambda *_: print('usr2', flush=True))",
                "print('ready', flush=True)",
                "while True: signal.pause()");
        session.type("$RUN -- python3 " + programFile() + " &");
        session.await("ready");
        session.run("kill -USR2 $!");
        session.await("usr2");
        session.run("kill $!");
        assertThat(session.run("wait $!")).isEqualTo(21);
    }

    private String between(String begin, String end) {
        String output = session.output();
        int from = output.indexOf("\n" + begin) + begin.length() + 1;
        return output.substring(from, output.indexOf("\n" + end, from));
    }

    private Path programFile() {
        return checkout.folder().resolve("program.py");
    }

    private void program(String... lines) throws IOException {
        Files.write(programFile(), List.of(lines));
    }
}
