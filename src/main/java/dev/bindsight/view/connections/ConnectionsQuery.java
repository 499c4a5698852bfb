package dev.bindsight.view.connections;

import dev.bindsight.inventory.filter.SocketFilter;

import java.util.Comparator;
import java.util.HashSet;
import java.util.Set;

/**
 * What the list shall show.
 *
 * @param filter what was typed
 * @param chips what was switched on over the list
 * @param grouped what stands together
 * @param folded heads and notes that are not as they are at first: a head is open then, but for
 *     that of connections which are over; a note that counts connections is not
 * @param order how connections are sorted
 */
record ConnectionsQuery(
        SocketFilter filter,
        Chips chips,
        Grouped grouped,
        Set<Object> folded,
        Comparator<ConnectionRow> order) {
    ConnectionsQuery {
        folded = Set.copyOf(folded);
    }

    boolean isOpen(GroupKey group) {
        return folded.contains(group) == group instanceof GroupKey.WithoutProcess;
    }

    boolean isOpen(NoteKey note) {
        return folded.contains(note);
    }

    /** A finding of a group. */
    record NoteKey(GroupKey of, String kind) {}

    /** The same with a head or a note opened or closed. */
    static Set<Object> folded(Set<Object> before, Object key) {
        var other = new HashSet<>(before);
        if (!other.remove(key)) {
            other.add(key);
        }
        return other;
    }
}
