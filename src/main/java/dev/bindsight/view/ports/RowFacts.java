package dev.bindsight.view.ports;

import dev.bindsight.inventory.MachineSummary;
import dev.bindsight.inventory.project.Project;
import dev.bindsight.model.Coverage;
import dev.bindsight.model.Inventory;
import dev.bindsight.model.ProcessDetails;
import dev.bindsight.model.SocketEntry;
import dev.bindsight.model.SocketKey;
import dev.bindsight.model.TcpMeasurement;
import dev.bindsight.model.Uid;
import dev.bindsight.view.rows.Mark;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Puts together what a row shows. Belongs to one thread at a time. */
final class RowFacts {
    private static final int REMEMBERED = 20_000;

    private final MachineSummary machine;
    private final RowExtras extras;
    private final Runnable learned;
    private final Map<SocketKey, Instant> opened =
            new LinkedHashMap<>() {
                private static final long serialVersionUID = 1;

                @Override
                protected boolean removeEldestEntry(Map.Entry<SocketKey, Instant> eldest) {
                    return size() > REMEMBERED;
                }
            };

    private @Nullable Inventory inventory;
    private ExtraWants wants = ExtraWants.NOTHING;
    private Map<SocketKey, TcpMeasurement> measured = Map.of();
    private boolean backlogKnown;

    /**
     * @param learned is run when an extra is known that was not; on any thread
     */
    RowFacts(MachineSummary machine, RowExtras extras, Runnable learned) {
        this.machine = machine;
        this.extras = extras;
        this.learned = learned;
    }

    /**
     * Tells of a reading from now on.
     *
     * @return whether a row may show something else now though its socket did not change
     */
    boolean take(Inventory reading, ExtraWants wanted) {
        boolean others = !wanted.equals(wants) || !wanted.equals(ExtraWants.NOTHING);
        if (reading != inventory || !wanted.equals(wants)) {
            measured = wanted.measurements() ? extras.measurements() : Map.of();
        }
        inventory = reading;
        wants = wanted;
        boolean known = !reading.coverage().lacks().contains(Coverage.Lack.BACKLOG);
        others |= known != backlogKnown;
        backlogKnown = known;
        return others;
    }

    /** A socket was not there in the reading before. */
    void sawOpen(SocketEntry entry, Instant at) {
        opened.put(entry.key(), at);
    }

    /** What a row shows of a socket. */
    PortFacts of(SocketEntry entry, List<ProcessDetails> owners) {
        return new PortFacts(
                entry,
                owners,
                user(entry, owners),
                machine.serviceName(entry.local().port(), entry.protocol()).orElse(null),
                backlogKnown,
                Mark.NONE,
                opened.get(entry.key()),
                extra(entry, owners),
                null);
    }

    /** Whether a row would show something else of its socket, leaving its owners aside. */
    boolean differs(PortFacts facts, SocketEntry entry) {
        return facts.backlogKnown() != backlogKnown
                || facts.entry() != entry && !facts.entry().equals(entry)
                || !facts.extra().equals(extra(entry, facts.owners()));
    }

    private ExtraFacts extra(SocketEntry entry, List<ProcessDetails> owners) {
        if (wants.equals(ExtraWants.NOTHING)) {
            return ExtraFacts.NONE;
        }
        Project project =
                wants.projects() && !owners.isEmpty()
                        ? extras.project(owners.getFirst(), learned).orElse(null)
                        : null;
        TcpMeasurement found = measured.get(entry.key());
        return new ExtraFacts(project, found == null ? null : found.info());
    }

    private @Nullable String user(SocketEntry entry, List<ProcessDetails> owners) {
        if (!owners.isEmpty()) {
            return owners.getFirst().user();
        }
        Uid uid = entry.uid();
        return uid == null ? null : machine.userName(uid);
    }
}
