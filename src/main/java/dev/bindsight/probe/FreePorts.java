package dev.bindsight.probe;

import static dev.bindsight.model.ErrnoName.EADDRINUSE;
import static dev.bindsight.model.ErrnoName.EMFILE;
import static dev.bindsight.model.ErrnoName.ENFILE;

import dev.bindsight.model.Attempt;
import dev.bindsight.model.BindPlace;
import dev.bindsight.model.Outcome;
import dev.bindsight.model.Port;
import dev.bindsight.model.Protocol;

import org.jspecify.annotations.Nullable;

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
     * @return what was found, up to where this process itself lacked something
     */
    public Search find(
            Port first, Port last, int count, Protocol protocol, BooleanSupplier cancelled) {
        Set<Port> found = new TreeSet<>();
        List<Port> inUse = new ArrayList<>();
        for (int number = Math.max(1, first.number());
                number <= last.number() && found.size() < count && !cancelled.getAsBoolean();
                number++) {
            Port port = new Port(number);
            switch (tried(port, protocol)) {
                case Tried.Free _ -> found.add(port);
                case Tried.InUse _ -> inUse.add(port);
                case Tried.NotThisOne _ -> {}
                case Tried.Lacking(Outcome.Refused lack) -> {
                    return new Search(List.copyOf(found), lack);
                }
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
                                && tried(port, protocol) instanceof Tried.Free;
                (free ? found : still).add(port);
            }
            inUse = still;
        }
        return new Search(List.copyOf(found), null);
    }

    /**
     * What a search came to.
     *
     * @param ports distinct ports, ascending; fewer than were asked for if no more are free
     * @param lack what could not be made although it says nothing of a port, such as a socket where
     *     no descriptor is left; the search ended there. Absent for none.
     */
    public record Search(List<Port> ports, Outcome.@Nullable Refused lack) {
        /** Copies the list. */
        public Search {
            ports = List.copyOf(ports);
        }
    }

    /** What came of a port. */
    private sealed interface Tried {
        record Free() implements Tried {}

        /** Another socket has it, if only for the moment of a bind. */
        record InUse() implements Tried {}

        /** It is refused for its number, or for another reason. */
        record NotThisOne() implements Tried {}

        /** There was no socket to try it with. */
        record Lacking(Outcome.Refused lack) implements Tried {}
    }

    private Tried tried(Port port, Protocol protocol) {
        for (BindPlace place : prover.places(new AddressSpec.Every(port))) {
            Attempt attempt = prover.prove(place, protocol, false);
            if (attempt.outcome() instanceof Outcome.Refused refused
                    && refused.errno().is(EMFILE, ENFILE)) {
                return new Tried.Lacking(refused);
            }
            if (!attempt.ok()) {
                return attempt.outcome().gave(EADDRINUSE)
                        ? new Tried.InUse()
                        : new Tried.NotThisOne();
            }
        }
        return new Tried.Free();
    }
}
