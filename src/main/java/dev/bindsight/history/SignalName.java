package dev.bindsight.history;

import java.util.List;

/** The names of signals (signal(7)), as Linux numbers them on x86 and ARM. */
public final class SignalName {
    private static final List<String> NAMES =
            List.of(
                    "HUP", "INT", "QUIT", "ILL", "TRAP", "ABRT", "BUS", "FPE", "KILL", "USR1",
                    "SEGV", "USR2", "PIPE", "ALRM", "TERM", "STKFLT", "CHLD", "CONT", "STOP",
                    "TSTP", "TTIN", "TTOU", "URG", "XCPU", "XFSZ", "VTALRM", "PROF", "WINCH", "IO",
                    "PWR", "SYS");

    /** The first of those without a name of their own, as libc gives them out. */
    private static final int REAL_TIME = 34;

    private SignalName() {}

    /** {@code SIGKILL}, {@code SIGRTMIN+1}. */
    public static String of(int number) {
        if (number >= 1 && number <= NAMES.size()) {
            return "SIG" + NAMES.get(number - 1);
        }
        if (number >= REAL_TIME) {
            return number == REAL_TIME ? "SIGRTMIN" : "SIGRTMIN+" + (number - REAL_TIME);
        }
        return "SIG" + number;
    }
}
