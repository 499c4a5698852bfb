package dev.bindsight.fix;

import dev.bindsight.model.Fix;
import dev.bindsight.model.SocketEntry;

import java.util.List;

/**
 * What stopping the owner of a port would hit, found out before anything is touched.
 *
 * @param sockets the sockets to be freed
 * @param targets every process that holds one of them, by pid
 * @param choices what can be done, the one that frees the port for good first; empty if nothing can
 *     be: no owner is visible, or each is refused
 */
public record StopPlan(List<SocketEntry> sockets, List<StopTarget> targets, List<Fix> choices) {
    /** Copies the lists. */
    public StopPlan {
        sockets = List.copyOf(sockets);
        targets = List.copyOf(targets);
        choices = List.copyOf(choices);
    }
}
