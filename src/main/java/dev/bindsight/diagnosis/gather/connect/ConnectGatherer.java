package dev.bindsight.diagnosis.gather.connect;

import dev.bindsight.diagnosis.gather.HolderLook;
import dev.bindsight.diagnosis.observation.Conclusion;
import dev.bindsight.diagnosis.observation.ConnectObservation;
import dev.bindsight.diagnosis.observation.Look;
import dev.bindsight.diagnosis.observation.PortPrivilege;
import dev.bindsight.diagnosis.observation.Unclaimed;
import dev.bindsight.inventory.InventoryEngine;
import dev.bindsight.inventory.MachineSummary;
import dev.bindsight.model.Endpoint;
import dev.bindsight.model.Port;
import dev.bindsight.probe.Cancellation;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/**
 * Makes the looks that a conclusion asks for, one after the other, until it asks for none. What is
 * costly is looked at once for all connects that share a {@link MachineSnapshot}.
 */
public final class ConnectGatherer {
    private final MachineSummary machine;
    private final ConnectTrials trials;
    private final HolderLook holders;
    private final Cancellation cancellation;

    /** For one request. */
    public ConnectGatherer(
            MachineSummary machine,
            ConnectTrials trials,
            InventoryEngine inventory,
            Cancellation cancellation) {
        this.machine = machine;
        this.trials = trials;
        this.cancellation = cancellation;
        holders = HolderLook.ofOneRequest(inventory);
    }

    /**
     * An observation and what it leads to.
     *
     * @param observation with everything that was looked at
     * @param conclusion no look
     */
    public record Gathered(ConnectObservation observation, Conclusion conclusion) {}

    /** Looks at what a connect calls for. */
    public Gathered gather(
            ConnectObservation bare,
            MachineSnapshot sight,
            Function<ConnectObservation, Conclusion> concluding) {
        // what one connect called for serves the next: most end for the same reason
        ConnectObservation known =
                sight.seen().map(each -> bare.with(new Look.Sockets(), each)).orElse(bare);
        while (true) {
            Conclusion conclusion = concluding.apply(known);
            if (!(conclusion instanceof Look<?> look)) {
                return new Gathered(known, conclusion);
            }
            if (known.of(look).isPresent()) {
                throw new IllegalStateException("looked at already: " + look);
            }
            known = looked(known, look, sight);
        }
    }

    private ConnectObservation looked(
            ConnectObservation known, Look<?> look, MachineSnapshot sight) {
        return switch (look) {
            case Look.Sockets each -> known.with(each, sight.sockets());
            case Look.Glance each -> known.with(each, sight.glance());
            case Look.FirstHop each -> known.with(each, sight.firstHop(known.probe()));
            case Look.Namespaces each ->
                    known.with(each, sight.beyond(each.protocol(), each.port()));
            case Look.PickedPorts each -> known.with(each, machine.ephemeralPorts());
            case Look.Privilege each -> known.with(each, privilege());
            case Look.Device each -> known.with(each, machine.hasDevice(each.name()));
            case Look.Trial each -> known.with(each, trials.made(each.probe()));
            case Look.Reporting each -> known.with(each, trials.reported(known.probe()));
            case Look.Open each -> known.with(each, trials.open(known.probe(), sight::look));
            case Look.Served each -> known.with(each, sight.isServed(known.probe()));
            case Look.Queued each -> known.with(each, queued(known, sight.acceptQueues()));
            case Look.StillQueued each ->
                    known.with(each, stillQueued(known, each, sight.acceptQueues()));
            case Look.Holders each ->
                    known.with(each, holders.at(each.sockets(), sight.sockets().inventory()));
        };
    }

    private PortPrivilege privilege() {
        return new PortPrivilege(
                machine.has("CAP_NET_BIND_SERVICE"), machine.unprivilegedPortStart().orElse(null));
    }

    private static Optional<Unclaimed> queued(ConnectObservation known, AcceptQueues queues) {
        Endpoint local = known.local();
        return Optional.ofNullable(local)
                .flatMap(end -> queues.queued(known.endpoint().port(), end))
                .map(socket -> new Unclaimed(socket, queues.begun(), Duration.ZERO));
    }

    private Optional<Unclaimed> stillQueued(
            ConnectObservation known, Look.StillQueued look, AcceptQueues queues) {
        Endpoint local = known.local();
        Port port = known.endpoint().port();
        if (local == null
                || look.patiently() && !queues.outlasts(port, local, look.since(), cancellation)) {
            return Optional.empty();
        }
        return queues.queued(port, local)
                .map(socket ->
                        new Unclaimed(
                                socket,
                                look.since(),
                                Duration.ofNanos(System.nanoTime() - look.since())));
    }
}
