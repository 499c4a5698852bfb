package dev.bindsight.history.store;

import static dev.bindsight.history.Past.NOON;

import dev.bindsight.history.HeldSpan;
import dev.bindsight.history.HistoryAnswer;
import dev.bindsight.history.HistoryQuery;
import dev.bindsight.history.Period;
import dev.bindsight.history.RecordState.RecorderKind;
import dev.bindsight.history.Retention;
import dev.bindsight.history.SpanEnd;
import dev.bindsight.inventory.MachineSummary;
import dev.bindsight.inventory.filter.FilterReading;
import dev.bindsight.inventory.filter.SocketFilter;
import dev.bindsight.model.ProcessEnd;
import dev.bindsight.testbed.ScriptedPlatform;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A record of its own for each test, written and read as the recorder and the screens do. */
abstract class OnRecordFile {
    static final String BOOT = "a1";

    static final SpanEnd KILLED = new SpanEnd.ProcessEnded(new ProcessEnd.Signalled(9));

    @TempDir Path directory;
    final List<AutoCloseable> open = new ArrayList<>();

    Instant now = NOON.plusSeconds(3600);

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable each : open) {
            each.close();
        }
    }

    HistoryFile file() {
        return HistoryFile.of(
                Map.of("XDG_STATE_HOME", directory.resolve("state").toString()), directory);
    }

    RecordWriter writer() {
        RecordWriter writer =
                ((RecordWriter.Opening.Opened) RecordWriter.open(file(), NOON)).writer();
        open.add(writer);
        return writer;
    }

    RecordReader reader() {
        var reader =
                new RecordReader(
                        file(),
                        new MachineSummary(new ScriptedPlatform().machine(), "test"),
                        (InstantSource) () -> now,
                        () -> BOOT,
                        () -> Retention.DEFAULT);
        open.add(reader);
        return reader;
    }

    static Pulse pulse(Instant at) {
        return new Pulse(BOOT, at, false, RecorderKind.COMMAND, self(), selfStart());
    }

    static long self() {
        return ProcessHandle.current().pid();
    }

    static long selfStart() {
        return Pulse.startOf(ProcessHandle.current());
    }

    static HistoryQuery day(String filter) {
        return new HistoryQuery(
                new Period(NOON.minus(Duration.ofDays(3)), NOON.plus(Duration.ofDays(1))),
                filter(filter),
                1000);
    }

    static SocketFilter filter(String words) {
        return ((FilterReading.Parsed) SocketFilter.parse(words)).filter();
    }

    static List<Long> ids(HistoryAnswer answer) {
        return answer.spans().stream().map(HeldSpan::id).toList();
    }
}
