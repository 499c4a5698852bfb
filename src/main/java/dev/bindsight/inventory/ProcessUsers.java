package dev.bindsight.inventory;

import dev.bindsight.model.ProcessRef;
import dev.bindsight.model.Uid;
import dev.bindsight.platform.ProcessTable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which processes run as a user. Asking costs as much as a look into a process, and few ever change
 * their user, so an answer is believed for a while.
 */
final class ProcessUsers {
    private final ProcessTable table;
    private final ScanPool crew;
    private Map<ProcessRef, Long> known = Map.of();
    private long since;

    ProcessUsers(ProcessTable table, ScanPool crew) {
        this.table = table;
        this.crew = crew;
    }

    /**
     * Those of some processes that run as a user, in the same order.
     *
     * @param now by {@link System#nanoTime}
     */
    List<ProcessRef> of(List<ProcessRef> processes, Uid user, long now) {
        boolean old = now - since > RevalidationSchedule.WHOLE.toNanos();
        Map<ProcessRef, Long> before = old ? Map.of() : known;
        since = old ? now : since;
        var users = new long[processes.size()];
        crew.each(
                users.length,
                i -> {
                    ProcessRef process = processes.get(i);
                    Long believed = before.get(process);
                    users[i] = believed == null ? table.user(process.pid().number()) : believed;
                });
        var next = new HashMap<ProcessRef, Long>();
        var wanted = new ArrayList<ProcessRef>();
        for (int i = 0; i < users.length; i++) {
            next.put(processes.get(i), users[i]);
            if (users[i] == user.number()) {
                wanted.add(processes.get(i));
            }
        }
        known = next;
        return wanted;
    }
}
