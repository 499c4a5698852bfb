package dev.bindsight.model;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The sockets of the machine at one moment, joined to their owners.
 *
 * @param takenAt when the sockets were read
 * @param elapsed how long reading and joining took
 * @param entries every socket, in no promised order; unmodifiable
 * @param processes the owners and their ancestors; unmodifiable
 * @param socketUnits the .socket unit of each socket that systemd itself holds; unmodifiable
 * @param coverage what could and could not be seen
 * @param measured what was measured on them by the way, absent where nobody asked
 */
public record Inventory(
        Instant takenAt,
        Duration elapsed,
        Collection<SocketEntry> entries,
        Map<ProcessRef, ProcessDetails> processes,
        Map<SocketKey, SystemdUnit> socketUnits,
        Coverage coverage,
        @Nullable Measurements measured) {
    /** Measurements are told apart by their places. */
    public Inventory {
        if (measured != null && measured.tcp().size() != entries.size()) {
            throw new IllegalArgumentException(
                    measured.tcp().size() + " measurements of " + entries.size() + " sockets");
        }
    }

    /** An inventory on which nothing was measured. */
    public Inventory(
            Instant takenAt,
            Duration elapsed,
            Collection<SocketEntry> entries,
            Map<ProcessRef, ProcessDetails> processes,
            Map<SocketKey, SystemdUnit> socketUnits,
            Coverage coverage) {
        this(takenAt, elapsed, entries, processes, socketUnits, coverage, null);
    }

    /** An inventory without sockets that systemd holds. */
    public Inventory(
            Instant takenAt,
            Duration elapsed,
            Collection<SocketEntry> entries,
            Map<ProcessRef, ProcessDetails> processes,
            Coverage coverage) {
        this(takenAt, elapsed, entries, processes, Map.of(), coverage);
    }

    /** The owners of a socket that are known, by pid. */
    public List<ProcessDetails> owners(SocketEntry entry) {
        return switch (entry.ownership()) {
            case Ownership.OwnedBy(List<ProcessRef> owners, var _) -> known(owners);
            case Ownership.KernelHeld _, Ownership.NotVisible _, Ownership.NotLookedUp _ ->
                    List.of();
        };
    }

    /** What is known of processes, without those that ended meanwhile. */
    public List<ProcessDetails> known(List<ProcessRef> refs) {
        return refs.stream().map(this::process).flatMap(Optional::stream).toList();
    }

    /**
     * The systemd unit a person knows a socket by: the .socket unit if systemd itself holds it,
     * else the unit of its first owner that has one.
     */
    public Optional<SystemdUnit> unit(SocketEntry entry) {
        return Optional.ofNullable(socketUnits.get(entry.key()))
                .or(() ->
                        owners(entry).stream()
                                .map(ProcessDetails::unit)
                                .filter(Objects::nonNull)
                                .findFirst());
    }

    /**
     * Whether another reading found the same, leaving aside when and how fast. An engine hands out
     * the very lists of its last reading where nothing changed, so this costs nothing then; of
     * equal lists that are not the same it says that they differ.
     */
    public boolean foundSame(Inventory other) {
        return entries == other.entries
                && processes == other.processes
                && socketUnits.equals(other.socketUnits)
                && coverage.equals(other.coverage);
    }

    /**
     * What this reading tells of some of its sockets alone, for whoever keeps it: a machine may
     * have a hundred thousand others. Of the processes it has the owners, without their ancestors.
     */
    public Inventory of(Collection<SocketEntry> sockets) {
        List<SocketEntry> entries = sockets.stream().distinct().toList();
        var owners = new HashMap<ProcessRef, ProcessDetails>();
        var units = new HashMap<SocketKey, SystemdUnit>();
        for (SocketEntry socket : entries) {
            owners(socket).forEach(owner -> owners.put(owner.ref(), owner));
            SystemdUnit unit = socketUnits.get(socket.key());
            if (unit != null) {
                units.put(socket.key(), unit);
            }
        }
        return new Inventory(
                takenAt, elapsed, entries, Map.copyOf(owners), Map.copyOf(units), coverage);
    }

    /** What is known of a process. */
    public Optional<ProcessDetails> process(ProcessRef ref) {
        return Optional.ofNullable(processes.get(ref));
    }
}
