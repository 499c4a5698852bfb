package dev.bindsight.fix;

import dev.bindsight.inventory.Client;
import dev.bindsight.inventory.Clients;
import dev.bindsight.inventory.InventoryEngine;
import dev.bindsight.inventory.OtherPorts;
import dev.bindsight.model.Inventory;
import dev.bindsight.model.Ownership;
import dev.bindsight.model.ProcessDetails;
import dev.bindsight.model.ProcessRef;
import dev.bindsight.model.SocketEntry;
import dev.bindsight.model.Supervisor;
import dev.bindsight.model.SystemdUnit;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Finds out what a stop would hit: the blast radius of each owner, and what can be done. */
final class Planner {
    private final InventoryEngine engine;
    private final FreshSockets fresh;
    private final ProcessAncestry lineage;
    private final Supervisors supervisors;
    private final Permissions permissions;
    private final Obstacles obstacles;
    private final Containers containers;

    Planner(
            InventoryEngine engine,
            FreshSockets fresh,
            ProcessAncestry lineage,
            Supervisors supervisors,
            Permissions permissions,
            Obstacles obstacles,
            Containers containers) {
        this.engine = engine;
        this.fresh = fresh;
        this.lineage = lineage;
        this.supervisors = supervisors;
        this.permissions = permissions;
        this.obstacles = obstacles;
        this.containers = containers;
    }

    /**
     * The plan.
     *
     * @param seen what was seen to start a process again, by that process
     */
    StopPlan plan(
            Inventory inventory, List<SocketEntry> sockets, Map<ProcessRef, Supervisor> seen) {
        List<FreshSockets.Found> found = fresh.find(sockets);
        Map<ProcessRef, List<SocketEntry>> held = held(found);
        ProcessAncestry.Own own = lineage.own(held.keySet());
        var targets = new ArrayList<StopTarget>();
        var memory = new Supervisors.Memory();
        for (var each : held.entrySet()) {
            ProcessDetails process = engine.process(each.getKey()).orElse(null);
            if (process != null) {
                Supervisor supervisor = seen.get(process.ref());
                if (supervisor == null) {
                    supervisor =
                            supervisor(
                                    process,
                                    unit(each.getValue(), found),
                                    held.keySet(),
                                    own,
                                    memory);
                }
                targets.add(target(inventory, process, each.getValue(), supervisor, own));
            }
        }
        List<StopTarget> parents = parents(inventory, targets, own);
        ProcessDetails self = own.self();
        // a unit or container that a foreign /proc names is as little this namespace's as a pid
        List<StopChoice> choices =
                permissions.pidsAreOurs()
                        ? new StopChoices(containers, own).of(targets, parents)
                        : List.of();
        return new StopPlan(
                found.stream().map(FreshSockets.Found::socket).toList(),
                targets,
                parents,
                clients(inventory, targets),
                obstacles.of(found, targets, choices, self == null ? null : self.unit()),
                choices);
    }

    private static List<Client> clients(Inventory inventory, List<StopTarget> targets) {
        var listeners = new LinkedHashSet<SocketEntry>();
        var owners = new HashSet<ProcessRef>();
        for (StopTarget target : targets) {
            listeners.addAll(target.holds());
            listeners.addAll(target.otherPorts());
            owners.add(target.process().ref());
        }
        return Clients.of(inventory, listeners, owners);
    }

    private static Map<ProcessRef, List<SocketEntry>> held(List<FreshSockets.Found> found) {
        var held = new TreeMap<ProcessRef, List<SocketEntry>>();
        for (FreshSockets.Found each : found) {
            if (each.present()
                    && each.socket().ownership() instanceof Ownership.OwnedBy(var owners, var _)) {
                for (ProcessRef owner : owners) {
                    held.computeIfAbsent(owner, _ -> new ArrayList<>()).add(each.socket());
                }
            }
        }
        return held;
    }

    /** The .socket unit of one of the sockets, where systemd itself holds it. */
    private static @Nullable SystemdUnit unit(
            List<SocketEntry> holds, List<FreshSockets.Found> found) {
        return found.stream()
                .filter(each -> holds.contains(each.socket()))
                .map(FreshSockets.Found::unit)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    /**
     * A socket that systemd opened and a service has been given is held by both: for systemd it is
     * the .socket unit's, for the service its own unit's, which that .socket unit triggers.
     */
    private @Nullable Supervisor supervisor(
            ProcessDetails process,
            @Nullable SystemdUnit socketUnit,
            Set<ProcessRef> targets,
            ProcessAncestry.Own own,
            Supervisors.Memory memory) {
        if (socketUnit != null && ProtectedProcess.isSystemd(process)) {
            return supervisors.describe(socketUnit, process);
        }
        if (process.pid().number() == 1) {
            return null;
        }
        var others = new HashSet<>(targets);
        others.remove(process.ref());
        return supervisors.of(process, others, own.ancestors(), memory);
    }

    private StopTarget target(
            Inventory inventory,
            ProcessDetails process,
            List<SocketEntry> holds,
            @Nullable Supervisor supervisor,
            ProcessAncestry.Own own) {
        // a .socket unit gives up its sockets; the systemd that holds them goes on with the rest
        boolean stays = ProtectedProcess.isNeverStopped(process);
        List<SocketEntry> others =
                stays ? List.of() : OtherPorts.of(inventory, Set.of(process.ref()), holds);
        List<SocketEntry> listeners = Stream.concat(holds.stream(), others.stream()).toList();
        return new StopTarget(
                process,
                holds,
                stays ? List.of() : lineage.children(process.ref()),
                others,
                Clients.of(inventory, listeners, process.ref()),
                supervisor,
                protection(process, own),
                permissions.pidsAreOurs() ? permissions.foreseen(process, supervisor) : null,
                engine.condition(process.ref()).orElse(null));
    }

    /** Pids of another namespace mean other processes here, so that none of them is touched. */
    private Protection protection(ProcessDetails process, ProcessAncestry.Own own) {
        if (!permissions.pidsAreOurs()) {
            return new Protection.Refused.ForeignPid(process);
        }
        ProtectedProcess guard = ProtectedProcess.of(process, own);
        return ProtectedProcess.protection(guard, process);
    }

    private List<StopTarget> parents(
            Inventory inventory, List<StopTarget> targets, ProcessAncestry.Own own) {
        var parents = new TreeMap<ProcessRef, StopTarget>();
        for (StopTarget target : targets) {
            if (target.supervisor() instanceof Supervisor.Parent(var parent, var _, var _)) {
                Optional<ProcessDetails> now = engine.process(parent.ref());
                now.ifPresent(process ->
                        parents.put(
                                process.ref(), target(inventory, process, List.of(), null, own)));
            }
        }
        return List.copyOf(parents.values());
    }
}
