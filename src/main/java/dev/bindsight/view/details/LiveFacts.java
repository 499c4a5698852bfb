package dev.bindsight.view.details;

import dev.bindsight.fix.Supervisors;
import dev.bindsight.inventory.Clients;
import dev.bindsight.inventory.MachineSummary;
import dev.bindsight.inventory.OtherPorts;
import dev.bindsight.inventory.SocketInspector;
import dev.bindsight.model.Inventory;
import dev.bindsight.model.ProcessDetails;
import dev.bindsight.model.ProcessRef;
import dev.bindsight.model.SocketEntry;
import dev.bindsight.model.Supervisor;
import dev.bindsight.model.TcpState;
import dev.bindsight.model.Uid;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads the facts of a socket from this machine. Owners are looked up again, never taken from the
 * listing. For one thread: what may start a process again is asked for once per process, because
 * systemctl takes longer than everything else together.
 */
public final class LiveFacts implements FactsReader {
    private static final int REMEMBERED = 256;

    private final SocketInspector inspector;
    private final MachineSummary machine;
    private final Supervisors supervisors;
    private final Map<ProcessRef, Optional<Supervisor>> known =
            new LinkedHashMap<>() {
                private static final long serialVersionUID = 1;

                @Override
                protected boolean removeEldestEntry(
                        Map.Entry<ProcessRef, Optional<Supervisor>> eldest) {
                    return size() > REMEMBERED;
                }
            };

    /** Reads with these. */
    public LiveFacts(SocketInspector inspector, MachineSummary machine, Supervisors supervisors) {
        this.inspector = inspector;
        this.machine = machine;
        this.supervisors = supervisors;
    }

    @Override
    public SocketFacts read(Inventory inventory, SocketEntry socket) {
        SocketInspector.Verified now =
                inspector.verify(socket).orElse(new SocketInspector.Verified(socket, inventory));
        SocketEntry entry = now.entry();
        Uid uid = entry.uid();
        return new SocketFacts(
                entry,
                inventory.coverage(),
                uid == null ? null : machine.userName(uid),
                machine.serviceName(entry.local().port(), entry.protocol()).orElse(null),
                now.inventory().owners(entry).stream()
                        .map(owner -> owner(owner, now.inventory(), inventory, entry))
                        .toList(),
                entry.state() == TcpState.LISTEN ? Clients.of(inventory, entry) : List.of(),
                machine.addresses().stream()
                        .map(MachineSummary.LocalAddress::address)
                        .filter(address -> !address.isLoopback())
                        .toList(),
                inspector.cgroupPath(entry).orElse(null),
                entry.remote() == null ? null : inspector.tcpInfo(entry).orElse(null));
    }

    private SocketFacts.Owner owner(
            ProcessDetails process, Inventory now, Inventory listing, SocketEntry socket) {
        Supervisor supervisor =
                known.computeIfAbsent(
                                process.ref(), _ -> Optional.ofNullable(supervisors.of(process)))
                        .orElse(null);
        return new SocketFacts.Owner(
                process,
                ListedFacts.ancestors(now, process),
                supervisor instanceof Supervisor.Parent parent
                        ? Map.of(parent.process().ref(), parent)
                        : Map.of(),
                supervisor,
                OtherPorts.of(listing, Set.of(process.ref()), List.of(socket)));
    }
}
