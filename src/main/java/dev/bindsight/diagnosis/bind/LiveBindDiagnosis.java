package dev.bindsight.diagnosis.bind;

import static dev.bindsight.model.ErrnoName.EADDRINUSE;

import dev.bindsight.diagnosis.BindDiagnosis;
import dev.bindsight.diagnosis.HolderConditions;
import dev.bindsight.diagnosis.HolderText;
import dev.bindsight.diagnosis.gather.HolderLook;
import dev.bindsight.inventory.InventoryEngine;
import dev.bindsight.inventory.InventoryEngine.Reading;
import dev.bindsight.inventory.MachineSummary;
import dev.bindsight.model.Attempt;
import dev.bindsight.model.BindCause;
import dev.bindsight.model.BindPlace;
import dev.bindsight.model.Inventory;
import dev.bindsight.model.LocalAddress;
import dev.bindsight.model.Outcome;
import dev.bindsight.model.Port;
import dev.bindsight.model.Probe.BindProbe;
import dev.bindsight.model.Protocol;
import dev.bindsight.model.SourceRefusal;
import dev.bindsight.model.fact.Diagnosis;
import dev.bindsight.model.fact.Finding;
import dev.bindsight.model.fact.Happened;
import dev.bindsight.occupancy.ActiveOpens;
import dev.bindsight.occupancy.Occupants;
import dev.bindsight.probe.AddressSpec;
import dev.bindsight.probe.BindProver;
import dev.bindsight.probe.Cancellation;
import dev.bindsight.probe.HeldBind;

import org.jspecify.annotations.Nullable;

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
    private final BindCauses causes;
    private final BindSummary summary;
    private final BindEvidence evidence;
    private final BindOffers offers;

    /**
     * On one machine.
     *
     * @param origin how the place and time of a process are told
     */
    public LiveBindDiagnosis(
            BindProver prover,
            InventoryEngine inventory,
            MachineSummary machine,
            ProcessOrigin origin) {
        this.prover = prover;
        this.inventory = inventory;
        this.machine = machine;
        var holders = new HolderText(machine);
        causes = new BindCauses(machine, opens());
        summary = new BindSummary(holders, machine);
        evidence =
                new BindEvidence(
                        holders, machine, origin, new HolderConditions(new HolderLook(inventory)));
        offers = new BindOffers(machine);
    }

    /** Ports are glanced at when a connection decides. */
    private Supplier<ActiveOpens> opens() {
        return () ->
                new ActiveOpens(
                        machine.ephemeralPorts().orElse(null),
                        machine::isHere,
                        (protocol, port) ->
                                inventory.glance(protocol, port)
                                                instanceof Reading.Read(Inventory seen)
                                        ? seen.entries()
                                        : List.of());
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
                    new Finding(
                            attempt,
                            explain(refusal(probe, attempt), new BindTrials(prover, cancellation)));
        };
    }

    /**
     * Looks at what is in the way. Where that is nothing, its socket may have gone between the bind
     * and the look, or come after a look: so both are done once more.
     */
    private Refusal refusal(BindProbe probe, Attempt attempt) {
        Refusal first = look(probe, attempt, null);
        boolean found = !first.occupants().isEmpty() || first.seen() == null;
        if (found || !first.gave(EADDRINUSE) || first.port().number() == 0) {
            return first;
        }
        return look(probe, attempt, prover.prove(probe));
    }

    private Refusal look(BindProbe probe, Attempt attempt, @Nullable Attempt again) {
        return switch (inventory.look(probe.protocol(), probe.endpoint().port())) {
            case Reading.Read(Inventory seen) ->
                    new Refusal(
                            probe, attempt, seen, List.of(), inTheWay(probe, attempt, seen), again);
            case Reading.Unreadable(List<SourceRefusal> refusals) ->
                    new Refusal(
                            probe,
                            attempt,
                            null,
                            refusals,
                            Occupants.at(probe.place(), probe.protocol(), List.of()),
                            again);
        };
    }

    private static Occupants inTheWay(BindProbe probe, Attempt attempt, Inventory seen) {
        return attempt.outcome().gave(EADDRINUSE)
                ? Occupants.ofRefusal(probe.place(), probe.protocol(), seen.entries())
                : Occupants.at(probe.place(), probe.protocol(), seen.entries());
    }

    private Diagnosis explain(Refusal refusal, BindTrials trials) {
        BindCause cause = causes.of(refusal);
        OptionTrials options = OptionTrials.of(refusal, cause, trials);
        return new Diagnosis(
                refusal.attempt(),
                cause,
                happened(refusal),
                summary.of(cause, refusal),
                evidence.of(refusal, cause, options),
                offers.of(refusal, cause, options, trials),
                refusal.seen());
    }

    private static Happened happened(Refusal refusal) {
        return switch (refusal.attempt().outcome()) {
            case Outcome.Refused(var call, var errno, var _) -> new Happened.Refused(call, errno);
            case Outcome.NotTried(var call, var holders) ->
                    new Happened.NotTried(call, holders.isEmpty());
            case Outcome.Worked _, Outcome.Cancelled _, Outcome.Unresolved _ ->
                    throw new IllegalArgumentException("nothing was refused");
        };
    }

    @Override
    public HeldBind hold(BindProbe probe) {
        return prover.hold(probe);
    }
}
