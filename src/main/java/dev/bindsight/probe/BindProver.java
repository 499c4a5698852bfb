package dev.bindsight.probe;

import dev.bindsight.model.AddressFamily;
import dev.bindsight.model.Attempt;
import dev.bindsight.model.BindPlace;
import dev.bindsight.model.Outcome;
import dev.bindsight.model.Outcome.DecidedBy;
import dev.bindsight.model.Probe.BindProbe;
import dev.bindsight.model.Protocol;
import dev.bindsight.model.SocketOption;
import dev.bindsight.model.SyscallResult.Failed;
import dev.bindsight.model.SyscallResult.Returned;
import dev.bindsight.model.TracedCall;
import dev.bindsight.platform.MachineFacts;
import dev.bindsight.platform.SocketCalls;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Binds as a server does, to know whether one could: socket, options, bind, for TCP listen, close.
 * The port is held for the microseconds between bind and close, and by no process after that.
 *
 * <p>It never sets SO_REUSEPORT: with a live holder the kernel would give this socket a share of
 * its traffic. For UDP SO_REUSEADDR does the same (socket(7)), so it is refused here.
 */
public final class BindProver {
    private static final int BACKLOG = 1;

    private final SocketCalls calls;
    private final MachineFacts machine;

    /** A prover on one machine. */
    public BindProver(SocketCalls calls, MachineFacts machine) {
        this.calls = calls;
        this.machine = machine;
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
        var trace = new ArrayList<TracedCall>();
        Instant at = Instant.now();
        long start = System.nanoTime();
        Outcome outcome = bind(probe, trace);
        Duration elapsed = Duration.ofNanos(System.nanoTime() - start);
        return new Attempt(probe, at, trace, outcome, null, elapsed);
    }

    private Outcome bind(BindProbe probe, List<TracedCall> trace) {
        AddressFamily family = probe.endpoint().address().family();
        TracedCall made = traced(trace, calls.socket(family, probe.protocol(), false));
        return switch (made.result()) {
            case Failed _ -> decided(made);
            case Returned(long number) -> {
                int descriptor = (int) number;
                Outcome outcome = decided(setUp(descriptor, probe, trace));
                traced(trace, calls.close(descriptor));
                yield outcome;
            }
        };
    }

    /** Returns the call that decided it: the first that failed, else the last. */
    private TracedCall setUp(int descriptor, BindProbe probe, List<TracedCall> trace) {
        Boolean v6only = probe.place().v6only();
        if (v6only != null) {
            int value = v6only ? 1 : 0;
            TracedCall set =
                    traced(trace, calls.setOption(descriptor, SocketOption.IPV6_V6ONLY, value));
            if (!set.ok()) {
                return set;
            }
        }
        for (SocketOption option : SocketOption.values()) {
            if (probe.options().contains(option)) {
                TracedCall set = traced(trace, calls.setOption(descriptor, option, 1));
                if (!set.ok()) {
                    return set;
                }
            }
        }
        BindPlace place = probe.place();
        TracedCall bound = traced(trace, calls.bind(descriptor, place.endpoint(), scope(place)));
        return bound.ok() && probe.protocol() == Protocol.TCP
                ? traced(trace, calls.listen(descriptor, probe.backlog()))
                : bound;
    }

    /** A scope that is no device becomes 0, which the kernel refuses in its own words. */
    private int scope(BindPlace place) {
        String name = place.interfaceName();
        return name == null ? 0 : machine.interfaceIndex(name).orElse(0);
    }

    private static Outcome decided(TracedCall call) {
        return call.result() instanceof Failed(var errno)
                ? new Outcome.Refused(call.syscall(), errno, DecidedBy.KERNEL)
                : new Outcome.Worked();
    }

    private static TracedCall traced(List<TracedCall> trace, TracedCall call) {
        trace.add(call);
        return call;
    }
}
