package dev.bindsight.model;

/**
 * The signals that end a process (signal(7)), and the one that lets a stopped process take them.
 * Linux's numbers; those that end are the same on macOS, SIGCONT is 19 there.
 */
public enum Signal {
    /** Asks; the process may clean up, or not listen. */
    SIGTERM(15),
    /** Ends it at once; it can neither clean up nor refuse. */
    SIGKILL(9),
    /** Lets a stopped process go on, which takes what is pending then. */
    SIGCONT(18);

    private final int number;

    Signal(int number) {
        this.number = number;
    }

    /** The number. */
    public int number() {
        return number;
    }
}
