package dev.bindsight.diagnosis.connect;

import dev.bindsight.diagnosis.ConnectDiagnosis;
import dev.bindsight.diagnosis.ConnectObserver;
import dev.bindsight.diagnosis.ConnectReport;
import dev.bindsight.diagnosis.ErrnoText;
import dev.bindsight.inventory.InventoryEngine;
import dev.bindsight.inventory.MachineSummary;
import dev.bindsight.model.Diagnosis;
import dev.bindsight.model.Probe.ConnectProbe;
import dev.bindsight.probe.Cancellation;
import dev.bindsight.probe.ConnectProver;
import dev.bindsight.probe.ConnectRequest;
import dev.bindsight.probe.ConnectSweep;
import dev.bindsight.probe.NameLookup;
import dev.bindsight.probe.Repeater;
import dev.bindsight.probe.Sample;
import dev.bindsight.probe.exchange.ExchangeProver;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/** Connects from this machine, explained by what came back and by what is found on it. */
public final class LiveConnectDiagnosis implements ConnectDiagnosis {
    private final ConnectProver prover;
    private final ExchangeProver exchanges;
    private final ConnectSweep sweep;
    private final Repeater repeater;
    private final NameLookup names;
    private final InventoryEngine inventory;
    private final MachineSummary machine;
    private final ErrnoText meaning;

    /**
     * On one machine.
     *
     * @param prover connects
     * @param exchanges connects, and hears what comes over a connection
     * @param sweep connects to many ports
     * @param names looks names up
     * @param inventory what is seen on this machine, for destinations that are this machine
     * @param machine its addresses, routes and ranges
     * @param meaning what the errnos mean
     */
    public LiveConnectDiagnosis(
            ConnectProver prover,
            ExchangeProver exchanges,
            ConnectSweep sweep,
            NameLookup names,
            InventoryEngine inventory,
            MachineSummary machine,
            ErrnoText meaning) {
        this.prover = prover;
        this.exchanges = exchanges;
        this.sweep = sweep;
        repeater = new Repeater(prover);
        this.names = names;
        this.inventory = inventory;
        this.machine = machine;
        this.meaning = meaning;
    }

    @Override
    public ConnectReport connect(
            ConnectRequest request, ConnectObserver observer, Cancellation cancellation) {
        var explainer =
                new Explainer(
                        meaning,
                        machine,
                        new Proofs(prover, cancellation),
                        inventory,
                        cancellation);
        var connects =
                new Connects(exchanges, sweep, explainer, this::sight, observer, cancellation);
        return new ConnectRun(names, explainer, connects, observer, cancellation).run(request);
    }

    @Override
    public Diagnosis control(Diagnosis failed, Cancellation cancellation) {
        return new Controls(sweep, machine).compare(failed, sight(), cancellation);
    }

    @Override
    public List<Sample> repeat(
            ConnectProbe probe,
            int count,
            Duration interval,
            Consumer<Sample> each,
            Cancellation cancellation) {
        return repeater.repeat(probe, count, interval, each, cancellation);
    }

    private Sight sight() {
        return new Sight(machine, inventory);
    }
}
