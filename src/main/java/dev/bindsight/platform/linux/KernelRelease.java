package dev.bindsight.platform.linux;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which Linux runs, by proc_sys_kernel(5) {@code osrelease}.
 *
 * @param major the first number, 0 where none is told
 * @param minor the second
 */
record KernelRelease(int major, int minor) {
    private static final String PATH = "sys/kernel/osrelease";
    private static final Pattern NUMBERS = Pattern.compile("(\\d{1,4})\\.(\\d{1,4})");

    /** The one that runs. */
    static KernelRelease running(Libc libc, ProcFiles proc) {
        return parse(proc.piece(libc.scratch().begin().add(PATH)));
    }

    /** Reads {@code 6.18.3-amd64}; what is none is older than any. */
    static KernelRelease parse(String text) {
        Matcher numbers = NUMBERS.matcher(text);
        return numbers.lookingAt()
                ? new KernelRelease(
                        Integer.parseInt(numbers.group(1)), Integer.parseInt(numbers.group(2)))
                : new KernelRelease(0, 0);
    }

    /** Whether it is that release or a later one. */
    boolean isAtLeast(int wantedMajor, int wantedMinor) {
        return major > wantedMajor || major == wantedMajor && minor >= wantedMinor;
    }
}
