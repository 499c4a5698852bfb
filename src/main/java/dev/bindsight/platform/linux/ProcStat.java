package dev.bindsight.platform.linux;

import dev.bindsight.model.Pid;
import dev.bindsight.model.ProcessRef;
import dev.bindsight.model.ProcessState;

import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * What is needed of {@code /proc/PID/stat} (proc_pid_stat(5)).
 *
 * @param comm field 2, between the first and the last parenthesis: it may contain either, spaces
 *     and newlines
 * @param state field 3
 * @param parent field 4, 0 for none
 * @param session field 6
 * @param terminal field 7, the device of the controlling terminal, 0 for none
 * @param flags field 9
 * @param threads field 20, how many threads there are; of one whose main thread has exited that one
 *     is counted too
 * @param startTime field 22, in clock ticks since boot
 * @param argumentsStart field 48, where its arguments are: somewhere else after execve(2), because
 *     addresses are random; 0 for who may not see it
 */
record ProcStat(
        String comm,
        char state,
        int parent,
        int session,
        int terminal,
        long flags,
        int threads,
        long startTime,
        long argumentsStart) {
    private static final int PARENT = 1;
    private static final int SESSION = 3;
    private static final int TERMINAL = 4;
    private static final int FLAGS = 6;
    private static final int THREADS = 17;
    private static final int START_TIME = 19;
    private static final int ARGUMENTS_START = 45;

    /** {@code PF_KTHREAD} of linux/sched.h. */
    private static final long KERNEL_THREAD = 0x0020_0000;

    /** The identity of the process, which has the pid {@code pid}. */
    ProcessRef ref(int pid) {
        return new ProcessRef(new Pid(pid), startTime);
    }

    /** Whether its first thread has ended: it is a zombie, or other threads go on without it. */
    boolean hasEnded() {
        return state == 'Z' || state == 'X';
    }

    /** Whether it is a thread of the kernel. */
    boolean isKernelThread() {
        return (flags & KERNEL_THREAD) != 0;
    }

    /** What it is doing, which the kernel tells of the main thread. */
    ProcessState processState() {
        return switch (state) {
            case 'T' -> ProcessState.STOPPED;
            case 't' -> ProcessState.TRACED;
            case 'D' -> ProcessState.UNINTERRUPTIBLE;
            case 'Z' -> threads > 1 ? ProcessState.ZOMBIE_LEADER : ProcessState.ENDED;
            case 'X', 'x' -> ProcessState.ENDED;
            default -> ProcessState.RUNNING;
        };
    }

    /**
     * Reads a stat file.
     *
     * @return empty if it is not one, or cut short
     */
    static Optional<ProcStat> parse(MemorySegment segment, long size) {
        // read from an array: from native memory each byte takes C1 five calls
        int length = (int) size;
        byte[] text = NativeBytes.array(segment, 0, length);
        int open = 0;
        while (open < length && text[open] != '(') {
            open++;
        }
        int close = length - 1;
        while (close > open && text[close] != ')') {
            close--;
        }
        if (close <= open || close + 3 >= length) {
            return Optional.empty();
        }
        char state = (char) (text[close + 2] & 0xFF);
        long[] fields = new long[ARGUMENTS_START + 1];
        int at = close + 3;
        for (int field = 1; field <= ARGUMENTS_START; field++) {
            at++;
            boolean negative = at < length && text[at] == '-';
            int start = negative ? ++at : at;
            long value = 0;
            while (at < length && isDigit(text[at])) {
                value = value * 10 + text[at] - '0';
                at++;
            }
            if (at == start || at >= length || text[at] != ' ') {
                return Optional.empty();
            }
            fields[field] = negative ? -value : value;
        }
        return Optional.of(
                new ProcStat(
                        new String(text, open + 1, close - open - 1, StandardCharsets.UTF_8),
                        state,
                        (int) fields[PARENT],
                        (int) fields[SESSION],
                        (int) fields[TERMINAL],
                        fields[FLAGS],
                        (int) fields[THREADS],
                        fields[START_TIME],
                        fields[ARGUMENTS_START]));
    }

    private static boolean isDigit(byte b) {
        return b >= '0' && b <= '9';
    }
}
