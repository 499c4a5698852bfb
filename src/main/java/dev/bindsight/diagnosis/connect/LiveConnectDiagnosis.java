package dev.bindsight.diagnosis.connect;

import dev.bindsight.diagnosis.ConnectDiagnosis;
import dev.bindsight.diagnosis.ConnectObserver;
import dev.bindsight.diagnosis.ConnectReport;
import dev.bindsight.diagnosis.FindingSink;
import dev.bindsight.diagnosis.conclude.connect.ControlAnswers;
import dev.bindsight.diagnosis.gather.connect.AcceptQueues;
import dev.bindsight.diagnosis.gather.connect.ConnectGatherer;
import dev.bindsight.diagnosis.gather.connect.ConnectTrials;
import dev.bindsight.diagnosis.gather.connect.Controls;
import dev.bindsight.diagnosis.gather.connect.MachineSnapshot;
import dev.bindsight.diagnosis.observation.Surroundings;
import dev.bindsight.inventory.InventoryEngine;
import dev.bindsight.inventory.MachineSummary;
import dev.bindsight.model.Attempt;
import dev.bindsight.model.Cause;
import dev.bindsight.model.Endpoint;
import dev.bindsight.model.IpAddress;
import dev.bindsight.model.Probe.BindProbe;
import dev.bindsight.model.Probe.ConnectProbe;
import dev.bindsight.model.Protocol;
import dev.bindsight.model.fact.Diagnosis;
import dev.bindsight.model.fact.Finding;
import dev.bindsight.model.fact.Happened;
import dev.bindsight.probe.Cancellation;
import dev.bindsight.probe.ConnectProver;
import dev.bindsight.probe.ConnectRequest;
import dev.bindsight.probe.ConnectSweep;
import dev.bindsight.probe.NameLookup;
import dev.bindsight.probe.Repeater;
import dev.bindsight.probe.Sample;
import dev.bindsight.probe.exchange.ExchangeProver;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Connects from this machine, explained by what came back and by what is found on it. */
public final class LiveConnectDiagnosis implements ConnectDiagnosis {
    /** This machine answers itself in far less. */
    private static final Duration GLIMPSE = Duration.ofMillis(500);

    private final ConnectProver prover;
    private final ExchangeProver exchanges;
    private final ConnectSweep sweep;
    private final Repeater repeater;
    private final NameLookup names;
    private final InventoryEngine inventory;
    private final MachineSummary machine;

    /**
     * On one machine.
     *
     * @param prover connects
     * @param exchanges connects, and hears what comes over a connection
     * @param sweep connects to many ports
     * @param names looks names up
     * @param inventory what is seen on this machine, for destinations that are this machine
     * @param machine its addresses, routes and ranges
     */
    public LiveConnectDiagnosis(
            ConnectProver prover,
            ExchangeProver exchanges,
            ConnectSweep sweep,
            NameLookup names,
            InventoryEngine inventory,
            MachineSummary machine) {
        this.prover = prover;
        this.exchanges = exchanges;
        this.sweep = sweep;
        repeater = new Repeater(prover);
        this.names = names;
        this.inventory = inventory;
        this.machine = machine;
    }

    @Override
    public ConnectReport connect(
            ConnectRequest request, ConnectObserver observer, Cancellation cancellation) {
        var findings = new ArrayList<Finding>();
        ConnectReport end = connect(request, observer, findings::add, cancellation);
        return new ConnectReport(
                end.request(), end.resolution(), findings, end.unresolved(), end.cancelled());
    }

    @Override
    public ConnectReport connect(
            ConnectRequest request,
            ConnectObserver observer,
            FindingSink sink,
            Cancellation cancellation) {
        Explainer explainer = explainer(cancellation);
        var connects =
                new ConnectBatch(
                        exchanges,
                        sweep,
                        explainer,
                        this::sight,
                        this::wideSight,
                        observer,
                        cancellation);
        return new ConnectFlow(names, explainer, connects, observer, sink, cancellation)
                .run(request);
    }

    @Override
    public Finding control(Finding failed, Cancellation cancellation) {
        Diagnosis diagnosis = failed.diagnosis();
        if (diagnosis == null || !(failed.attempt().probe() instanceof ConnectProbe probe)) {
            return failed;
        }
        Surroundings here = sight().surroundings();
        if (here.isLocal(probe.endpoint().address())) {
            return failed.with(ControlAnswers.notTried(diagnosis));
        }
        return new Controls(sweep, machine)
                .tried(probe, here.ways(), cancellation)
                .map(trials -> new ControlAnswers(probe.endpoint(), trials).join(diagnosis))
                .map(failed::with)
                .orElse(failed);
    }

    @Override
    public Optional<Diagnosis> redirected(Attempt bound, Cancellation cancellation) {
        if (!(bound.probe() instanceof BindProbe probe)
                || probe.protocol() != Protocol.TCP
                || probe.endpoint().address().isLinkLocal()) {
            return Optional.empty();
        }
        Endpoint endpoint = probe.endpoint();
        boolean both =
                endpoint.address().equals(IpAddress.ANY_IPV6)
                        && !Boolean.TRUE.equals(probe.place().v6only());
        Stream<Endpoint> reached =
                both
                        ? Stream.of(IpAddress.LOOPBACK_IPV4, IpAddress.LOOPBACK_IPV6)
                                .map(each -> new Endpoint(each, endpoint.port()))
                        : Stream.of(endpoint.reached());
        return reached.map(each -> redirected(each, cancellation))
                .flatMap(Optional::stream)
                .findFirst()
                .map(said ->
                        new Diagnosis(
                                said.cause(),
                                new Happened.BoundBesideAnAnswer(),
                                said.reason(),
                                said.evidence(),
                                said.offers(),
                                said.seen()));
    }

    private Optional<Diagnosis> redirected(Endpoint endpoint, Cancellation cancellation) {
        Attempt attempt = prover.prove(ConnectProbe.tcp(endpoint, 0, GLIMPSE), cancellation);
        if (!attempt.ok()) {
            return Optional.empty();
        }
        Finding found = explainer(cancellation).explained(new Finding(attempt, null), sight());
        return Optional.ofNullable(found.diagnosis())
                .filter(said -> said.cause() instanceof Cause.Redirected);
    }

    private Explainer explainer(Cancellation cancellation) {
        var trials = new ConnectTrials(prover, cancellation);
        return new Explainer(new ConnectGatherer(machine, trials, inventory, cancellation));
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

    private MachineSnapshot sight() {
        return new MachineSnapshot(machine, inventory, new AcceptQueues(inventory, false));
    }

    /** The machine for a sweep, whose ports share what is looked at. */
    private MachineSnapshot wideSight() {
        return new MachineSnapshot(machine, inventory, new AcceptQueues(inventory, true));
    }
}
