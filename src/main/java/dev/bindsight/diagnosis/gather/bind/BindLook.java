package dev.bindsight.diagnosis.gather.bind;

import static dev.bindsight.model.ErrnoName.EADDRINUSE;

import dev.bindsight.diagnosis.gather.HolderLook;
import dev.bindsight.diagnosis.observation.BindObservation;
import dev.bindsight.diagnosis.observation.BindSurroundings;
import dev.bindsight.diagnosis.observation.BindTried;
import dev.bindsight.diagnosis.observation.ObservationSubject;
import dev.bindsight.diagnosis.observation.PortSeen;
import dev.bindsight.inventory.InventoryEngine;
import dev.bindsight.inventory.InventoryEngine.Reading;
import dev.bindsight.inventory.MachineSummary;
import dev.bindsight.model.Attempt;
import dev.bindsight.model.Inventory;
import dev.bindsight.model.Probe.BindProbe;
import dev.bindsight.model.SourceRefusal;
import dev.bindsight.occupancy.Occupants;
import dev.bindsight.probe.BindProver;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;

/** Looks at the machine right after a bind was refused, or for one that somebody reports. */
public final class BindLook {
    private final BindProver prover;
    private final InventoryEngine inventory;
    private final HolderLook holders;
    private final SurroundingsLook surroundings;

    /** On one machine. */
    public BindLook(
            BindProver prover,
            InventoryEngine inventory,
            MachineSummary machine,
            ViewerLook viewer) {
        this.prover = prover;
        this.inventory = inventory;
        this.holders = new HolderLook(inventory);
        this.surroundings = new SurroundingsLook(inventory, machine, viewer);
    }

    /**
     * What is in the way. Where that is nothing, its socket may have gone between the bind and the
     * look, or come after a look: so both are done once more, but for a bind that nobody made here.
     */
    public BindObservation at(BindProbe probe, ObservationSubject subject) {
        BindObservation first = look(probe, subject, null);
        boolean found = !first.inTheWay().isEmpty() || first.port().seen() == null;
        BindObservation seen =
                found || !first.gave(EADDRINUSE) || first.isAnyPort()
                        ? first
                        : subject.attempted()
                                .map(_ -> look(probe, subject, prover.prove(probe)))
                                .orElse(first);
        return seen.with(surroundings.of(seen));
    }

    private BindObservation look(
            BindProbe probe, ObservationSubject subject, @Nullable Attempt again) {
        PortSeen port =
                switch (inventory.look(probe.protocol(), probe.endpoint().port())) {
                    case Reading.Read(Inventory seen) -> port(probe, subject, seen, again);
                    case Reading.Unreadable(List<SourceRefusal> refusals) ->
                            PortSeen.unreadable(refusals, again);
                };
        return new BindObservation(
                subject,
                probe,
                port.seen() == null ? begun(subject) : port.seen().takenAt(),
                port,
                BindSurroundings.UNASKED,
                BindTried.NOTHING);
    }

    private static Instant begun(ObservationSubject subject) {
        return subject.attempted().map(Attempt::at).orElseGet(Instant::now);
    }

    private PortSeen port(
            BindProbe probe, ObservationSubject subject, Inventory seen, @Nullable Attempt again) {
        Occupants occupants =
                subject.gave(EADDRINUSE)
                        ? Occupants.ofRefusal(probe.place(), probe.protocol(), seen.entries())
                        : Occupants.at(probe.place(), probe.protocol(), seen.entries());
        return new PortSeen(seen, List.of(), occupants, again, holders.at(occupants.all(), seen));
    }
}
