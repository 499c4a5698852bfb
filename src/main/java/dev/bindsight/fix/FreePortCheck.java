package dev.bindsight.fix;

import dev.bindsight.model.Attempt;
import dev.bindsight.model.BindPlace;
import dev.bindsight.model.Errno;
import dev.bindsight.model.Inventory;
import dev.bindsight.model.Outcome;
import dev.bindsight.model.Protocol;
import dev.bindsight.model.SocketEntry;
import dev.bindsight.model.TracedCall;
import dev.bindsight.occupancy.Occupants;
import dev.bindsight.probe.BindProver;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Proves by a bind what a port is after a stop. With SO_REUSEADDR only where no process has the
 * port: a socket that is bound and about to listen would lose it, and a UDP holder its traffic.
 */
public final class FreePortCheck {
    private final BindProver prover;

    /** Proofs on one machine. */
    public FreePortCheck(BindProver prover) {
        this.prover = prover;
    }

    /**
     * What the binds showed.
     *
     * @param ok as in {@link StopReport.Aftermath}
     * @param plainOk as there
     * @param errno as there
     * @param remaining as there
     * @param trace as there
     */
    public record Proven(
            boolean ok,
            boolean plainOk,
            @Nullable Errno errno,
            @Nullable Duration remaining,
            List<TracedCall> trace) {}

    /** Is told of each bind. */
    @FunctionalInterface
    private interface Told {
        /** One bind ended. */
        void bound(boolean reuseAddress, Attempt attempt);
    }

    /**
     * Binds where a socket was bound.
     *
     * @param now what was on its port a moment ago
     */
    Proven prove(SocketEntry socket, Inventory now, StopObserver observer) {
        BindPlace place = BindPlace.of(socket);
        return prove(
                place,
                socket.protocol(),
                Occupants.at(place, socket.protocol(), now.entries()),
                (reuse, bound) ->
                        observer.step(
                                new StopStep.Proved(socket, reuse, bound.trace(), bound.ok())));
    }

    /**
     * Binds at a place.
     *
     * @param meeting the sockets that met it a moment ago
     */
    public Proven prove(BindPlace place, Protocol protocol, Occupants meeting) {
        return prove(place, protocol, meeting, (_, _) -> {});
    }

    private Proven prove(BindPlace place, Protocol protocol, Occupants meeting, Told told) {
        boolean held = !meeting.bound().isEmpty();
        var trace = new ArrayList<TracedCall>();
        boolean reuse = protocol == Protocol.TCP && !held;
        Attempt asServer = reuse ? attempt(place, protocol, true, told, trace) : null;
        Attempt plain = attempt(place, protocol, false, told, trace);
        Attempt decisive = asServer == null ? plain : asServer;
        Errno errno =
                decisive.outcome() instanceof Outcome.Refused(var _, Errno refused, var _)
                        ? refused
                        : null;
        Duration remaining = plain.ok() ? null : remaining(meeting);
        return new Proven(decisive.ok(), plain.ok(), errno, remaining, trace);
    }

    private Attempt attempt(
            BindPlace place,
            Protocol protocol,
            boolean reuseAddress,
            Told told,
            List<TracedCall> trace) {
        Attempt attempt = prover.prove(place, protocol, reuseAddress);
        trace.addAll(attempt.trace());
        told.bound(reuseAddress, attempt);
        return attempt;
    }

    private static @Nullable Duration remaining(Occupants meeting) {
        Instant now = Instant.now();
        return meeting.lastEnd()
                .map(end -> Duration.between(now, end))
                .filter(Duration::isPositive)
                .orElse(null);
    }
}
