package dev.bindsight.history;

import dev.bindsight.model.SocketEntry;

import java.util.Collection;
import java.util.Optional;

/** Tells who had a place before. */
@FunctionalInterface
public interface Predecessors {
    /**
     * Who had a place last before. Reads a file and blocks as long as that takes.
     *
     * @param place where; whatever overlaps it counts
     * @param now the sockets that were just seen to have it
     * @return empty where nothing is recorded, and where the record does not tell for sure: it
     *     knows of another holder now than was just seen, or the clock was set
     */
    Optional<Predecessor> before(PastPlace place, Collection<SocketEntry> now);
}
