package dev.bindsight.view.ports;

import dev.bindsight.model.SocketEntry;
import dev.bindsight.model.SocketKey;
import dev.bindsight.view.rows.Mark;
import dev.bindsight.view.rows.Row;

import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;

/** The sockets that selected rows are about, each once: the row of a process is about all its. */
final class SelectedSockets {
    private SelectedSockets() {}

    static List<SocketEntry> of(Collection<Row<SocketKey, PortFacts>> rows) {
        // a loop over an array: every row of 100,000 may be selected, at every refresh
        var sockets = new SocketEntry[rows.size()];
        int count = 0;
        for (Row<SocketKey, PortFacts> row : rows) {
            PortFacts facts = row.get();
            if (facts.group() != null) {
                return eachOnce(rows);
            }
            if (facts.mark() != Mark.GONE) {
                sockets[count++] = facts.entry();
            }
        }
        return List.of(count == sockets.length ? sockets : Arrays.copyOf(sockets, count));
    }

    /** The row of a process is about sockets that have rows of their own too. */
    private static List<SocketEntry> eachOnce(Collection<Row<SocketKey, PortFacts>> rows) {
        var sockets = new LinkedHashMap<SocketKey, SocketEntry>();
        for (Row<SocketKey, PortFacts> row : rows) {
            PortFacts facts = row.get();
            ProcessGroup group = facts.group();
            if (facts.mark() == Mark.GONE) {
                continue;
            }
            List<SocketEntry> its = group == null ? List.of(facts.entry()) : group.sockets();
            its.forEach(socket -> sockets.putIfAbsent(socket.key(), socket));
        }
        return List.copyOf(sockets.values());
    }
}
