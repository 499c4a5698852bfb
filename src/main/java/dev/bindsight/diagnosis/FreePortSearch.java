package dev.bindsight.diagnosis;

import dev.bindsight.inventory.MachineSummary;
import dev.bindsight.model.Attempt;
import dev.bindsight.model.Port;
import dev.bindsight.model.Probe.BindProbe;
import dev.bindsight.probe.BindProver;
import dev.bindsight.probe.Cancellation;

import java.util.Optional;

/** Looks for another port where the same bind works, each proven by that bind. */
final class FreePortSearch {
    /** As many as anyone would try by hand, and few enough to take no time. */
    private static final int TRIES = 200;

    /** Where servers of privileged ports go by custom: 80 to 8080, 443 to 8443. */
    private static final int CUSTOM = 8_000;

    private final BindProver prover;
    private final MachineSummary machine;

    FreePortSearch(BindProver prover, MachineSummary machine) {
        this.prover = prover;
        this.machine = machine;
    }

    /** The next port that works, empty if none of many does. */
    Optional<Attempt> next(BindProbe probe, Cancellation cancellation) {
        int first = first(probe.endpoint().port().number());
        for (int number = first;
                number < first + TRIES && number <= Port.MAX && !cancellation.getAsBoolean();
                number++) {
            Attempt attempt = prover.prove(probe.at(probe.place().withPort(new Port(number))));
            if (attempt.ok()) {
                return Optional.of(attempt);
            }
        }
        return Optional.empty();
    }

    private int first(int port) {
        int unprivileged = machine.unprivilegedPortStart().number();
        boolean closed = port < unprivileged && !machine.has("CAP_NET_BIND_SERVICE");
        return closed ? Math.max(unprivileged, port + CUSTOM) : port + 1;
    }

    /** The port that the kernel picks for port 0; empty if that does not work or is not told. */
    Optional<Attempt> any(BindProbe probe, Cancellation cancellation) {
        return Optional.of(probe)
                .filter(_ -> !cancellation.getAsBoolean())
                .map(each -> prover.prove(each.at(each.place().withPort(new Port(0)))))
                .filter(attempt -> attempt.ok() && attempt.local() != null);
    }
}
