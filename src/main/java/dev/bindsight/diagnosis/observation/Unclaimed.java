package dev.bindsight.diagnosis.observation;

import dev.bindsight.model.Endpoint;
import dev.bindsight.model.Ownership;
import dev.bindsight.model.Ownership.KernelReason;
import dev.bindsight.model.SocketEntry;

import java.time.Duration;

/**
 * A connection that the kernel completed and no program has accepted.
 *
 * @param socket the end of it that waits
 * @param since since when it is known to, as {@link System#nanoTime} counts
 * @param waited how long that has been
 */
public record Unclaimed(SocketEntry socket, long since, Duration waited) {
    /** Whether it is the other end of a connection within this machine. */
    public static boolean isOtherEnd(SocketEntry socket, Endpoint local) {
        Endpoint remote = socket.remote();
        return remote != null && remote.isSame(local);
    }

    /** Whether a connection is complete, or nearly, and no program has it. */
    public static boolean isUnaccepted(SocketEntry socket) {
        return socket.ownership() instanceof Ownership.KernelHeld(KernelReason reason, var _, var _)
                && (reason == KernelReason.ACCEPT_QUEUE || reason == KernelReason.SYN_QUEUE);
    }
}
