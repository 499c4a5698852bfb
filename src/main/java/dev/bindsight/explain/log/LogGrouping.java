package dev.bindsight.explain.log;

import dev.bindsight.explain.LoggedError;
import dev.bindsight.explain.ReportedError;
import dev.bindsight.explain.errnos.ErrnoKind;
import dev.bindsight.explain.lines.LogTime;
import dev.bindsight.model.Port;

import org.jspecify.annotations.Nullable;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Puts the errors of a log into groups, of which there is a bounded number. */
final class LogGrouping {
    /** Errors of more kinds are counted only. */
    private static final int MOST_GROUPS = 1_000;

    private static final long DAY_MILLIS = 86_400_000;

    private static final Set<String> OF_OPEN_CONNECTIONS =
            Set.of(
                    "read",
                    "write",
                    "recv",
                    "send",
                    "readv",
                    "writev",
                    "recvmsg",
                    "sendmsg",
                    "shutdown");

    private record Key(
            String errno, @Nullable String call, @Nullable String host, @Nullable Port port) {}

    private final Map<Key, GroupBuilder> groups = new HashMap<>();
    private final Axis times = new Axis(1_000);
    private final Axis bytes = new Axis(1 << 16);
    private long errors;
    private long timed;
    private long ungrouped;
    private @Nullable LogTime first;
    private @Nullable LogTime last;
    private long lastMillis = Long.MIN_VALUE;
    private long midnights;

    void add(LoggedError found, LogPlace place, String text) {
        errors++;
        ReportedError error = found.error();
        boolean peers =
                ErrnoKind.BROKEN.has(error.errno())
                        && error.call() != null
                        && OF_OPEN_CONNECTIONS.contains(error.call());
        var key =
                new Key(
                        error.errno(),
                        error.call(),
                        peers ? null : error.host(),
                        peers ? null : error.port());
        GroupBuilder group = groups.get(key);
        if (group == null) {
            if (groups.size() >= MOST_GROUPS) {
                ungrouped++;
                return;
            }
            group = new GroupBuilder(found.whole(), text, peers);
            groups.put(key, group);
        }
        group.add(error, place, found.time());
        bytes.add(group.bytes(), place.offset());
        LogTime time = found.time();
        if (time != null) {
            timed++;
            first = first == null ? time : first;
            last = time;
            times.add(group.times(), millis(time));
        }
    }

    /** On one axis also where the lines have no date and midnight has passed. */
    private long millis(LogTime time) {
        long millis = time.millis() + midnights * DAY_MILLIS;
        if (time.day() == null && millis < lastMillis - DAY_MILLIS / 2) {
            midnights++;
            millis += DAY_MILLIS;
        }
        lastMillis = millis;
        return millis;
    }

    /** What was found so far. */
    LogGroups groups(long read, long lines, LogGroups.End end) {
        boolean byTime = timed * 2 > errors;
        LogHistogram.Axis kind = byTime ? LogHistogram.Axis.TIME : LogHistogram.Axis.BYTES;
        Axis axis = byTime ? times : bytes;
        List<LogGroup> found =
                groups.values().stream()
                        .map(group ->
                                group.group(
                                        axis.histogram(
                                                kind, byTime ? group.times() : group.bytes())))
                        .sorted(
                                Comparator.comparingLong(LogGroup::count)
                                        .reversed()
                                        .thenComparingLong(
                                                group -> group.places().getFirst().offset()))
                        .toList();
        return new LogGroups(found, errors, ungrouped, read, lines, first, last, end);
    }
}
