package dev.bindsight.diagnosis.gather.bind;

import static dev.bindsight.model.ErrnoName.EACCES;
import static dev.bindsight.model.ErrnoName.EADDRNOTAVAIL;
import static dev.bindsight.model.ErrnoName.EPERM;

import dev.bindsight.diagnosis.gather.OwnProcessLook;
import dev.bindsight.diagnosis.observation.BindObservation;
import dev.bindsight.diagnosis.observation.BindSurroundings;
import dev.bindsight.inventory.InventoryEngine;
import dev.bindsight.inventory.InventoryEngine.Reading;
import dev.bindsight.inventory.MachineSummary;
import dev.bindsight.model.Inventory;
import dev.bindsight.model.SocketEntry;
import dev.bindsight.model.Uid;
import dev.bindsight.occupancy.ActiveOpens;
import dev.bindsight.occupancy.OccupantKind;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Asks the machine what the refusal of a bind raises, and nothing more. */
final class SurroundingsLook {
    private static final String LOOPBACK = "lo";

    private final InventoryEngine inventory;
    private final MachineSummary machine;
    private final ViewerLook viewer;

    SurroundingsLook(InventoryEngine inventory, MachineSummary machine, ViewerLook viewer) {
        this.inventory = inventory;
        this.machine = machine;
        this.viewer = viewer;
    }

    BindSurroundings of(BindObservation found) {
        boolean isForbidden = found.gave(EACCES, EPERM);
        boolean isNotAvailable = found.gave(EADDRNOTAVAIL);
        boolean isHeld = !found.inTheWay().isEmpty() || found.deciding().isPresent();
        boolean isRecognised =
                found.inTheWay().stream()
                        .anyMatch(each ->
                                each.occupiesPort() && !found.port().owners(each).isEmpty());
        // it explains a place that is taken, and nothing else
        Optional<SocketEntry> connection =
                found.deciding()
                        .filter(_ -> found.isInUse())
                        .filter(each -> OccupantKind.of(each) == OccupantKind.CONNECTION);
        String device = found.probe().place().interfaceName();
        return new BindSurroundings(
                isForbidden || isHeld ? OwnProcessLook.at(machine) : null,
                isRecognised ? viewer.of(told(found)) : null,
                users(found),
                connection.filter(each -> opens().made(each)).isPresent(),
                connection.isPresent() || found.isInUse() && found.isAnyPort()
                        ? machine.ephemeralPorts().orElse(null)
                        : null,
                isForbidden ? machine.unprivilegedPortStart().orElse(null) : null,
                isNotAvailable ? machine.addresses() : List.of(),
                isNotAvailable && found.address().isLoopback() && machine.isDown(LOOPBACK),
                isNotAvailable
                        ? machine.duplicateCheck(found.address(), device).orElse(null)
                        : null,
                device != null && !found.isInUse() && !machine.hasDevice(device));
    }

    /** The moments that are told of those in the way. */
    private static List<Instant> told(BindObservation found) {
        Stream<Instant> starts =
                found.inTheWay().stream()
                        .flatMap(each -> found.port().owners(each).stream())
                        .map(owner -> owner.facts().startedAt());
        return Stream.concat(starts, Stream.of(found.lookedAt())).toList();
    }

    private Map<Uid, String> users(BindObservation found) {
        Map<Uid, String> names = new HashMap<>();
        Stream.concat(found.inTheWay().stream(), found.deciding().stream())
                .filter(each -> found.port().owners(each).isEmpty())
                .map(SocketEntry::uid)
                .forEach(uid -> {
                    if (uid != null) {
                        names.computeIfAbsent(uid, machine::userName);
                    }
                });
        return names;
    }

    /** Ports are glanced at only for a connection that decides. */
    private ActiveOpens opens() {
        return new ActiveOpens(
                machine.ephemeralPorts().orElse(null),
                machine::isHere,
                (protocol, port) ->
                        inventory.glance(protocol, port) instanceof Reading.Read(Inventory seen)
                                ? seen.entries()
                                : List.of());
    }
}
