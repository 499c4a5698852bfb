package dev.bindsight.diagnosis.gather.bind;

import dev.bindsight.diagnosis.observation.BindTried;
import dev.bindsight.inventory.MachineSummary;
import dev.bindsight.model.Attempt;
import dev.bindsight.model.Port;
import dev.bindsight.model.Probe.BindProbe;

import java.util.Optional;
import java.util.stream.IntStream;

/** Looks for another port where the same bind works, each proven by that bind. */
final class FreePortSearch {
    /** Where servers of privileged ports go by custom: 80 to 8080, 443 to 8443. */
    private static final int CUSTOM = 8_000;

    /** Where the ports without privilege usually begin (ip(7)). */
    private static final int USUAL = 1024;

    private final MachineSummary machine;

    FreePortSearch(MachineSummary machine) {
        this.machine = machine;
    }

    /**
     * The next port that works, empty if none of many does.
     *
     * @param refused whether a port was refused for its number
     */
    Optional<Attempt> next(BindProbe probe, boolean refused, BindTrials trials) {
        int first = first(probe.endpoint().port().number(), refused);
        int end = Math.min(first + BindTried.NEXT_PORTS, Port.MAX + 1);
        return trials.firstThatWorks(
                IntStream.range(first, end).mapToObj(port -> at(probe, new Port(port))));
    }

    private int first(int port, boolean refused) {
        // where to begin is no claim: each port is tried
        int unprivileged = machine.unprivilegedPortStart().map(Port::number).orElse(USUAL);
        boolean closed = refused || port < unprivileged && !machine.has("CAP_NET_BIND_SERVICE");
        return closed ? Math.max(unprivileged, port + CUSTOM) : port + 1;
    }

    /** The bind that lets the kernel pick a port; empty if that does not work. */
    static Optional<Attempt> any(BindProbe probe, BindTrials trials) {
        return trials.once(at(probe, new Port(0)))
                .filter(Attempt::ok)
                .filter(attempt -> attempt.local() != null);
    }

    private static BindProbe at(BindProbe probe, Port port) {
        return probe.at(probe.place().withPort(port));
    }
}
