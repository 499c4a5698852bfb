package dev.bindsight.probe;

import dev.bindsight.model.Attempt;
import dev.bindsight.model.Endpoint;

import java.util.List;

/**
 * A socket that stays bound so that the user can try it from elsewhere. A TCP one accepts each
 * connection, counts it and closes it. Closing frees the port at once and waits for its thread.
 */
public interface HeldBind extends AutoCloseable {
    /** How the bind ended; the trace is without the close, which comes later. */
    Attempt attempt();

    /** The peers that connected up to now, the first first; at most the last 100. */
    List<Endpoint> peers();

    /** How many connections were accepted, or for UDP how many datagrams came. */
    long count();

    /** Whether the socket is still bound. */
    boolean isHeld();

    @Override
    void close();
}
