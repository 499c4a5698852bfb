package dev.bindsight.diagnosis.gather.bind;

import static dev.bindsight.model.ErrnoName.EADDRINUSE;

import dev.bindsight.diagnosis.gather.HolderLook;
import dev.bindsight.diagnosis.observation.BindObservation;
import dev.bindsight.diagnosis.observation.BindSurroundings;
import dev.bindsight.diagnosis.observation.BindTried;
import dev.bindsight.diagnosis.observation.ObservationSubject.Attempted;
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

import java.util.List;

/** Looks at the machine right after a bind was refused. */
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
     * look, or come after a look: so both are done once more.
     */
    public BindObservation at(BindProbe probe, Attempt attempt) {
        BindObservation first = look(probe, attempt, null);
        boolean found = !first.inTheWay().isEmpty() || first.port().seen() == null;
        BindObservation seen =
                found || !first.gave(EADDRINUSE) || first.isAnyPort()
                        ? first
                        : look(probe, attempt, prover.prove(probe));
        return seen.with(surroundings.of(seen));
    }

    private BindObservation look(BindProbe probe, Attempt attempt, @Nullable Attempt again) {
        PortSeen port =
                switch (inventory.look(probe.protocol(), probe.endpoint().port())) {
                    case Reading.Read(Inventory seen) -> port(probe, attempt, seen, again);
                    case Reading.Unreadable(List<SourceRefusal> refusals) ->
                            PortSeen.unreadable(refusals, again);
                };
        return new BindObservation(
                new Attempted(attempt),
                probe,
                port.seen() == null ? attempt.at() : port.seen().takenAt(),
                port,
                BindSurroundings.UNASKED,
                BindTried.NOTHING);
    }

    private PortSeen port(
            BindProbe probe, Attempt attempt, Inventory seen, @Nullable Attempt again) {
        Occupants occupants =
                attempt.outcome().gave(EADDRINUSE)
                        ? Occupants.ofRefusal(probe.place(), probe.protocol(), seen.entries())
                        : Occupants.at(probe.place(), probe.protocol(), seen.entries());
        return new PortSeen(seen, List.of(), occupants, again, holders.at(occupants.all(), seen));
    }
}
