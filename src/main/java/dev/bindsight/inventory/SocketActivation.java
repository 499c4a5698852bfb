package dev.bindsight.inventory;

import dev.bindsight.inventory.name.SocketUnits;
import dev.bindsight.inventory.name.SystemdProcess;
import dev.bindsight.inventory.name.UnitPath;
import dev.bindsight.model.Ownership;
import dev.bindsight.model.ProcessDetails;
import dev.bindsight.model.ProcessRef;
import dev.bindsight.model.SocketEntry;
import dev.bindsight.model.SocketKey;
import dev.bindsight.model.SystemdUnit;
import dev.bindsight.platform.CgroupTable;

import org.jspecify.annotations.Nullable;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Names the .socket unit of each socket that systemd itself holds: by the cgroup the socket was
 * made in, where that is the unit's own, else by the unit files' Listen lines.
 */
final class SocketActivation {
    private final CgroupTable cgroups;
    private @Nullable Collection<SocketEntry> looked;
    private Map<SocketKey, SystemdUnit> units = Map.of();

    SocketActivation(CgroupTable cgroups) {
        this.cgroups = cgroups;
    }

    /** The .socket units of those of {@code entries} that systemd holds. */
    Map<SocketKey, SystemdUnit> units(
            Collection<SocketEntry> entries, Map<ProcessRef, ProcessDetails> processes) {
        if (entries == looked) {
            return units;
        }
        looked = entries;
        Set<ProcessRef> managers =
                processes.values().stream()
                        .filter(process -> SystemdProcess.is(process.facts()))
                        .map(ProcessDetails::ref)
                        .collect(Collectors.toSet());
        units = managers.isEmpty() ? Map.of() : name(entries, managers);
        return units;
    }

    private Map<SocketKey, SystemdUnit> name(
            Collection<SocketEntry> entries, Set<ProcessRef> managers) {
        var found = new HashMap<SocketKey, SystemdUnit>();
        SocketUnits installed = null;
        for (SocketEntry entry : entries) {
            if (!entry.occupiesPort() || !isHeldBy(entry, managers)) {
                continue;
            }
            Optional<SystemdUnit> unit =
                    cgroups.path(entry.cgroup())
                            .flatMap(UnitPath::of)
                            .filter(each -> each.name().endsWith(".socket"));
            if (unit.isEmpty()) {
                installed = installed == null ? installed() : installed;
                unit = installed.listeningOn(entry.protocol(), entry.local());
            }
            unit.ifPresent(each -> found.put(entry.key(), each));
        }
        return Map.copyOf(found);
    }

    private static boolean isHeldBy(SocketEntry entry, Set<ProcessRef> managers) {
        return entry.ownership() instanceof Ownership.OwnedBy(List<ProcessRef> owners, var _)
                && owners.stream().anyMatch(managers::contains);
    }

    private SocketUnits installed() {
        return SocketUnits.parse(
                cgroups.socketUnits().stream()
                        .map(file ->
                                new SocketUnits.Source(
                                        new SystemdUnit(file.name(), file.user()), file.text()))
                        .toList());
    }
}
