package dev.bindsight.model;

/** How a command that was to be run came to its end (waitid(2)). */
public sealed interface CommandEnd {
    /** What a shell adds to the number of a signal to make an exit status of it. */
    int SIGNALLED = 128;

    /**
     * It ended by itself.
     *
     * @param status its exit status, from 0 to 255
     */
    record Exited(int status) implements CommandEnd {}

    /**
     * A signal ended it.
     *
     * @param signal its number
     */
    record Signalled(int signal) implements CommandEnd {}

    /**
     * It was not started.
     *
     * @param errno what kept execve(2) from it
     * @param exists whether there is a file of that name all the same
     */
    record NotStarted(Errno errno, boolean exists) implements CommandEnd {}
}
