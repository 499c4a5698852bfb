package dev.bindsight.diagnosis;

import dev.bindsight.errno.ErrnoReference;
import dev.bindsight.inventory.InventoryEngine;
import dev.bindsight.inventory.InventoryEngine.Reading;
import dev.bindsight.inventory.MachineSummary;
import dev.bindsight.model.Attempt;
import dev.bindsight.model.BindPlace;
import dev.bindsight.model.Cause;
import dev.bindsight.model.Diagnosis;
import dev.bindsight.model.Finding;
import dev.bindsight.model.Inventory;
import dev.bindsight.model.LocalAddress;
import dev.bindsight.model.Outcome;
import dev.bindsight.model.Probe.BindProbe;
import dev.bindsight.probe.AddressSpec;
import dev.bindsight.probe.BindProver;
import dev.bindsight.probe.Cancellation;
import dev.bindsight.probe.HeldBind;
import dev.bindsight.text.Texts;

import java.util.List;
import java.util.function.Supplier;

/**
 * Binds on this machine, explained by what is found on it: the sockets that meet the place at the
 * moment of the refusal, the machine's addresses and limits, and the binds that work instead.
 */
public final class LiveBindDiagnosis implements BindDiagnosis {
    private final BindProver prover;
    private final InventoryEngine inventory;
    private final MachineSummary machine;
    private final ErrnoText errnos;
    private final BindCauses causes;
    private final BindSummary summary;
    private final BindEvidence evidence;
    private final BindOffers offers;

    /**
     * On one machine.
     *
     * @param reference the reference, asked for with the first refusal
     */
    public LiveBindDiagnosis(
            BindProver prover,
            InventoryEngine inventory,
            MachineSummary machine,
            Supplier<ErrnoReference> reference) {
        this.prover = prover;
        this.inventory = inventory;
        this.machine = machine;
        var holders = new HolderText(machine);
        errnos = new ErrnoText(reference);
        causes = new BindCauses(machine, new OutgoingConnections(inventory, machine));
        summary = new BindSummary(holders);
        evidence = new BindEvidence(holders);
        offers = new BindOffers(new FreePortSearch(prover, machine), machine);
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
        Attempt attempt = prover.prove(probe);
        return switch (attempt.outcome()) {
            case Outcome.Worked _, Outcome.Cancelled _ -> new Finding(attempt, null);
            case Outcome.Refused _, Outcome.NotTried _, Outcome.Unresolved _ ->
                    new Finding(attempt, explain(refusal(probe, attempt), cancellation));
        };
    }

    private Refusal refusal(BindProbe probe, Attempt attempt) {
        return switch (inventory.look(probe.protocol(), probe.endpoint().port())) {
            case Reading.Read(Inventory seen) ->
                    new Refusal(
                            probe,
                            attempt,
                            seen,
                            BlockingSockets.at(probe.place(), seen.entries()));
            case Reading.Unreadable _ -> new Refusal(probe, attempt, null, List.of());
        };
    }

    private Diagnosis explain(Refusal refusal, Cancellation cancellation) {
        Cause cause = causes.of(refusal);
        OptionTrials trials = OptionTrials.of(refusal, prover, cancellation);
        return new Diagnosis(
                refusal.attempt(),
                cause,
                happened(refusal),
                summary.of(cause, refusal),
                evidence.of(refusal, trials),
                offers.of(refusal, cause, trials, cancellation),
                refusal.seen());
    }

    private String happened(Refusal refusal) {
        return switch (refusal.attempt().outcome()) {
            case Outcome.Refused(var call, var errno, var _) -> errnos.meaning(call, errno);
            case Outcome.NotTried(var call, var _) -> Texts.get("bindcause.notTried", call.label());
            case Outcome.Worked _, Outcome.Cancelled _, Outcome.Unresolved _ ->
                    throw new IllegalArgumentException("nothing was refused");
        };
    }

    @Override
    public HeldBind hold(BindProbe probe) {
        return prover.hold(probe);
    }
}
