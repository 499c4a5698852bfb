package dev.bindsight.diagnosis.gather.bind;

import dev.bindsight.model.Attempt;
import dev.bindsight.model.Probe.BindProbe;
import dev.bindsight.probe.BindProver;
import dev.bindsight.probe.Cancellation;

import java.util.Optional;
import java.util.stream.Stream;

/** The binds that are tried on behalf of one diagnosis, until the user ends them. */
final class BindTrials {
    private final BindProver prover;
    private final Cancellation cancellation;

    BindTrials(BindProver prover, Cancellation cancellation) {
        this.prover = prover;
        this.cancellation = cancellation;
    }

    /** Binds once; empty if the user ended it. */
    Optional<Attempt> once(BindProbe probe) {
        return cancellation.getAsBoolean() ? Optional.empty() : Optional.of(prover.prove(probe));
    }

    /** The first of some binds that works. */
    Optional<Attempt> firstThatWorks(Stream<BindProbe> probes) {
        return probes.takeWhile(_ -> !cancellation.getAsBoolean())
                .map(prover::prove)
                .filter(Attempt::ok)
                .findFirst();
    }
}
