package dev.bindsight.inventory.filter;

import dev.bindsight.inventory.MachineSummary;
import dev.bindsight.model.Coverage;
import dev.bindsight.model.Inventory;
import dev.bindsight.model.ProcessDetails;
import dev.bindsight.model.SocketEntry;
import dev.bindsight.model.Uid;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Optional;

/** A socket with everything a filter may ask of it; its owners are looked up at most once. */
final class Subject {
    private final SocketEntry entry;
    private final Inventory inventory;
    private final MachineSummary machine;
    private @Nullable List<ProcessDetails> owners;

    Subject(SocketEntry entry, Inventory inventory, MachineSummary machine) {
        this.entry = entry;
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

    /** Whether a name or an alias of services(5) stands for its port: {@code www} for 80. */
    boolean hasServiceName(String name) {
        return machine.servicePort(name, entry.protocol())
                .filter(entry.local().port()::equals)
                .isPresent();
    }

    Optional<String> service() {
        return machine.serviceName(entry.local().port(), entry.protocol());
    }
}
