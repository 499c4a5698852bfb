package dev.bindsight.model;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How a reading differs from an earlier one. Every socket stands in one of the three lists at most.
 *
 * @param continues whether what was added has appeared meanwhile and what is gone has gone; if not,
 *     it is the first reading or that of another source, which knows the same sockets by other
 *     identities, and nothing is known of when they came
 * @param added the sockets that were not there
 * @param changed the sockets of which something changed, also where only details of an owner did
 * @param gone the sockets that are no longer there, as they last were
 * @param processes how the processes differ
 * @param socketUnits how the sockets that systemd itself holds differ
 */
public record InventoryDelta(
        boolean continues,
        List<SocketEntry> added,
        List<SocketChange> changed,
        List<SocketEntry> gone,
        MapChange<ProcessRef, ProcessDetails> processes,
        MapChange<SocketKey, SystemdUnit> socketUnits) {
    /** Another reading found the same. */
    public static final InventoryDelta NONE =
            new InventoryDelta(
                    true, List.of(), List.of(), List.of(), MapChange.none(), MapChange.none());

    /** Nothing is known of what was before: all is to be looked at anew. */
    public static final InventoryDelta ANEW =
            new InventoryDelta(
                    false, List.of(), List.of(), List.of(), MapChange.none(), MapChange.none());

    /** Copies the lists. */
    public InventoryDelta {
        added = List.copyOf(added);
        changed = List.copyOf(changed);
        gone = List.copyOf(gone);
    }

    /** Whether both readings found the same sockets, leaving aside what else there is. */
    public boolean leavesSockets() {
        return added.isEmpty() && changed.isEmpty() && gone.isEmpty();
    }

    /** Whether both readings found the same. */
    public boolean isEmpty() {
        return leavesSockets() && processes.isEmpty() && socketUnits.isEmpty();
    }

    /**
     * The difference to the reading after the next, where that in between was never handed on.
     *
     * @param later how the reading after differs from that in between
     */
    public InventoryDelta then(InventoryDelta later) {
        if (later.isEmpty() && later.continues) {
            return this;
        }
        if (isEmpty() && continues) {
            return later;
        }
        Map<SocketKey, Course> courses = new LinkedHashMap<>();
        Set<SocketKey> details = new HashSet<>();
        follow(courses, details);
        later.follow(courses, details);
        var added = new ArrayList<SocketEntry>();
        var changed = new ArrayList<SocketChange>();
        var gone = new ArrayList<SocketEntry>();
        courses.forEach((key, course) -> {
            SocketEntry before = course.before;
            SocketEntry after = course.after;
            if (before != null && after != null) {
                Set<SocketChange.Aspect> what = SocketChange.between(before, after);
                if (details.contains(key)) {
                    what.add(SocketChange.Aspect.OWNER_DETAILS);
                }
                if (!what.isEmpty()) {
                    changed.add(new SocketChange(before, after, what));
                }
            } else if (after != null) {
                added.add(after);
            } else if (before != null) {
                gone.add(before);
            }
        });
        return new InventoryDelta(
                continues && later.continues,
                added,
                changed,
                gone,
                processes.then(later.processes),
                socketUnits.then(later.socketUnits));
    }

    private void follow(Map<SocketKey, Course> courses, Set<SocketKey> details) {
        for (SocketEntry entry : gone) {
            courses.computeIfAbsent(entry.key(), _ -> new Course(entry)).after = null;
        }
        for (SocketEntry entry : added) {
            courses.computeIfAbsent(entry.key(), _ -> new Course(null)).after = entry;
        }
        for (SocketChange change : changed) {
            courses.computeIfAbsent(change.key(), _ -> new Course(change.before())).after =
                    change.after();
            if (change.what().contains(SocketChange.Aspect.OWNER_DETAILS)) {
                details.add(change.key());
            }
        }
    }

    /** What became of a socket. */
    private static final class Course {
        private final @Nullable SocketEntry before;
        private @Nullable SocketEntry after;

        private Course(@Nullable SocketEntry before) {
            this.before = before;
        }
    }
}
