package dev.bindsight.view.explain;

import dev.bindsight.diagnosis.ReportDiagnosis;
import dev.bindsight.diagnosis.ReportFinding;
import dev.bindsight.diagnosis.observation.ReportOrigin;
import dev.bindsight.explain.log.LogGroup;
import dev.bindsight.explain.log.LogGroups;
import dev.bindsight.text.Texts;
import dev.bindsight.view.job.Job;
import dev.bindsight.view.job.Lane;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A log that is read from its beginning to its end, and what it reports in groups. One of the
 * groups is chosen, and one of its places is shown as it stands in the log. FX thread; what blocks
 * runs in lanes.
 */
final class LogModel {
    /** For so many groups it is looked whether they are still true: those that came most often. */
    static final int MOST_LOOKED_AT = 100;

    private final LogSource source;
    private final Surroundings around;
    private final CheckedError checked;
    private final Map<LogRow.Key, LogRow> known = new HashMap<>();
    private final ObservableList<LogRow> rows = FXCollections.observableArrayList();
    private final ObservableList<LogRow> seenRows = FXCollections.unmodifiableObservableList(rows);
    private final ReadOnlyObjectWrapper<Progress> progress =
            new ReadOnlyObjectWrapper<>(this, "progress", Progress.NONE);
    private final ReadOnlyObjectWrapper<@Nullable LogRow> chosen =
            new ReadOnlyObjectWrapper<>(this, "chosen");
    private final LogPlaces places;
    private boolean wanted;

    /**
     * What logs are read with.
     *
     * @param readers reads them
     * @param diagnosis tells what is still true
     * @param reading runs what reads a log
     * @param looking runs what looks at places and at this machine
     * @param clock tells how long it will still take
     */
    record Surroundings(
            Readers readers,
            ReportDiagnosis diagnosis,
            Lane reading,
            Lane looking,
            InstantSource clock) {}

    /**
     * How far it has been read.
     *
     * @param groups what was found
     * @param size bytes of the log
     * @param left how long it will still take, absent where that cannot be told
     * @param stage how it goes on
     * @param problem why it could not be read on, absent if it could
     */
    record Progress(
            LogGroups groups,
            long size,
            @Nullable Duration left,
            LogGroups.End stage,
            @Nullable String problem) {
        static final Progress NONE =
                new Progress(
                        new LogGroups(List.of(), 0, 0, 0, 0, null, null, LogGroups.End.READING),
                        0,
                        null,
                        LogGroups.End.READING,
                        null);

        /** Nothing is read yet: what it is read with may have to be made ready first. */
        static Progress begun(long size) {
            return new Progress(NONE.groups(), size, null, LogGroups.End.READING, null);
        }

        /** Whether it goes on. */
        boolean isReading() {
            return stage == LogGroups.End.READING;
        }

        /** From 0 to 1. */
        double share() {
            return size == 0 ? 0 : Math.min(1, (double) groups.bytes() / size);
        }
    }

    LogModel(LogSource source, Surroundings around, CheckedError checked) {
        this.source = source;
        this.around = around;
        this.checked = checked;
        places = new LogPlaces(source, around.readers(), around.looking());
    }

    /** What it is called, empty for what was pasted. */
    String name() {
        return source.name();
    }

    /** How far it has been read. */
    ReadOnlyObjectProperty<Progress> progressProperty() {
        return progress.getReadOnlyProperty();
    }

    /** The groups, each where it came first. */
    ObservableList<LogRow> rows() {
        return seenRows;
    }

    /** The group that is explained, absent for none. */
    ReadOnlyObjectProperty<@Nullable LogRow> chosenProperty() {
        return chosen.getReadOnlyProperty();
    }

    /** The lines around the place that is shown, absent while they are read. */
    ReadOnlyObjectProperty<@Nullable LogExcerpt> excerptProperty() {
        return places.excerptProperty();
    }

    /** Which place of the chosen group is shown, from 0. */
    int place() {
        return places.index();
    }

    /** Reads it from its beginning. */
    void read() {
        Instant begun = around.clock().instant();
        String title =
                name().isEmpty()
                        ? Texts.get("explain.job.read")
                        : Texts.get("explain.job.file", name());
        around.reading()
                .startInstead(
                        new Job(title, job -> read(job, begun))
                                .whenGivenUp(this::cancelled)
                                .whenFailed(bug -> failed(bug.toString())));
    }

    private Runnable read(Job job, Instant begun) {
        try (InputStream stream = source.open()) {
            long size = source.size();
            job.tell(() -> progress.set(Progress.begun(size)));
            LogGroups all =
                    around.readers()
                            .logs()
                            .read(
                                    stream,
                                    groups -> job.tell(() -> show(groups, size, begun)),
                                    job.cancellation());
            return () -> {
                show(all, size, begun);
                explainFirst();
                lookAtAll();
            };
        } catch (IOException e) {
            return () -> failed(String.valueOf(e.getMessage()));
        }
    }

    /** Reads no further; what was found stays, and it is told whether it is still true. */
    void cancel() {
        // first, because the other begins to look at what was found
        around.looking().cancel();
        around.reading().cancel();
    }

    /** Nobody wants to know of it any more. */
    void leave() {
        cancel();
        around.looking().cancel();
    }

    private void cancelled() {
        Progress now = progress.get();
        if (now.isReading()) {
            progress.set(
                    new Progress(now.groups(), now.size(), null, LogGroups.End.CANCELLED, null));
            lookAtAll();
        }
    }

    private void failed(String why) {
        Progress now = progress.get();
        progress.set(
                new Progress(
                        now.groups(),
                        now.size(),
                        null,
                        LogGroups.End.CANCELLED,
                        Texts.get("explain.unreadable", name(), why)));
    }

    private void show(LogGroups groups, long size, Instant begun) {
        Map<LogRow.Key, LogGroup> now = new HashMap<>();
        for (LogGroup group : groups.groups()) {
            LogRow.Key key = LogRow.Key.of(group);
            now.put(key, group);
            LogRow row = known.get(key);
            if (row == null) {
                row = new LogRow(group);
                known.put(key, row);
                rows.add(row);
            } else {
                row.read(group);
                if (row == chosen.get()) {
                    places.more(group);
                }
            }
        }
        // several endpoints may have been taken together since
        rows.removeIf(row -> !now.containsKey(row.key()));
        known.keySet().retainAll(now.keySet());
        progress.set(
                new Progress(groups, size, left(groups.bytes(), size, begun), groups.end(), null));
        LogRow before = chosen.get();
        if (!rows.isEmpty() && (before == null || !rows.contains(before))) {
            wanted = false;
            explain(rows.getFirst());
        }
    }

    private @Nullable Duration left(long bytes, long size, Instant begun) {
        long gone = Duration.between(begun, around.clock().instant()).toMillis();
        return bytes == 0 || gone == 0
                ? null
                : Duration.ofMillis(Math.max(0, (long) ((double) (size - bytes) / bytes * gone)));
    }

    /** Explains another group, at its first place, because somebody wants it. */
    void choose(LogRow row) {
        wanted |= !row.equals(chosen.get());
        explain(row);
    }

    /** The group that came most often is explained, unless another was wanted. */
    private void explainFirst() {
        if (!wanted) {
            rows.stream()
                    .max(Comparator.comparingLong(row -> row.group().count()))
                    .ifPresent(this::explain);
        }
    }

    private void explain(LogRow row) {
        if (!Objects.equals(row, chosen.get())) {
            LogGroup group = row.group();
            places.show(group);
            chosen.set(row);
            checked.choose(group.example(), group.exampleText());
        }
    }

    /** Shows another place of the chosen group. */
    void step(int by) {
        places.step(by);
    }

    /** Of the groups that came most often it is told whether they are still true. */
    private void lookAtAll() {
        List<Seen> all =
                rows.stream()
                        .map(row -> new Seen(row, row.group()))
                        .sorted(Comparator.comparingLong(seen -> -seen.group().count()))
                        .limit(MOST_LOOKED_AT)
                        .toList();
        around.looking()
                .start(
                        new Job(job -> {
                            for (Seen seen : all) {
                                if (!job.cancellation().getAsBoolean()) {
                                    ReportFinding found = look(seen.group(), job);
                                    job.tell(() -> seen.row().found(found));
                                }
                            }
                            return () -> {};
                        }));
    }

    private record Seen(LogRow row, LogGroup group) {}

    private ReportFinding look(LogGroup group, Job job) {
        return around.diagnosis()
                .explain(
                        group.example(),
                        ReportOrigin.ofText(group.exampleText()),
                        job.cancellation());
    }
}
