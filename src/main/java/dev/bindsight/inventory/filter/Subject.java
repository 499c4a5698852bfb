package dev.bindsight.inventory.filter;

import dev.bindsight.inventory.MachineSummary;
import dev.bindsight.model.Coverage;
import dev.bindsight.model.Endpoint;
import dev.bindsight.model.Inventory;
import dev.bindsight.model.Port;
import dev.bindsight.model.ProcessDetails;
import dev.bindsight.model.SocketEntry;
import dev.bindsight.model.Uid;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** A socket with everything a filter may ask of it; its owners are looked up at most once. */
final class Subject {
    private final SocketEntry entry;
    private final Inventory inventory;
    private final MachineSummary machine;
    private final boolean eitherEnd;
    private @Nullable List<ProcessDetails> owners;

    /**
     * A socket of a reading.
     *
     * @param eitherEnd whether the port of its peer is one of its ports too
     */
    Subject(SocketEntry entry, Inventory inventory, MachineSummary machine, boolean eitherEnd) {
        this.entry = entry;
        this.eitherEnd = eitherEnd;
        this.inventory = inventory;
        this.machine = machine;
    }

    SocketEntry entry() {
        return entry;
    }

    List<ProcessDetails> owners() {
        if (owners == null) {
            owners = inventory.owners(entry);
        }
        return owners;
    }

    /** Whether the source tells how long accept queues may be. */
    boolean isBacklogKnown() {
        return !inventory.coverage().lacks().contains(Coverage.Lack.BACKLOG);
    }

    Optional<String> userName() {
        Uid uid = entry.uid();
        return uid == null ? Optional.empty() : Optional.of(machine.userName(uid));
    }

    /** Whether one of its ports is asked for. */
    boolean hasPort(Predicate<Port> wanted) {
        Endpoint remote = entry.remote();
        return wanted.test(entry.local().port())
                || eitherEnd && remote != null && wanted.test(remote.port());
    }

    /** Whether a name or an alias of services(5) stands for its port: {@code www} for 80. */
    boolean hasServiceName(String name) {
        Optional<Port> port = machine.servicePort(name, entry.protocol());
        return port.isPresent() && hasPort(port.get()::equals);
    }

    /** Whether the name of services(5) for one of its ports is asked for. */
    boolean hasService(Predicate<String> wanted) {
        return hasPort(
                port -> machine.serviceName(port, entry.protocol()).filter(wanted).isPresent());
    }
}
