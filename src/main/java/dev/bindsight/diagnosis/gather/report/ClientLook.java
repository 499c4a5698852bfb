package dev.bindsight.diagnosis.gather.report;

import dev.bindsight.diagnosis.ConnectDiagnosis;
import dev.bindsight.diagnosis.ConnectObserver;
import dev.bindsight.diagnosis.gather.connect.AcceptQueues;
import dev.bindsight.diagnosis.gather.connect.MachineSnapshot;
import dev.bindsight.diagnosis.observation.ObservationSubject;
import dev.bindsight.diagnosis.observation.ReportSight;
import dev.bindsight.diagnosis.observation.SeenSockets;
import dev.bindsight.inventory.InventoryEngine;
import dev.bindsight.inventory.MachineSummary;
import dev.bindsight.model.BindPlace;
import dev.bindsight.model.Endpoint;
import dev.bindsight.model.HostAndPort;
import dev.bindsight.model.Inventory;
import dev.bindsight.model.IpAddress;
import dev.bindsight.model.Port;
import dev.bindsight.model.Protocol;
import dev.bindsight.model.ScopedAddress;
import dev.bindsight.model.SocketEntry;
import dev.bindsight.model.fact.Finding;
import dev.bindsight.probe.AddressFamilies;
import dev.bindsight.probe.Cancellation;
import dev.bindsight.probe.ConnectRequest;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Looks at where a client wanted to connect to. Only where that is this machine, and nothing
 * listens that would see it, is the connect made.
 */
public final class ClientLook {
    /** This machine answers itself in far less. */
    private static final Duration LIMIT = Duration.ofSeconds(1);

    private static final String LOCALHOST = "localhost";

    private final ConnectDiagnosis connects;
    private final InventoryEngine inventory;
    private final MachineSummary machine;

    /** On one machine. */
    public ClientLook(
            ConnectDiagnosis connects, InventoryEngine inventory, MachineSummary machine) {
        this.connects = connects;
        this.inventory = inventory;
        this.machine = machine;
    }

    /** The other end, of which nothing is asked. */
    ReportSight unasked(@Nullable String host, Port port) {
        return host == null ? new ReportSight.Nothing() : outside(host, port, snapshot());
    }

    ReportSight at(
            ObservationSubject.Reported subject,
            @Nullable String host,
            Port port,
            Cancellation cancellation) {
        List<Endpoint> here = here(host, port);
        if (here.isEmpty()) {
            return outside(host == null ? LOCALHOST : host, port, snapshot());
        }
        Protocol protocol = subject.found().isOfUdp() ? Protocol.UDP : Protocol.TCP;
        SeenSockets glanced = MachineSnapshot.glance(inventory);
        boolean anyServes =
                here.stream().anyMatch(each -> !glanced.serving(protocol, each).isEmpty());
        // who serves is told, and only that takes a look at what every process has open
        SeenSockets sockets = anyServes ? snapshot().sockets() : glanced;
        Inventory seen = sockets.inventory();
        if (seen == null) {
            // what a connect would disturb is not known
            return outside(here.getFirst().address().toString(), port, snapshot());
        }
        return here.stream()
                .flatMap(endpoint -> served(sockets, seen, protocol, endpoint).stream())
                .findFirst()
                .<ReportSight>map(served -> served)
                .orElseGet(() -> unserved(here, protocol, cancellation));
    }

    private MachineSnapshot snapshot() {
        return new MachineSnapshot(machine, inventory, new AcceptQueues(inventory, false));
    }

    /** The endpoints of this machine that a host stands for; none for any other. */
    private List<Endpoint> here(@Nullable String host, Port port) {
        if (host == null || host.equals("*") || host.equalsIgnoreCase(LOCALHOST)) {
            return (machine.hasIpv6()
                            ? Stream.of(IpAddress.LOOPBACK_IPV4, IpAddress.LOOPBACK_IPV6)
                            : Stream.of(IpAddress.LOOPBACK_IPV4))
                    .map(address -> new Endpoint(address, port))
                    .toList();
        }
        return address(host)
                .filter(address -> address.unmapped().isWildcard() || machine.isHere(address))
                .map(address -> List.of(new Endpoint(address, port)))
                .orElse(List.of());
    }

    /** A scope leads to another machine of its link, unless the address is one of this machine. */
    private static Optional<IpAddress> address(String host) {
        return ScopedAddress.parse(host).map(ScopedAddress::address);
    }

    private static ReportSight outside(String host, Port port, MachineSnapshot snapshot) {
        return new ReportSight.Outside(
                new HostAndPort(host, port),
                address(host).orElse(null),
                snapshot.surroundings().ways());
    }

    private static Optional<ReportSight.Served> served(
            SeenSockets sockets, Inventory seen, Protocol protocol, Endpoint endpoint) {
        Optional<SocketEntry> listener = sockets.serving(protocol, endpoint).stream().findFirst();
        return listener.map(socket ->
                new ReportSight.Served(
                        BindPlace.of(endpoint), sockets.holder(socket), seen.of(List.of(socket))));
    }

    private ReportSight unserved(
            List<Endpoint> here, Protocol protocol, Cancellation cancellation) {
        List<Finding> findings =
                here.stream()
                        .flatMap(each -> connect(each, protocol, cancellation).stream())
                        .toList();
        return findings.isEmpty() ? new ReportSight.Nothing() : new ReportSight.Unserved(findings);
    }

    private List<Finding> connect(Endpoint endpoint, Protocol protocol, Cancellation cancellation) {
        var request =
                new ConnectRequest(
                        endpoint.address().toString(),
                        List.of(endpoint.port()),
                        protocol,
                        AddressFamilies.ANY,
                        null,
                        LIMIT,
                        false,
                        false,
                        false);
        return connects.connect(request, ConnectObserver.UNHEARD, cancellation).findings();
    }
}
