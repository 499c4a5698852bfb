package dev.bindsight.view.ports;

import dev.bindsight.model.ProcessRef;
import dev.bindsight.model.SocketEntry;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Puts the rows of each process that has several under a row of its own, where the first of them
 * stood. That row stays the same object as long as the process has several. Belongs to one thread
 * at a time.
 */
final class GroupRows {
    private final Map<ProcessRef, Head> heads = new HashMap<>();

    GroupRows() {}

    /**
     * The rows of the table.
     *
     * @param sorted the rows of the sockets, in order
     * @param changed is given the rows that show something else now
     */
    PortRow[] arrange(
            List<PortTracker.Tracked> sorted, Grouping grouping, Map<PortRow, PortFacts> changed) {
        if (!grouping.on()) {
            heads.clear();
            return sorted.stream().map(each -> each.row).toArray(PortRow[]::new);
        }
        var together = new LinkedHashMap<Object, List<PortTracker.Tracked>>();
        for (PortTracker.Tracked each : sorted) {
            together.computeIfAbsent(keyOf(each), _ -> new ArrayList<>()).add(each);
        }
        var rows = new ArrayList<PortRow>(sorted.size() + 64);
        together.forEach((key, members) -> {
            boolean open = true;
            if (key instanceof ProcessRef process && members.size() > 1) {
                open = !grouping.closed().contains(process);
                rows.add(head(process, members, open, changed));
            }
            if (open) {
                members.forEach(each -> rows.add(each.row));
            }
        });
        heads.keySet().removeIf(process -> together.getOrDefault(process, List.of()).size() < 2);
        return rows.toArray(PortRow[]::new);
    }

    /** What no process has stands for itself. */
    private static Object keyOf(PortTracker.Tracked row) {
        return row.facts.owners().isEmpty() ? row : row.facts.owners().getFirst().ref();
    }

    private PortRow head(
            ProcessRef process,
            List<PortTracker.Tracked> members,
            boolean open,
            Map<PortRow, PortFacts> changed) {
        PortFacts facts = sum(process, members, open);
        Head known = heads.get(process);
        if (known == null) {
            var made = new Head(new PortRow(null, facts));
            heads.put(process, made);
            return made.row;
        }
        if (!known.facts.equals(facts)) {
            known.facts = facts;
            changed.put(known.row, facts);
        }
        return known.row;
    }

    private static PortFacts sum(
            ProcessRef process, List<PortTracker.Tracked> members, boolean open) {
        var there = new ArrayList<SocketEntry>();
        long waiting = 0;
        boolean full = false;
        for (PortTracker.Tracked each : members) {
            if (each.facts.mark() != Mark.GONE) {
                there.add(each.facts.entry());
                waiting += each.facts.hasBacklog() ? each.facts.entry().recvQ() : 0;
                full = full || each.facts.isQueueFull();
            }
        }
        PortFacts first = members.getFirst().facts;
        Mark mark = there.isEmpty() ? Mark.GONE : Mark.NONE;
        return first.asGroup(new ProcessGroup(process, there, waiting, full, open), mark);
    }

    /** The row of a process, and what was last made known of it. */
    private static final class Head {
        private final PortRow row;
        private PortFacts facts;

        private Head(PortRow row) {
            this.row = row;
            this.facts = row.get();
        }
    }
}
