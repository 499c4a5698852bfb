package dev.bindsight.model;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;

/**
 * What the machine says of a process, uninterpreted. Absent means that it could not be read, mostly
 * because the process belongs to another user.
 *
 * @param ref which process
 * @param parent its parent, absent for PID 1, kernel threads and a parent outside the namespace
 * @param comm the kernel's name of it, at most 15 bytes ({@code TASK_COMM_LEN})
 * @param command its arguments; empty for a kernel thread or a zombie
 * @param uid its effective user
 * @param directory its working directory
 * @param executable the path of its program
 * @param programFile what became of the file there
 * @param startedAt when it started, to the clock tick
 * @param session the session it is in; equal to its pid for a session leader (setsid(2))
 * @param terminal whether its session has a controlling terminal: only then does the end of the
 *     session's leader send SIGHUP to the others (setsid(2), credentials(7))
 * @param cgroup its cgroup v2 path, such as {@code /system.slice/ssh.service}
 * @param state what it was doing when this was read
 * @param kernelThread whether it is a thread of the kernel, which no signal ends
 */
public record ProcessFacts(
        ProcessRef ref,
        @Nullable ProcessRef parent,
        String comm,
        List<String> command,
        Uid uid,
        @Nullable String directory,
        @Nullable String executable,
        ProgramFile programFile,
        Instant startedAt,
        int session,
        boolean terminal,
        @Nullable String cgroup,
        ProcessState state,
        boolean kernelThread) {
    /** A process whose program is where it was. */
    public ProcessFacts(
            ProcessRef ref,
            @Nullable ProcessRef parent,
            String comm,
            List<String> command,
            Uid uid,
            @Nullable String directory,
            @Nullable String executable,
            Instant startedAt,
            int session,
            boolean terminal,
            @Nullable String cgroup,
            ProcessState state,
            boolean kernelThread) {
        this(
                ref,
                parent,
                comm,
                command,
                uid,
                directory,
                executable,
                ProgramFile.THERE,
                startedAt,
                session,
                terminal,
                cgroup,
                state,
                kernelThread);
    }

    /** Copies the arguments. */
    public ProcessFacts {
        command = List.copyOf(command);
    }
}
