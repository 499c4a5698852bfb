package dev.bindsight.fix;

import dev.bindsight.model.Ownership;
import dev.bindsight.model.PossibleOwners;
import dev.bindsight.model.ProcessDetails;
import dev.bindsight.model.SocketEntry;

import org.jspecify.annotations.Nullable;

/**
 * A socket whose owner no choice of a plan stops.
 *
 * @param socket which, as it was last seen
 * @param cause why not
 * @param missing what would be needed, absent where permission is not what is missing
 */
public record Obstacle(SocketEntry socket, Cause cause, @Nullable MissingPermission missing) {
    /** What kind of obstacle it is. */
    public Reason reason() {
        return switch (cause) {
            case Cause.SocketGone _, Cause.OwnerGone _ -> Reason.GONE;
            case Cause.KeptByKernel _ -> Reason.KERNEL;
            case Cause.OwnerHidden _, Cause.NotLookedUp _ -> Reason.HIDDEN;
            case Cause.NeverStopped _ -> Reason.REFUSED;
            case Cause.ForeignPid _ -> Reason.OTHER_NAMESPACE;
        };
    }

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

    /** Why nothing can be stopped, with what was seen of it. */
    public sealed interface Cause {
        /** The socket was closed meanwhile. */
        record SocketGone() implements Cause {}

        /** Its owner ended meanwhile. */
        record OwnerGone() implements Cause {}

        /** No process has it open. */
        record KeptByKernel(Ownership.KernelHeld ownership) implements Cause {}

        /**
         * Its owner cannot be seen.
         *
         * @param user the name of the socket's user, absent if that is not known
         * @param perhaps who may own it
         */
        record OwnerHidden(
                Ownership.NotVisible hidden, @Nullable String user, PossibleOwners perhaps)
                implements Cause {}

        /** Its owner was not looked up. */
        record NotLookedUp() implements Cause {}

        /** Its owner is never stopped. */
        record NeverStopped(Protection.Refused why) implements Cause {}

        /** The pid of its owner means another process here. */
        record ForeignPid(ProcessDetails owner) implements Cause {}
    }
}
