package dev.bindsight.probe;

import static dev.bindsight.model.ErrnoName.EADDRINUSE;

import dev.bindsight.model.Attempt;
import dev.bindsight.model.BindPlace;
import dev.bindsight.model.Port;
import dev.bindsight.model.Protocol;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;

/**
 * Finds ports that a server could have now on every interface, each proven by a bind without
 * SO_REUSEADDR, so that servers that do not set it can have them too.
 */
public final class FreePorts {
    /**
     * How often a port that is in use is tried again: another search has it for the moment of a
     * bind, as this one does.
     */
    private static final int TRIES = 3;

    private static final Duration PAUSE = Duration.ofMillis(20);

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
        Set<Port> found = new TreeSet<>();
        List<Port> inUse = new ArrayList<>();
        for (int number = Math.max(1, first.number());
                number <= last.number() && found.size() < count && !cancelled.getAsBoolean();
                number++) {
            Port port = new Port(number);
            switch (tried(port, protocol)) {
                case FREE -> found.add(port);
                case IN_USE -> inUse.add(port);
                case REFUSED -> {}
            }
        }
        for (int i = 0; i < TRIES && !inUse.isEmpty() && found.size() < count; i++) {
            if (!Pause.of(PAUSE, cancelled)) {
                break;
            }
            List<Port> still = new ArrayList<>();
            for (Port port : inUse) {
                boolean free =
                        found.size() < count
                                && !cancelled.getAsBoolean()
                                && tried(port, protocol) == Tried.FREE;
                (free ? found : still).add(port);
            }
            inUse = still;
        }
        return List.copyOf(found);
    }

    /** What came of a port. */
    private enum Tried {
        FREE,
        /** Another socket has it, if only for the moment of a bind. */
        IN_USE,
        /** It is refused for its number, or for another reason. */
        REFUSED
    }

    private Tried tried(Port port, Protocol protocol) {
        for (BindPlace place : prover.places(new AddressSpec.Every(port))) {
            Attempt attempt = prover.prove(place, protocol, false);
            if (!attempt.ok()) {
                return attempt.outcome().gave(EADDRINUSE) ? Tried.IN_USE : Tried.REFUSED;
            }
        }
        return Tried.FREE;
    }
}
