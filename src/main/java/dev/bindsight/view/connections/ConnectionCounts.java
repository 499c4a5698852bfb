package dev.bindsight.view.connections;

import java.util.Collection;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.TreeMap;

/**
 * How many connections there are, of which kinds.
 *
 * @param all all of them
 * @param owned of how many a process is seen that has it; TIME_WAIT for one has none
 * @param processes how many processes that are
 * @param ailing how many of them something ails
 * @param states how many are in which state, as users read it
 * @param reaches how many lead where
 */
public record ConnectionCounts(
        int all,
        int owned,
        int processes,
        int ailing,
        Map<String, Integer> states,
        Map<Reach, Integer> reaches) {
    /** Nothing is connected. */
    public static final ConnectionCounts NONE =
            new ConnectionCounts(0, 0, 0, 0, Map.of(), Map.of());

    /** Counts. */
    static ConnectionCounts of(Collection<Flow> flows) {
        var states = new TreeMap<String, Integer>();
        var reaches = new EnumMap<Reach, Integer>(Reach.class);
        var processes = new HashSet<Object>();
        int owned = 0;
        int ailing = 0;
        for (Flow flow : flows) {
            states.merge(flow.socket().stateLabel(), 1, Integer::sum);
            reaches.merge(flow.reach(), 1, Integer::sum);
            ailing += flow.ailment() == null ? 0 : 1;
            owned += flow.owners().isEmpty() ? 0 : 1;
            flow.owners().forEach(owner -> processes.add(owner.ref()));
        }
        return new ConnectionCounts(flows.size(), owned, processes.size(), ailing, states, reaches);
    }
}
