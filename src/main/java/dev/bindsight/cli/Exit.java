package dev.bindsight.cli;

/** How a command line ends. */
public enum Exit {
    /** What was asked for holds. */
    HOLDS(0),
    /** It does not, and the answer says why. */
    FAILED(1),
    /** The command line is wrong. */
    USAGE(2),
    /** Bindsight itself lacks the permission to act. */
    NOT_PERMITTED(3);

    private final int status;

    Exit(int status) {
        this.status = status;
    }

    /** The exit status of the process. */
    public int status() {
        return status;
    }
}
