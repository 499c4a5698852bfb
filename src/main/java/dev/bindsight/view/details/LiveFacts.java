package dev.bindsight.view.details;

import dev.bindsight.fix.Supervisors;
import dev.bindsight.inventory.Clients;
import dev.bindsight.inventory.HalfClosed;
import dev.bindsight.inventory.MachineSummary;
import dev.bindsight.inventory.OtherPorts;
import dev.bindsight.inventory.SocketInspector;
import dev.bindsight.model.Inventory;
import dev.bindsight.model.LocalAddress;
import dev.bindsight.model.PossibleOwners;
import dev.bindsight.model.ProcessDetails;
import dev.bindsight.model.ProcessRef;
import dev.bindsight.model.SocketEntry;
import dev.bindsight.model.Supervisor;
import dev.bindsight.model.TcpState;
import dev.bindsight.model.Uid;
import dev.bindsight.text.Texts;
import dev.bindsight.words.ConditionText;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;

/**
 * Reads the facts of a socket from this machine. Its owners are looked up again at once when
 * another socket is asked for or the listing tells of other owners, else every 5 s: such a look
 * goes through every process, which at each refresh would never rest on a busy machine. For one
 * thread: what may start a process again is asked for once per process, because systemctl takes
 * longer than everything else together.
 */
public final class LiveFacts implements FactsReader {
    private static final int REMEMBERED = 256;

    /** How long owners may be carried, as in the listing. */
    private static final long CARRIED_NANOS = 5_000_000_000L;

    private final SocketInspector inspector;
    private final MachineSummary machine;
    private final Supervisors supervisors;
    private final LongSupplier nanoTime;
    private @Nullable Look lastLook;
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
        this(inspector, machine, supervisors, System::nanoTime);
    }

    /**
     * With a clock of its own for how long owners are carried.
     *
     * @param nanoTime as {@link System#nanoTime}
     */
    LiveFacts(
            SocketInspector inspector,
            MachineSummary machine,
            Supervisors supervisors,
            LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.inspector = inspector;
        this.machine = machine;
        this.supervisors = supervisors;
    }

    @Override
    public SocketFacts read(Inventory inventory, SocketEntry socket) {
        SocketInspector.Verified now = verified(inventory, socket);
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
                        .map(LocalAddress::address)
                        .filter(address -> !address.isLoopback())
                        .toList(),
                inspector.cgroupPath(entry).orElse(null),
                entry.remote() == null ? null : inspector.tcpInfo(entry).orElse(null),
                PossibleOwners.of(entry, now.inventory()));
    }

    private SocketInspector.Verified verified(Inventory inventory, SocketEntry socket) {
        var listed = new SocketInspector.Verified(socket, inventory);
        long begun = nanoTime.getAsLong();
        Look last = lastLook;
        if (last != null
                && last.listed().key().equals(socket.key())
                && last.listed().ownership().equals(socket.ownership())
                && begun - last.begun() < CARRIED_NANOS) {
            // where both agree the listing says the same and is newer
            boolean agreed = last.found().entry().ownership().equals(socket.ownership());
            return agreed ? listed : last.found();
        }
        SocketInspector.Verified found = inspector.verify(socket).orElse(listed);
        lastLook = new Look(socket, found, begun);
        return found;
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
                OtherPorts.of(listing, Set.of(process.ref()), List.of(socket)),
                remarks(process, listing, socket));
    }

    private List<String> remarks(ProcessDetails process, Inventory listing, SocketEntry socket) {
        var remarks = new ArrayList<String>();
        inspector.condition(process.ref()).map(ConditionText::of).ifPresent(remarks::addAll);
        int halfClosed = socket.state() == TcpState.LISTEN ? HalfClosed.count(listing, socket) : 0;
        if (halfClosed > 0) {
            remarks.add(Texts.get("condition.closeWait", halfClosed));
        }
        return remarks;
    }

    /**
     * A look at every process.
     *
     * @param listed the socket as the listing had it
     * @param found the socket as it was
     * @param begun when it began, in nanoseconds
     */
    private record Look(SocketEntry listed, SocketInspector.Verified found, long begun) {}
}
