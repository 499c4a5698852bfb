package dev.bindsight.view.ports;

import dev.bindsight.model.SocketEntry;
import dev.bindsight.model.SocketKey;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;

/** The sockets that selected rows are about, each once: the row of a process is about all its. */
final class SelectedSockets {
    private SelectedSockets() {}

    static List<SocketEntry> of(Collection<PortRow> rows) {
        var sockets = new LinkedHashMap<SocketKey, SocketEntry>();
        for (PortRow row : rows) {
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
