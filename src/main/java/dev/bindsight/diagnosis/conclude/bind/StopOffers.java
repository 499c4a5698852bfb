package dev.bindsight.diagnosis.conclude.bind;

import dev.bindsight.diagnosis.observation.BindObservation;
import dev.bindsight.diagnosis.observation.OwnProcess;
import dev.bindsight.inventory.name.DockerProxy;
import dev.bindsight.inventory.name.ProcessTree;
import dev.bindsight.inventory.name.SystemdProcess;
import dev.bindsight.model.Container;
import dev.bindsight.model.Fix;
import dev.bindsight.model.Inventory;
import dev.bindsight.model.ProcessDetails;
import dev.bindsight.model.Protocol;
import dev.bindsight.model.SocketEntry;
import dev.bindsight.model.SocketOption;
import dev.bindsight.model.Supervisor;
import dev.bindsight.model.SystemdUnit;
import dev.bindsight.model.Uid;
import dev.bindsight.model.fact.Benefit;
import dev.bindsight.model.fact.Need;
import dev.bindsight.model.fact.Offer;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Ending what holds a port: its processes, or what would only start them again. */
final class StopOffers {
    private StopOffers() {}

    /**
     * What would start the owners again comes first: without it, a stop does not last. None where
     * only connections refuse the bind and one with SO_REUSEADDR, as servers make it, works: then a
     * stop finds the port free and ends nothing.
     */
    static List<Offer> of(BindObservation found) {
        Inventory seen = found.port().seen();
        List<SocketEntry> sockets = found.port().occupants().stoppable();
        boolean isFreeForServers =
                sockets.stream().noneMatch(SocketEntry::occupiesPort)
                        && found.probe().protocol() == Protocol.TCP
                        && found.tried().withOption(SocketOption.SO_REUSEADDR) != null;
        OwnProcess own = found.machine().self();
        // where /proc is of another pid namespace, no stop from here would signal anybody
        if (seen == null || isFreeForServers || !own.pidsAreOurs()) {
            return List.of();
        }
        var owners = new LinkedHashSet<ProcessDetails>();
        var supervisors = new LinkedHashSet<Supervisor>();
        for (SocketEntry socket : sockets) {
            SystemdUnit unit = seen.socketUnits().get(socket.key());
            if (unit != null) {
                // systemd holds it for a service that may not even run
                supervisors.add(new Supervisor.Systemd(unit, null, List.of()));
                continue;
            }
            for (ProcessDetails owner : seen.owners(socket)) {
                if (!own.is(owner.pid())) {
                    supervisor(owner, seen).ifPresent(supervisors::add);
                    if (!isNeverSignalled(owner)) {
                        owners.add(owner);
                    }
                }
            }
        }
        var offers = new ArrayList<Offer>();
        supervisors.forEach(supervisor -> offers.add(stop(supervisor, own)));
        if (!owners.isEmpty()) {
            offers.add(stop(new Fix.StopOwner(List.copyOf(owners)), needs(owners, own)));
        }
        return offers;
    }

    /** Giving back what Bindsight itself holds, if that is what decides. */
    static Optional<Offer> ownHold(BindObservation found) {
        OwnProcess own = found.machine().self();
        return found.deciding()
                .filter(SocketEntry::occupiesPort)
                .filter(holder ->
                        found.port().owners(holder).stream().anyMatch(owner -> own.is(owner.pid())))
                .map(holder -> Offer.open(new Fix.EndHold(holder), Benefit.asTheFixSays(), null));
    }

    /** What a stop refuses to signal, whoever asks, is no owner that it ends. */
    private static boolean isNeverSignalled(ProcessDetails owner) {
        return owner.pid().number() == 1
                || owner.facts().kernelThread()
                || DockerProxy.is(owner.facts().command());
    }

    /** A container, or the unit that systemd itself started the process or its parent for. */
    private static Optional<Supervisor> supervisor(ProcessDetails owner, Inventory seen) {
        Container container = owner.container();
        if (container != null) {
            return Optional.of(new Supervisor.Runtime(container, null));
        }
        SystemdUnit unit = owner.unit();
        if (unit == null || !unit.name().endsWith(".service")) {
            return Optional.empty();
        }
        List<ProcessDetails> chain = ProcessTree.chain(seen, owner.ref());
        boolean kept =
                chain.reversed().stream()
                        .skip(1)
                        .limit(2)
                        .filter(each -> !unit.equals(each.unit()))
                        .findFirst()
                        .map(each -> SystemdProcess.is(each.facts()))
                        .orElse(false);
        return kept ? Optional.of(new Supervisor.Systemd(unit, null, List.of())) : Optional.empty();
    }

    private static @Nullable Need needs(Set<ProcessDetails> owners, OwnProcess own) {
        return owners.stream()
                .filter(owner -> !owner.facts().uid().equals(own.uid()))
                .filter(_ -> !own.may("CAP_KILL"))
                .map(StopOffers::rightsOver)
                .findFirst()
                .orElse(null);
    }

    /** Who may signal a process instead of this user (kill(2)). */
    private static Need rightsOver(ProcessDetails owner) {
        return owner.facts().uid().equals(Uid.ROOT) ? new Need.Root() : new Need.User(owner.user());
    }

    private static Offer stop(Supervisor supervisor, OwnProcess own) {
        boolean may =
                switch (supervisor) {
                    case Supervisor.Systemd(SystemdUnit unit, var _, var _) ->
                            unit.user() || own.isRoot();
                    case Supervisor.Runtime _, Supervisor.Parent _ -> true;
                };
        return stop(new Fix.StopSupervisor(supervisor), may ? null : new Need.Root());
    }

    private static Offer stop(Fix.Stop fix, @Nullable Need need) {
        return Offer.open(fix, Benefit.asTheFixSays(), need);
    }
}
