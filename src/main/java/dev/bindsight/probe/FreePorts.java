package dev.bindsight.probe;

import dev.bindsight.model.Attempt;
import dev.bindsight.model.BindPlace;
import dev.bindsight.model.Port;
import dev.bindsight.model.Protocol;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * Finds ports that a server could have now on every interface, each proven by a bind without
 * SO_REUSEADDR, so that servers that do not set it can have them too.
 */
public final class FreePorts {
    private final BindProver prover;

    /** A search on one machine. */
    public FreePorts(BindProver prover) {
        this.prover = prover;
    }

    /**
     * Tries the ports of a range from the lowest.
     *
     * @param first the lowest port, greater than 0
     * @param last the highest
     * @param count how many at most
     * @param cancelled asked before each bind; true ends the search
     * @return distinct ports, ascending; fewer than {@code count} if no more are free
     */
    public List<Port> find(
            Port first, Port last, int count, Protocol protocol, BooleanSupplier cancelled) {
        var found = new ArrayList<Port>();
        for (int number = Math.max(1, first.number());
                number <= last.number() && found.size() < count && !cancelled.getAsBoolean();
                number++) {
            Port port = new Port(number);
            if (isFree(port, protocol)) {
                found.add(port);
            }
        }
        return List.copyOf(found);
    }

    private boolean isFree(Port port, Protocol protocol) {
        for (BindPlace place : prover.places(new AddressSpec.Every(port))) {
            Attempt attempt = prover.prove(place, protocol, false);
            if (!attempt.ok()) {
                return false;
            }
        }
        return true;
    }
}
