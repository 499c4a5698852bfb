package dev.bindsight.fix;

import dev.bindsight.diagnosis.gather.InventoryLook;
import dev.bindsight.inventory.InventoryEngine;
import dev.bindsight.inventory.SourceChoice;
import dev.bindsight.model.Fix;
import dev.bindsight.model.Inventory;
import dev.bindsight.model.Ownership;
import dev.bindsight.model.ProcessRef;
import dev.bindsight.model.SocketEntry;
import dev.bindsight.model.Supervisor;
import dev.bindsight.platform.Platform;
import dev.bindsight.probe.BindProver;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Stops the owners of ports on this machine: every process is pinned and verified before it is
 * signalled, and every claim afterwards comes from looking and from one bind.
 */
public final class VerifiedStopper implements PortStopper {
    private final InventoryEngine inventory;
    private final Planner planner;
    private final StopRun.Parts parts;

    /**
     * A stopper.
     *
     * @param path where systemctl and docker are looked for, as the variable PATH has it
     */
    public VerifiedStopper(Platform platform, InventoryEngine inventory, String path) {
        this.inventory = inventory;
        var commands = new Commands(path);
        var systemd = new Systemd(commands, platform.machine());
        var containers = new Containers(commands);
        var lineage = new ProcessAncestry(platform, inventory);
        var permissions = new Permissions(platform.machine());
        var supervisors = new Supervisors(lineage, systemd, containers);
        var obstacles = new Obstacles(platform.cgroups(), permissions);
        var sockets = new FreshSockets(inventory);
        this.planner =
                new Planner(
                        inventory,
                        sockets,
                        lineage,
                        supervisors,
                        permissions,
                        obstacles,
                        containers);
        var identity = new Identity(platform);
        var owners = new OwnerStop(platform.control(), identity, permissions, platform.processes());
        var supervisorStop =
                new SupervisorStop(platform.control(), systemd, containers, permissions, owners);
        var prover =
                new BindProver(
                        platform.sockets(), platform.machine(), new InventoryLook(inventory));
        var proof = new FreePortCheck(prover);
        var restarts = new RespawnDetector(inventory, lineage, supervisors);
        this.parts = new StopRun.Parts(sockets, lineage, owners, supervisorStop, proof, restarts);
    }

    @Override
    public StopPlan plan(Inventory recent, List<SocketEntry> sockets) {
        return planner.plan(recent, sockets, Map.of());
    }

    @Override
    public StopPlan planAgain(StopReport report) {
        var sockets = new ArrayList<SocketEntry>();
        Map<ProcessRef, Supervisor> seen = new HashMap<>();
        for (StopReport.Aftermath aftermath : report.aftermath()) {
            if (aftermath.respawned()) {
                for (SocketEntry holder : aftermath.holders()) {
                    if (holder.occupiesPort() && !sockets.contains(holder)) {
                        sockets.add(holder);
                        remember(seen, holder, aftermath.instead());
                    }
                }
            }
        }
        if (sockets.isEmpty()) {
            return bySupervisor(planner.plan(wholeMachine(report), report.before(), seen));
        }
        return planner.plan(wholeMachine(report), sockets, seen);
    }

    /** Without the choices that would only send the refused signal again. */
    private static StopPlan bySupervisor(StopPlan plan) {
        return new StopPlan(
                plan.sockets(),
                plan.targets(),
                plan.supervisors(),
                plan.clients(),
                plan.obstacles(),
                plan.choices().stream()
                        .filter(choice ->
                                choice.fixes().stream()
                                        .anyMatch(Fix.StopSupervisor.class::isInstance))
                        .toList());
    }

    private static void remember(
            Map<ProcessRef, Supervisor> seen, SocketEntry holder, Fix.@Nullable Stop instead) {
        if (instead instanceof Fix.StopSupervisor(Supervisor supervisor)
                && holder.ownership() instanceof Ownership.OwnedBy(var owners, var _)) {
            owners.forEach(owner -> seen.put(owner, supervisor));
        }
    }

    /** What else goes down with an owner is not among the sockets of one port. */
    private Inventory wholeMachine(StopReport report) {
        return switch (inventory.read(SourceChoice.AUTOMATIC)) {
            case InventoryEngine.Reading.Read(Inventory read) -> read;
            case InventoryEngine.Reading.Unreadable _ -> report.aftermath().getFirst().inventory();
        };
    }

    @Override
    public StopReport stop(
            StopPlan plan, StopChoice choice, StopOptions options, StopObserver observer) {
        return new StopRun(parts, plan, choice, options, observer).run();
    }
}
