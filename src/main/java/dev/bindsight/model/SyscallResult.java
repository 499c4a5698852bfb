package dev.bindsight.model;

/** What a system call gave. */
public sealed interface SyscallResult {
    /**
     * It worked.
     *
     * @param value what it returned, 0 or greater
     */
    record Returned(long value) implements SyscallResult {}

    /**
     * It returned -1.
     *
     * @param errno why
     */
    record Failed(Errno errno) implements SyscallResult {}

    /** Whether it gave one of these. */
    default boolean gave(ErrnoName... names) {
        return this instanceof Failed(Errno errno) && errno.is(names);
    }
}
