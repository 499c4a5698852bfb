package dev.bindsight.fix;

import dev.bindsight.model.SocketEntry;

import org.jspecify.annotations.Nullable;

/**
 * A socket whose owner no choice of a plan stops.
 *
 * @param socket which, as it was last seen
 * @param reason what kind of obstacle it is
 * @param text the same in words, as a sentence
 * @param missing what would be needed, absent where permission is not what is missing
 */
public record Obstacle(
        SocketEntry socket, Reason reason, String text, @Nullable MissingPermission missing) {
    /** Why nothing can be stopped. */
    public enum Reason {
        /** The socket is no longer there: its port needs no stop. */
        GONE,
        /** No process has it open: TIME_WAIT, an orphan, a kernel service. */
        KERNEL,
        /** Its owner cannot be seen. */
        HIDDEN,
        /** Its owner is never stopped. */
        REFUSED,
        /** Its owner was seen in a /proc of another pid namespace, whose pids mean others here. */
        OTHER_NAMESPACE
    }
}
