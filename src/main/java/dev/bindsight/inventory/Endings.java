package dev.bindsight.inventory;

import dev.bindsight.model.DestroyedSocket;
import dev.bindsight.model.ProcessEnd;
import dev.bindsight.model.ProcessRef;

import java.util.List;
import java.util.Optional;

/**
 * How processes and sockets end. A process is watched from before its end, because afterwards its
 * pid may be another's. Not safe for use by several threads at once.
 */
public interface Endings extends AutoCloseable {
    /** Watches a process from now on; nothing more where it is watched already. */
    void watch(ProcessRef process);

    /** Watches it no longer. */
    void forget(ProcessRef process);

    /**
     * How a process ended that is watched.
     *
     * @return empty while it runs; {@link ProcessEnd#UNTOLD} if it has ended and how is not told,
     *     or not yet
     */
    Optional<ProcessEnd> end(ProcessRef process);

    /** The TCP sockets without a peer that were taken down since this was last asked. */
    List<DestroyedSocket> destroyed();

    @Override
    void close();
}
