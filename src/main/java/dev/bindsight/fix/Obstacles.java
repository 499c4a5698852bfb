package dev.bindsight.fix;

import dev.bindsight.inventory.name.UnitPath;
import dev.bindsight.model.Ownership;
import dev.bindsight.model.ProcessDetails;
import dev.bindsight.model.SocketEntry;
import dev.bindsight.model.Supervisor;
import dev.bindsight.model.SystemdUnit;
import dev.bindsight.platform.CgroupTable;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Says for each socket that no choice frees why that is, and what would be needed. */
final class Obstacles {
    private final CgroupTable cgroups;
    private final Permissions permissions;

    Obstacles(CgroupTable cgroups, Permissions permissions) {
        this.cgroups = cgroups;
        this.permissions = permissions;
    }

    /** The unit whose cgroup a socket was made in: known also where its owner cannot be seen. */
    private Optional<SystemdUnit> unit(SocketEntry socket) {
        return socket.cgroup() == 0
                ? Optional.empty()
                : cgroups.path(socket.cgroup()).flatMap(UnitPath::of);
    }

    List<Obstacle> of(
            List<FreshSockets.Found> found,
            List<StopTarget> targets,
            List<StopChoice> choices,
            @Nullable SystemdUnit ownUnit) {
        var obstacles = new ArrayList<Obstacle>();
        for (FreshSockets.Found each : found) {
            Obstacle obstacle =
                    each.present()
                            ? obstacle(each, targets, choices, ownUnit)
                            : of(each.socket(), new Obstacle.Cause.SocketGone());
            if (obstacle != null) {
                obstacles.add(obstacle);
            }
        }
        return obstacles;
    }

    private @Nullable Obstacle obstacle(
            FreshSockets.Found found,
            List<StopTarget> targets,
            List<StopChoice> choices,
            @Nullable SystemdUnit ownUnit) {
        SocketEntry socket = found.socket();
        Ownership ownership = socket.ownership();
        return switch (ownership) {
            case Ownership.KernelHeld held -> of(socket, new Obstacle.Cause.KeptByKernel(held));
            case Ownership.NotVisible hidden -> hidden(found, hidden, ownUnit);
            case Ownership.NotLookedUp _ -> of(socket, new Obstacle.Cause.NotLookedUp());
            case Ownership.OwnedBy _ -> owned(socket, targets, choices);
        };
    }

    /**
     * A unit is named only where stopping it ends what holds the socket and little else: not one
     * that also starts programs of people, not Bindsight's own, and not one of another user's
     * manager, which takes no orders from this user.
     */
    private Obstacle hidden(
            FreshSockets.Found found, Ownership.NotVisible hidden, @Nullable SystemdUnit ownUnit) {
        SocketEntry socket = found.socket();
        SystemdUnit unit = Systemd.keeper(unit(socket).orElse(null));
        Supervisor supervisor =
                unit != null
                                && permissions.pidsAreOurs()
                                && !unit.user()
                                && !Systemd.isLauncher(unit)
                                && !unit.equals(ownUnit)
                        ? new Supervisor.Systemd(unit, null, List.of())
                        : null;
        return new Obstacle(
                socket,
                new Obstacle.Cause.OwnerHidden(
                        hidden, permissions.nameOf(socket.uid()), found.perhaps()),
                permissions.hidden(hidden.reason(), socket.uid(), supervisor));
    }

    /** Owners that are gone again since the socket was read count as not there. */
    private @Nullable Obstacle owned(
            SocketEntry socket, List<StopTarget> targets, List<StopChoice> choices) {
        List<StopTarget> owners =
                targets.stream()
                        .filter(target ->
                                target.holds().stream()
                                        .anyMatch(each -> each.key().equals(socket.key())))
                        .toList();
        if (owners.isEmpty()) {
            return of(socket, new Obstacle.Cause.OwnerGone());
        }
        if (!permissions.pidsAreOurs()) {
            ProcessDetails owner = owners.getFirst().process();
            return new Obstacle(
                    socket,
                    new Obstacle.Cause.ForeignPid(owner),
                    permissions.otherNamespace(owner));
        }
        boolean stoppable = owners.stream().anyMatch(owner -> StopChoices.stops(choices, owner));
        if (stoppable || !(Protection.strongest(owners) instanceof Protection.Refused why)) {
            return null;
        }
        return of(socket, new Obstacle.Cause.NeverStopped(why));
    }

    private static Obstacle of(SocketEntry socket, Obstacle.Cause cause) {
        return new Obstacle(socket, cause, null);
    }
}
