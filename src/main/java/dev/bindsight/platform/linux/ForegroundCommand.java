package dev.bindsight.platform.linux;

import static dev.bindsight.platform.linux.abi.SpawnAbi.SIGCHLD;
import static dev.bindsight.platform.linux.abi.SpawnAbi.SIGINT;
import static dev.bindsight.platform.linux.abi.SpawnAbi.SIGQUIT;
import static dev.bindsight.platform.linux.abi.SpawnAbi.SIGTSTP;
import static dev.bindsight.platform.linux.abi.SpawnAbi.SIGWINCH;

import dev.bindsight.model.CommandEnd;
import dev.bindsight.model.CommandRun;

import java.lang.foreign.Arena;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Runs a command as if the caller had started it and not this process, except that what it writes
 * to standard error is read on its way.
 *
 * <p>It stays in the caller's session and process group, where keys and the shell reach it as
 * always. What the keyboard says is said to both: this process does nothing then, and does as the
 * command did. What was sent to this process alone is passed on.
 */
public final class ForegroundCommand {
    /**
     * What is sent to one process, by a supervisor or a user; each ends one that does not know it.
     */
    private static final List<String> PASSED_ON = List.of("TERM", "HUP", "USR1", "USR2");

    private ForegroundCommand() {}

    /**
     * Runs it and waits for its end.
     *
     * @param words what to start, found on the PATH, and its arguments; without null bytes
     * @param allOutput whether standard output is read along too
     */
    public static CommandRun run(List<byte[]> words, boolean allOutput) {
        var libc = new Libc();
        Caller caller = Caller.read();
        List<ReadAlong> outputs = ReadAlong.open(libc, caller, allOutput);
        try (Arena arena = Arena.ofConfined();
                var signals = new JavaSignals()) {
            var dispositions = new Dispositions(libc, arena);
            List.of(SIGINT, SIGQUIT, SIGTSTP).forEach(dispositions::ignore);
            dispositions.byDefault(SIGCHLD);
            var command = new RunningCommand(libc);
            PASSED_ON.forEach(name -> signals.on(name, command::signal));
            follow(outputs, new TerminalCalls(libc), command, signals);
            int pid = new CommandStart(libc, caller, dispositions).start(words, outputs);
            outputs.forEach(each -> libc.close(each.ends().write()));
            if (pid < 0) {
                dispositions.restore();
                boolean exists = new SearchPath(libc, caller).exists(words.getFirst());
                var end = new CommandEnd.NotStarted(LinuxErrno.of(-pid), exists);
                return new CommandRun(end, "", false, 0);
            }
            command.started(pid);
            List<OutputCopy> copies =
                    outputs.stream()
                            .map(each -> OutputCopy.begin(libc, each.ends().read(), each.real()))
                            .toList();
            CommandEnd end = command.await(dispositions);
            copies.forEach(OutputCopy::finish);
            dispositions.restore();
            return new CommandRun(
                    end,
                    // the first is that of standard error
                    copies.stream()
                            .map(each -> each.last().text())
                            .collect(Collectors.joining("\n")),
                    !copies.isEmpty() && copies.getFirst().last().endsMidLine(),
                    new TerminalCalls(libc).columns(ReadAlong.ERR));
        }
    }

    /**
     * Keeps the size of pseudo-terminals that of the real ones. The kernel tells this process and
     * the command of a new size at once; so one that looked too early is told once more.
     */
    private static void follow(
            List<ReadAlong> outputs,
            TerminalCalls terminals,
            RunningCommand command,
            JavaSignals signals) {
        List<ReadAlong> shown = outputs.stream().filter(ReadAlong::terminal).toList();
        Runnable resize =
                () -> {
                    boolean changed = false;
                    for (ReadAlong each : shown) {
                        changed |= terminals.copySize(each.real(), each.ends().read());
                    }
                    if (changed) {
                        command.signal(SIGWINCH);
                    }
                };
        if (!shown.isEmpty()) {
            signals.on("WINCH", _ -> resize.run());
            // in the background it was not told
            signals.on("CONT", _ -> resize.run());
            resize.run();
        }
    }
}
