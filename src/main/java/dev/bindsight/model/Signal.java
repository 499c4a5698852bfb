package dev.bindsight.model;

/** The signals that end a process (signal(7)), with Linux's and macOS's numbers. */
public enum Signal {
    /** Asks; the process may clean up, or not listen. */
    SIGTERM(15),
    /** Ends it at once; it can neither clean up nor refuse. */
    SIGKILL(9);

    private final int number;

    Signal(int number) {
        this.number = number;
    }

    /** The number. */
    public int number() {
        return number;
    }
}
