package dev.bindsight.model;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * A probe that was carried out.
 *
 * @param probe what was tried
 * @param at when it began
 * @param trace every call made for it, in order, the close too
 * @param outcome how it ended
 * @param local where the socket was bound or connected from (getsockname(2)), absent where it was
 *     not asked
 * @param elapsed how long its calls took, without the close, which decides nothing
 * @param wire what the kernel told of its packets
 */
public record Attempt(
        Probe probe,
        Instant at,
        List<TracedCall> trace,
        Outcome outcome,
        @Nullable Endpoint local,
        Duration elapsed,
        OnTheWire wire) {
    /** Copies the list. */
    public Attempt {
        trace = List.copyOf(trace);
    }

    /** An attempt of whose packets nothing was told. */
    public Attempt(
            Probe probe,
            Instant at,
            List<TracedCall> trace,
            Outcome outcome,
            @Nullable Endpoint local,
            Duration elapsed) {
        this(probe, at, trace, outcome, local, elapsed, OnTheWire.UNTOLD);
    }

    /** Whether it worked. */
    public boolean ok() {
        return outcome.ok();
    }

    /** Whether something came back over a connected socket (recv(2)). */
    public boolean isAnswered() {
        return trace.stream().anyMatch(call -> call.syscall() == Syscall.RECV && call.ok());
    }

    /** Whether a connect shows that somebody is there; a datagram that was only sent does not. */
    public boolean isProof() {
        boolean udp = probe instanceof Probe.ConnectProbe to && to.protocol() == Protocol.UDP;
        return ok() && (!udp || isAnswered());
    }
}
