package dev.bindsight.diagnosis.gather.connect;

import dev.bindsight.diagnosis.observation.ControlTrials;
import dev.bindsight.diagnosis.observation.RoutingTable;
import dev.bindsight.inventory.MachineSummary;
import dev.bindsight.model.Attempt;
import dev.bindsight.model.Endpoint;
import dev.bindsight.model.IpAddress;
import dev.bindsight.model.Port;
import dev.bindsight.model.Probe.ConnectProbe;
import dev.bindsight.model.Route;
import dev.bindsight.probe.Cancellation;
import dev.bindsight.probe.ConnectSweep;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Connects for comparison with one that failed: to other ports of the same host and to the first
 * router. A refusal is as good an answer as a connection: either proves that somebody is there.
 */
public final class Controls {
    /** Ports that hosts and routers are most often open at; a closed one answers too. */
    private static final List<Integer> PORTS = List.of(443, 80, 22);

    private static final Duration LIMIT = Duration.ofSeconds(2);

    private final ConnectSweep sweep;
    private final MachineSummary machine;

    /** With the connects of a machine. */
    public Controls(ConnectSweep sweep, MachineSummary machine) {
        this.sweep = sweep;
        this.machine = machine;
    }

    /** Makes them beside a connect to another host; empty if the user cancels. */
    public Optional<ControlTrials> tried(
            ConnectProbe probe, RoutingTable ways, Cancellation cancellation) {
        IpAddress address = probe.endpoint().address();
        List<ConnectProbe> host = controls(probe, address, probe.scope());
        Optional<Route> way = ways.to(address).filter(route -> route.gateway() != null);
        List<ConnectProbe> gateway = way.map(route -> controls(probe, route)).orElse(List.of());
        var all = new ArrayList<>(host);
        all.addAll(gateway);
        List<Attempt> attempts = sweep.run(all, _ -> {}, cancellation);
        return cancellation.getAsBoolean()
                ? Optional.empty()
                : Optional.of(
                        new ControlTrials(
                                attempts.subList(0, host.size()),
                                attempts.subList(host.size(), attempts.size())));
    }

    private List<ConnectProbe> controls(ConnectProbe probe, Route way) {
        IpAddress gateway = way.gateway();
        String device = way.device();
        return gateway == null || device == null
                ? List.of()
                : controls(probe, gateway, machine.interfaceIndex(device));
    }

    /** The asked port is tried no second time. */
    private static List<ConnectProbe> controls(ConnectProbe probe, IpAddress address, int scope) {
        int asked = probe.endpoint().port().number();
        Duration limit = probe.timeout().compareTo(LIMIT) < 0 ? probe.timeout() : LIMIT;
        int used = address.isLinkLocal() ? scope : 0;
        return PORTS.stream()
                .filter(port -> port != asked)
                .map(port -> new Endpoint(address, new Port(port)))
                .map(endpoint -> ConnectProbe.tcp(endpoint, used, limit))
                .toList();
    }
}
