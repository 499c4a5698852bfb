package dev.bindsight.model;

import java.time.Duration;
import java.util.List;

/**
 * One system call as it happened.
 *
 * @param syscall which
 * @param arguments its arguments, with what came out of it in them
 * @param result what it gave
 * @param duration how long it took, measured around the call
 */
public record TracedCall(
        Syscall syscall, List<Arg> arguments, SyscallResult result, Duration duration) {
    /** Copies the list. */
    public TracedCall {
        arguments = List.copyOf(arguments);
    }

    /** Whether it worked. */
    public boolean ok() {
        return result instanceof SyscallResult.Returned;
    }

    /** Whether it did not bring what it was made for: it failed, or the wait of poll(2) ran out. */
    public boolean isInVain() {
        boolean ranOut = syscall == Syscall.POLL && result.equals(new SyscallResult.Returned(0));
        return !ok() || ranOut;
    }

    /** Whether it asked for an option, or set it, such as {@code TCP_INFO}. */
    public boolean isAbout(String option) {
        return arguments.stream().anyMatch(each -> each instanceof Arg.Option of && of.is(option));
    }
}
