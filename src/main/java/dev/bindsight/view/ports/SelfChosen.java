package dev.bindsight.view.ports;

import dev.bindsight.explain.Asked;
import dev.bindsight.inventory.filter.SocketFilter;
import dev.bindsight.model.Inventory;
import dev.bindsight.model.SocketKey;
import dev.bindsight.view.rows.Mark;
import dev.bindsight.view.rows.Row;

import java.util.List;

/** Which rows are selected without anybody selecting them. */
final class SelfChosen {
    /** More than that would be no answer to look at. */
    private static final int MOST = 50;

    private SelfChosen() {}

    /**
     * The one row that fits what was typed, or all rows of the port of a pasted error. None where a
     * number was taken for a pid because nothing has that port: it may have had it a moment ago,
     * and keys that were meant for its owner would meet another process.
     *
     * @param rows what is listed
     * @param filter what narrowed it
     */
    static List<Row<SocketKey, PortFacts>> of(
            List<Row<SocketKey, PortFacts>> rows,
            SocketFilter filter,
            Asked asked,
            Inventory inventory) {
        if (filter.isEmpty() || filter.takesNumberForPid(inventory)) {
            return List.of();
        }
        List<Row<SocketKey, PortFacts>> there =
                rows.stream()
                        .filter(row -> row.get().group() == null)
                        .filter(row -> row.get().mark() != Mark.GONE)
                        .limit(MOST + 1)
                        .toList();
        boolean error = asked instanceof Asked.Failure && there.size() <= MOST;
        return error || there.size() == 1 ? there : List.of();
    }
}
