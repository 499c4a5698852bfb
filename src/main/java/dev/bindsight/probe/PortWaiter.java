package dev.bindsight.probe;

import dev.bindsight.model.Attempt;
import dev.bindsight.model.BindPlace;
import dev.bindsight.model.EaiCode;
import dev.bindsight.model.Endpoint;
import dev.bindsight.model.Outcome;
import dev.bindsight.model.Port;
import dev.bindsight.model.Probe.ConnectProbe;
import dev.bindsight.model.Protocol;
import dev.bindsight.model.Resolution;
import dev.bindsight.model.SocketEntry;
import dev.bindsight.occupancy.Occupants;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Waits until a port accepts a connection, or until it can be bound on this machine. */
public final class PortWaiter {
    private static final Duration BETWEEN_TRIES = Duration.ofMillis(200);
    private static final Duration ONE_TRY = Duration.ofSeconds(3);

    /** What the first try has at least: one without any time would fail by itself. */
    private static final Duration FIRST_TRY = Duration.ofMillis(500);

    private final BindProver binds;
    private final ConnectProver connects;
    private final NameLookup names;
    private final PortLook look;

    /** A waiter; {@code look} keeps it from binding a port that is visibly taken. */
    public PortWaiter(BindProver binds, ConnectProver connects, NameLookup names, PortLook look) {
        this.binds = binds;
        this.connects = connects;
        this.names = names;
        this.look = look;
    }

    /**
     * How a wait ended.
     *
     * @param ok whether what was waited for came
     * @param elapsed how long it took
     * @param last the last outcome, absent if it was cancelled before the first
     */
    public record Waited(boolean ok, Duration elapsed, @Nullable Outcome last) {}

    /**
     * Waits until one of the host's addresses accepts a TCP connection.
     *
     * @param host a name or an address, with or without brackets
     * @param limit how long at most; at least one try is made, which has half a second
     */
    public Waited untilAccepts(String host, Port port, Duration limit, Cancellation cancellation) {
        long first = System.nanoTime() + FIRST_TRY.toNanos();
        return repeat(
                limit,
                cancellation,
                deadline -> tryConnect(host, port, later(first, deadline), cancellation));
    }

    /**
     * Waits until a TCP server could bind here, with SO_REUSEADDR as servers do. It looks before it
     * binds: while a process has the port, a bind could only disturb.
     *
     * @param limit how long at most; at least one look is made
     */
    public Waited untilFree(AddressSpec spec, Duration limit, Cancellation cancellation) {
        return repeat(limit, cancellation, _ -> tryBind(spec));
    }

    private interface Try {
        /** Absent if it was cancelled. */
        @Nullable Outcome once(long deadline);
    }

    private static Waited repeat(Duration limit, Cancellation cancellation, Try attempt) {
        long start = System.nanoTime();
        long deadline = start + limit.toNanos();
        Outcome last = null;
        boolean goOn = !cancellation.getAsBoolean();
        while (goOn) {
            Outcome outcome = attempt.once(deadline);
            boolean cutShort = isTimeout(outcome) && System.nanoTime() - deadline >= 0;
            // a try that this wait's end cut short says nothing about the port
            last = outcome == null || cutShort && last != null ? last : outcome;
            long next = Math.min(deadline, System.nanoTime() + BETWEEN_TRIES.toNanos());
            goOn =
                    !(outcome != null && outcome.ok())
                            && Pause.until(next, cancellation)
                            && System.nanoTime() - deadline < 0;
        }
        boolean ok = last != null && last.ok();
        return new Waited(ok, Duration.ofNanos(System.nanoTime() - start), last);
    }

    private static boolean isTimeout(@Nullable Outcome outcome) {
        return switch (outcome) {
            case Outcome.Refused(var _, var _, var by) -> by == Outcome.DecidedBy.TIMEOUT;
            case Outcome.Unresolved(var _, var code) -> code == EaiCode.EAI_AGAIN;
            case Outcome.Worked _, Outcome.Cancelled _, Outcome.NotTried _ -> false;
            case null -> false;
        };
    }

    /** Every address gets its turn; the failure told is that of the last. */
    private @Nullable Outcome tryConnect(
            String host, Port port, long deadline, Cancellation cancellation) {
        Resolution resolution = names.lookUp(host, left(deadline), cancellation).orElse(null);
        if (resolution == null) {
            return null;
        }
        if (resolution.error() != null) {
            return new Outcome.Unresolved(host, resolution.error());
        }
        Outcome outcome = null;
        for (Resolution.Address address : resolution.addresses()) {
            var endpoint = new Endpoint(address.address(), port);
            var probe = ConnectProbe.tcp(endpoint, address.scope(), left(deadline));
            outcome = connects.prove(probe, cancellation).outcome();
            if (outcome.ok() || outcome instanceof Outcome.Cancelled) {
                break;
            }
        }
        return outcome instanceof Outcome.Cancelled ? null : outcome;
    }

    private static long later(long one, long other) {
        return one - other > 0 ? one : other;
    }

    private static Duration left(long deadline) {
        long nanos = Math.max(0, deadline - System.nanoTime());
        return Duration.ofNanos(Math.min(nanos, ONE_TRY.toNanos()));
    }

    /**
     * With a visible holder the bind goes without SO_REUSEADDR: the kernel refuses that whatever
     * the holder's options are, whereas a socket that is bound and about to listen would lose its
     * port to a bind with it.
     */
    private Outcome tryBind(AddressSpec spec) {
        Optional<List<SocketEntry>> sockets = look.sockets(Protocol.TCP, spec.port());
        boolean taken =
                !Occupants.at(spec.places(true), Protocol.TCP, sockets.orElseGet(List::of))
                        .bound()
                        .isEmpty();
        Outcome outcome = new Outcome.Worked();
        for (BindPlace place : binds.places(spec)) {
            Attempt attempt = binds.prove(place, Protocol.TCP, !taken);
            if (!attempt.ok()) {
                outcome = attempt.outcome();
            }
        }
        return outcome;
    }
}
