package dev.bindsight.view.ports;

import dev.bindsight.model.ProcessDetails;
import dev.bindsight.model.ProcessRef;
import dev.bindsight.model.SocketEntry;
import dev.bindsight.model.SocketKey;
import dev.bindsight.view.rows.Arrangement;
import dev.bindsight.view.rows.Mark;
import dev.bindsight.view.rows.Row;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/**
 * Puts the rows of each process that has several under a row of its own, where the first of them
 * stood. That row stays the same object as long as the process has several. Belongs to one thread
 * at a time.
 */
final class GroupRows {
    private final Map<ProcessRef, Row<SocketKey, PortFacts>> heads = new HashMap<>();

    GroupRows() {}

    /** Puts rows under those of their processes; absent where none stand together. */
    @Nullable Arrangement<SocketKey, PortFacts> arrangement(Grouping grouping) {
        if (!grouping.on()) {
            heads.clear();
            return null;
        }
        return (sorted, show) -> arrange(sorted, grouping, show);
    }

    private List<Row<SocketKey, PortFacts>> arrange(
            List<Row<SocketKey, PortFacts>> sorted,
            Grouping grouping,
            BiConsumer<Row<SocketKey, PortFacts>, PortFacts> show) {
        var together = new LinkedHashMap<Object, List<Row<SocketKey, PortFacts>>>();
        for (Row<SocketKey, PortFacts> each : sorted) {
            together.computeIfAbsent(keyOf(each), _ -> new ArrayList<>()).add(each);
        }
        var rows = new ArrayList<Row<SocketKey, PortFacts>>(sorted.size() + 64);
        together.forEach((key, members) -> {
            boolean open = true;
            if (key instanceof ProcessRef process && members.size() > 1) {
                open = !grouping.closed().contains(process);
                rows.add(head(process, sum(process, members, open), show));
            }
            if (open) {
                rows.addAll(members);
            }
        });
        heads.keySet().removeIf(process -> together.getOrDefault(process, List.of()).size() < 2);
        return rows;
    }

    /** What no process has stands for itself. */
    private static Object keyOf(Row<SocketKey, PortFacts> row) {
        List<ProcessDetails> owners = row.made().owners();
        return owners.isEmpty() ? row : owners.getFirst().ref();
    }

    private Row<SocketKey, PortFacts> head(
            ProcessRef process,
            PortFacts facts,
            BiConsumer<Row<SocketKey, PortFacts>, PortFacts> show) {
        Row<SocketKey, PortFacts> head =
                heads.computeIfAbsent(process, _ -> new Row<>(null, facts));
        show.accept(head, facts);
        return head;
    }

    private static PortFacts sum(
            ProcessRef process, List<Row<SocketKey, PortFacts>> members, boolean open) {
        var there = new ArrayList<SocketEntry>();
        long waiting = 0;
        boolean full = false;
        for (Row<SocketKey, PortFacts> row : members) {
            PortFacts facts = row.made();
            if (facts.mark() != Mark.GONE) {
                there.add(facts.entry());
                waiting += facts.hasBacklog() ? facts.entry().recvQ() : 0;
                full = full || facts.isQueueFull();
            }
        }
        PortFacts first = members.getFirst().made();
        Mark mark = there.isEmpty() ? Mark.GONE : Mark.NONE;
        return first.asGroup(new ProcessGroup(process, there, waiting, full, open), mark);
    }
}
