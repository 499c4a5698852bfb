package dev.bindsight.model;

/**
 * What a process is doing, as far as it matters to who waits for it (proc_pid_stat(5), field 3).
 * The letters are those of its main thread.
 */
public enum ProcessState {
    /** It runs, or sleeps until something happens: R, S, I. */
    RUNNING,
    /** Halted by SIGSTOP, SIGTSTP, SIGTTIN or SIGTTOU until SIGCONT comes: T. */
    STOPPED,
    /** Halted by who traces it, such as a debugger: t. */
    TRACED,
    /** In a wait that no signal ends, on a disk or a network mount as a rule: D. */
    UNINTERRUPTIBLE,
    /** Its main thread has exited while other threads of it go on: Z with more than one thread. */
    ZOMBIE_LEADER,
    /** It has ended and waits for its parent to take notice: Z, X. It holds nothing any more. */
    ENDED;

    /** Whether it does nothing at all until somebody else lets it go on. */
    public boolean isHalted() {
        return this == STOPPED || this == TRACED;
    }
}
