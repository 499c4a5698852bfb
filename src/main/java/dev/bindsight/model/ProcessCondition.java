package dev.bindsight.model;

import org.jspecify.annotations.Nullable;

/**
 * What decides whether a process can take a signal or a connection, at the moment it was read: it
 * changes without a trace in what identifies the process.
 *
 * @param state what it is doing
 * @param sigterm what becomes of a SIGTERM that is sent to it
 * @param sigtermPending whether one was sent that it has not taken yet ({@code ShdPnd} of
 *     proc_pid_status(5))
 * @param descriptors how many descriptors it has open, absent if that is not told
 * @param descriptorLimit how many it may have (RLIMIT_NOFILE, getrlimit(2)), absent if that is not
 *     told
 */
public record ProcessCondition(
        ProcessState state,
        Sigterm sigterm,
        boolean sigtermPending,
        @Nullable Integer descriptors,
        @Nullable Long descriptorLimit) {
    /** What becomes of a SIGTERM (signal(7)). */
    public enum Sigterm {
        /** It ends the process. */
        ENDS,
        /** A handler of the process runs. */
        CAUGHT,
        /** The process has it thrown away (SIG_IGN). */
        IGNORED,
        /** Every thread of the process blocks it, and none reads it from a signalfd(2). */
        BLOCKED,
        /** The process is PID 1 of a pid namespace and has no handler: pid_namespaces(7). */
        DROPPED
    }

    /** Whether it can open nothing more, and so accept no connection (accept(2), EMFILE). */
    public boolean isOutOfDescriptors() {
        return descriptors != null && descriptorLimit != null && descriptors >= descriptorLimit;
    }

    /** Whether nothing keeps it from taking a SIGTERM or a connection. */
    public boolean isOrdinary() {
        boolean goesOn = state == ProcessState.RUNNING || state == ProcessState.ENDED;
        return goesOn && !needsKill() && !isOutOfDescriptors();
    }

    /** Whether something of it tells why a process runs on after a SIGTERM. */
    public boolean outlivesSigterm() {
        boolean held =
                switch (state) {
                    case STOPPED, TRACED, UNINTERRUPTIBLE -> true;
                    case ZOMBIE_LEADER, RUNNING, ENDED -> false;
                };
        return held || sigtermPending || sigterm != Sigterm.ENDS;
    }

    /** Whether SIGTERM will not end it as it is now, so that it takes SIGKILL. */
    public boolean needsKill() {
        return sigterm == Sigterm.IGNORED
                || sigterm == Sigterm.BLOCKED
                || sigterm == Sigterm.DROPPED;
    }
}
