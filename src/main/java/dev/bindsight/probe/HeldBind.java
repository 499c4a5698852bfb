package dev.bindsight.probe;

import dev.bindsight.model.Attempt;
import dev.bindsight.model.Endpoint;

import java.util.List;

/**
 * A socket that stays bound so that the user can try it from elsewhere. A TCP one accepts each
 * connection, counts it, and resets it after a quarter of a second if the peer has not closed it
 * until then, so that no TIME_WAIT is left on the port. Closing frees the port at once and waits
 * for its thread. Safe for use by several threads.
 */
public interface HeldBind extends AutoCloseable {
    /** How the bind ended; the trace is without the close, which comes later. */
    Attempt attempt();

    /** Who connected or sent a datagram up to now, the first first; at most the last 100. */
    List<Endpoint> peers();

    /** How many connections were accepted, or for UDP how many datagrams came. */
    long count();

    /** Whether the socket is still bound; it is not if someone destroyed it (sock_diag(7)). */
    boolean isHeld();

    @Override
    void close();
}
