package dev.bindsight.diagnosis.gather.bind;

import dev.bindsight.diagnosis.ConflictMatrix;
import dev.bindsight.diagnosis.Matrix;
import dev.bindsight.diagnosis.gather.bind.MatrixRun.Line;
import dev.bindsight.inventory.InventoryEngine;
import dev.bindsight.inventory.MachineSummary;
import dev.bindsight.model.BindPlace;
import dev.bindsight.model.Endpoint;
import dev.bindsight.model.IpAddress;
import dev.bindsight.model.LocalAddress;
import dev.bindsight.model.Port;
import dev.bindsight.model.Protocol;
import dev.bindsight.probe.BindProver;
import dev.bindsight.probe.Cancellation;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The matrix of this machine. */
public final class LiveConflictMatrix implements ConflictMatrix {
    private final BindProver prover;
    private final InventoryEngine inventory;
    private final MachineSummary machine;

    /** On one machine. */
    public LiveConflictMatrix(
            BindProver prover, InventoryEngine inventory, MachineSummary machine) {
        this.prover = prover;
        this.inventory = inventory;
        this.machine = machine;
    }

    @Override
    public Matrix tryAll(
            Port port, Protocol protocol, Consumer<Matrix.Row> each, Cancellation cancellation) {
        return new MatrixRun(prover, inventory, port, protocol, machine.uid())
                .run(lines(port), each, cancellation);
    }

    private List<Line> lines(Port port) {
        boolean hasIpv6 = machine.hasIpv6();
        var lines = new ArrayList<Line>();
        lines.add(new Line(BindPlace.of(new Endpoint(IpAddress.ANY_IPV4, port)), null));
        if (hasIpv6) {
            var any = new Endpoint(IpAddress.ANY_IPV6, port);
            lines.add(new Line(new BindPlace(any, false, null), null));
        }
        List<LocalAddress> usable =
                machine.addresses().stream()
                        .filter(local -> hasIpv6 || isIpv4(local.address()))
                        .toList();
        Stream.concat(
                        usable.stream().filter(local -> local.address().isLoopback()),
                        usable.stream().filter(local -> !local.address().isLoopback()))
                .map(local -> line(local, port))
                .forEach(lines::add);
        return lines;
    }

    private static boolean isIpv4(IpAddress address) {
        return switch (address.family()) {
            case IPV4 -> true;
            case IPV6 -> false;
        };
    }

    private static Line line(LocalAddress local, Port port) {
        String scope = local.address().isLinkLocal() ? local.device() : null;
        return new Line(
                new BindPlace(new Endpoint(local.address(), port), null, scope), local.device());
    }
}
