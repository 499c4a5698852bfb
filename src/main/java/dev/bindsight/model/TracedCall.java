package dev.bindsight.model;

import java.time.Duration;

/**
 * One system call as it happened.
 *
 * @param syscall which
 * @param arguments as strace(1) would print them, without the parentheses
 * @param result what it gave
 * @param duration how long it took, measured around the call
 */
public record TracedCall(
        Syscall syscall, String arguments, SyscallResult result, Duration duration) {
    /** Whether it worked. */
    public boolean ok() {
        return result instanceof SyscallResult.Returned;
    }
}
