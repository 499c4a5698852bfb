package dev.bindsight.diagnosis;

import dev.bindsight.inventory.MachineSummary;
import dev.bindsight.model.BindPlace;
import dev.bindsight.model.Finding;
import dev.bindsight.model.LocalAddress;
import dev.bindsight.model.Probe.BindProbe;
import dev.bindsight.probe.AddressSpec;
import dev.bindsight.probe.BindProver;
import dev.bindsight.probe.Cancellation;
import dev.bindsight.probe.HeldBind;

import java.util.List;

/** Binds on this machine, explained by what is found on it. */
public final class LiveBindDiagnosis implements BindDiagnosis {
    private final BindProver prover;
    private final MachineSummary machine;

    /** On one machine. */
    public LiveBindDiagnosis(BindProver prover, MachineSummary machine) {
        this.prover = prover;
        this.machine = machine;
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
    public Finding tryBind(BindProbe probe, Cancellation cancellation) {
        return new Finding(prover.prove(probe), null);
    }

    @Override
    public HeldBind hold(BindProbe probe) {
        throw new UnsupportedOperationException("not built yet");
    }
}
