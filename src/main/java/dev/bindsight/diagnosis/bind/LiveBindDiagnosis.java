package dev.bindsight.diagnosis.bind;

import dev.bindsight.diagnosis.BindDiagnosis;
import dev.bindsight.diagnosis.conclude.bind.BindConclusions;
import dev.bindsight.diagnosis.gather.bind.BindLook;
import dev.bindsight.diagnosis.gather.bind.BindTryout;
import dev.bindsight.diagnosis.gather.bind.ViewerLook;
import dev.bindsight.diagnosis.observation.BindObservation;
import dev.bindsight.diagnosis.observation.ObservationSubject;
import dev.bindsight.inventory.InventoryEngine;
import dev.bindsight.inventory.MachineSummary;
import dev.bindsight.model.Attempt;
import dev.bindsight.model.BindPlace;
import dev.bindsight.model.LocalAddress;
import dev.bindsight.model.Outcome;
import dev.bindsight.model.Port;
import dev.bindsight.model.Probe.BindProbe;
import dev.bindsight.model.Protocol;
import dev.bindsight.model.fact.Diagnosis;
import dev.bindsight.model.fact.Finding;
import dev.bindsight.probe.AddressSpec;
import dev.bindsight.probe.BindProver;
import dev.bindsight.probe.Cancellation;
import dev.bindsight.probe.HeldBind;

import java.util.List;

/**
 * Binds on this machine, explained by what is found on it: the sockets that meet the place at the
 * moment of the refusal, the machine's addresses and limits, and the binds that work instead.
 */
public final class LiveBindDiagnosis implements BindDiagnosis {
    private final BindProver prover;
    private final MachineSummary machine;
    private final BindLook look;
    private final BindTryout tryout;

    /**
     * On one machine.
     *
     * @param viewer where the person is who is told
     */
    public LiveBindDiagnosis(
            BindProver prover,
            InventoryEngine inventory,
            MachineSummary machine,
            ViewerLook viewer) {
        this.prover = prover;
        this.machine = machine;
        look = new BindLook(prover, inventory, machine, viewer);
        tryout = new BindTryout(prover, machine);
    }

    @Override
    public List<BindPlace> places(AddressSpec spec) {
        return prover.places(spec);
    }

    @Override
    public List<LocalAddress> addresses() {
        return machine.addresses();
    }

    @Override
    public Attempt bindOnce(Port port) {
        BindPlace every = prover.places(new AddressSpec.Every(port)).getFirst();
        return prover.prove(every, Protocol.TCP, false);
    }

    @Override
    public Finding tryBind(BindProbe probe, Cancellation cancellation) {
        Attempt attempt = prover.prove(probe);
        return switch (attempt.outcome()) {
            case Outcome.Worked _, Outcome.Cancelled _ -> new Finding(attempt, null);
            case Outcome.Refused _, Outcome.NotTried _, Outcome.Unresolved _ ->
                    new Finding(attempt, explain(probe, attempt, cancellation));
        };
    }

    private Diagnosis explain(BindProbe probe, Attempt attempt, Cancellation cancellation) {
        BindObservation seen = look.at(probe, new ObservationSubject.Attempted(attempt));
        BindObservation found =
                seen.with(tryout.of(seen, BindConclusions.trials(seen), cancellation));
        return BindConclusions.of(found).seeing(found.port().seen());
    }

    @Override
    public HeldBind hold(BindProbe probe) {
        return prover.hold(probe);
    }
}
