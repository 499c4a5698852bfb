package dev.bindsight.probe;

import dev.bindsight.model.Attempt;
import dev.bindsight.model.BindPlace;
import dev.bindsight.model.Probe.BindProbe;
import dev.bindsight.model.Protocol;
import dev.bindsight.model.SocketOption;
import dev.bindsight.platform.MachineFacts;
import dev.bindsight.platform.SocketCalls;

import java.util.List;
import java.util.Set;

/**
 * Binds as a server does, to know whether one could: socket, options, bind, for TCP listen, then
 * getsockname and close. The port is held for the microseconds between bind and close, and by no
 * process after that. What could take traffic from a live socket is not tried; see {@link
 * LiveSockets}. Safe for use by several threads.
 */
public final class BindProver {
    private static final int BACKLOG = 1;

    private final SocketCalls calls;
    private final MachineFacts machine;
    private final PortLook look;

    /**
     * A prover on one machine.
     *
     * @param look sees what a bind with SO_REUSEADDR or SO_REUSEPORT could disturb; where it does
     *     not answer, such a bind goes no further than is safe in any case
     */
    public BindProver(SocketCalls calls, MachineFacts machine, PortLook look) {
        this.calls = calls;
        this.machine = machine;
        this.look = look;
    }

    /** Where a server binds for a spec on this machine. */
    public List<BindPlace> places(AddressSpec spec) {
        return spec.places(machine.hasIpv6());
    }

    /**
     * Binds once as a server does, and for TCP listens.
     *
     * @param reuseAddress whether SO_REUSEADDR is set, as most servers do
     * @throws IllegalArgumentException for UDP with {@code reuseAddress}
     */
    public Attempt prove(BindPlace place, Protocol protocol, boolean reuseAddress) {
        if (reuseAddress && protocol == Protocol.UDP) {
            throw new IllegalArgumentException("SO_REUSEADDR would take a UDP holder's traffic");
        }
        Set<SocketOption> options = reuseAddress ? Set.of(SocketOption.SO_REUSEADDR) : Set.of();
        return prove(new BindProbe(place, protocol, options, BACKLOG));
    }

    /** Binds once, and for TCP listens. */
    public Attempt prove(BindProbe probe) {
        BindAttempt attempt = attempt(probe);
        try {
            attempt.run();
        } finally {
            attempt.close();
        }
        return attempt.ended();
    }

    /**
     * Binds, for TCP listens, and stays so until the result is closed. Where that is refused, the
     * socket is closed already and the result is not held.
     */
    public HeldBind hold(BindProbe probe) {
        BindAttempt attempt = attempt(probe);
        try {
            attempt.run();
        } finally {
            if (!attempt.worked()) {
                attempt.close();
            }
        }
        return attempt.worked() ? HeldSocket.of(calls, attempt) : new RefusedBind(attempt.ended());
    }

    private BindAttempt attempt(BindProbe probe) {
        return new BindAttempt(calls, machine, new LiveSockets(look, probe), probe);
    }
}
