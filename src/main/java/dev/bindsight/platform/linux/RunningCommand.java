package dev.bindsight.platform.linux;

import static dev.bindsight.platform.linux.abi.SpawnAbi.CLD_EXITED;
import static dev.bindsight.platform.linux.abi.SpawnAbi.CLD_STOPPED;
import static dev.bindsight.platform.linux.abi.SpawnAbi.P_PID;
import static dev.bindsight.platform.linux.abi.SpawnAbi.SIGCONT;
import static dev.bindsight.platform.linux.abi.SpawnAbi.WEXITED;
import static dev.bindsight.platform.linux.abi.SpawnAbi.WNOWAIT;
import static dev.bindsight.platform.linux.abi.SpawnAbi.WSTOPPED;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import dev.bindsight.model.CommandEnd;
import dev.bindsight.platform.linux.abi.SpawnAbi.Siginfo;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;

/**
 * A command whose stops are this process's stops, so that a shell that started this one sees them.
 */
final class RunningCommand {
    private static final MemorySegment WAITID = Libc.function("waitid");
    private static final MemorySegment KILL = Libc.function("kill");

    private final Libc libc;

    /** 0 before it was started, and when it was waited for: its pid is not its own any more. */
    private int pid;

    /** What came before it was started. */
    private final List<Integer> early = new ArrayList<>();

    RunningCommand(Libc libc) {
        this.libc = libc;
    }

    /** It has been started. */
    synchronized void started(int as) {
        pid = as;
        early.forEach(this::signal);
    }

    /** Passes a signal on. */
    synchronized void signal(int number) {
        if (pid > 0) {
            libc.call(KILL, pid, number);
        } else {
            early.add(number);
        }
    }

    /** Waits for its end. */
    CommandEnd await(Dispositions dispositions) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment told = arena.allocate(Siginfo.SIZE, 8);
            while (true) {
                // not waited for yet, so that its pid stays its own while a signal is passed on
                int result = waitFor(told, WEXITED | WSTOPPED | WNOWAIT);
                if (result == -LinuxErrno.EINTR) {
                    continue;
                }
                if (result < 0) {
                    throw new IllegalStateException("waitid: " + LinuxErrno.of(-result).name());
                }
                int code = told.get(JAVA_INT, Siginfo.SI_CODE);
                int status = told.get(JAVA_INT, Siginfo.SI_STATUS);
                if (code == CLD_STOPPED) {
                    waitFor(told, WSTOPPED);
                    dispositions.suffer(status);
                    // where only this process was told to go on
                    signal(SIGCONT);
                } else {
                    reap(told);
                    return code == CLD_EXITED
                            ? new CommandEnd.Exited(status)
                            : new CommandEnd.Signalled(status);
                }
            }
        }
    }

    private synchronized void reap(MemorySegment told) {
        waitFor(told, WEXITED);
        pid = 0;
    }

    private int waitFor(MemorySegment told, int what) {
        return libc.call(WAITID, P_PID, pid, told.address(), what);
    }
}
