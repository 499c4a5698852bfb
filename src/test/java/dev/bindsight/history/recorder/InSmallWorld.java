package dev.bindsight.history.recorder;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bindsight.history.EventKind;
import dev.bindsight.history.HeldSpan;
import dev.bindsight.history.HistoryAnswer;
import dev.bindsight.history.HistoryQuery;
import dev.bindsight.history.PastEvent;
import dev.bindsight.history.Period;
import dev.bindsight.history.RecordState.RecorderKind;
import dev.bindsight.history.Retention;
import dev.bindsight.history.store.HistoryFile;
import dev.bindsight.history.store.RecordReader;
import dev.bindsight.inventory.MachineSummary;
import dev.bindsight.inventory.filter.SocketFilter;
import dev.bindsight.model.ProcessEnd;
import dev.bindsight.testbed.ScriptedPlatform;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A recorder in a small world of its own, and what it has written down. */
abstract class InSmallWorld {
    static final Duration SECOND = Duration.ofSeconds(1);
    static final ProcessEnd EXIT_0 = new ProcessEnd.Exited(0);

    @TempDir Path directory;
    final SmallWorld world = new SmallWorld();
    @Nullable Recorder recorder;
    boolean allArguments;

    @AfterEach
    void close() {
        Recorder last = recorder;
        if (last != null) {
            last.close();
        }
    }

    void start() {
        recorder = ((Recorder.Start.Started) Recorder.start(wiring(world))).recorder();
        running().look();
    }

    Recorder running() {
        return nonNull(recorder);
    }

    static <T> T nonNull(@Nullable T value) {
        return Objects.requireNonNull(value);
    }

    void look() {
        world.pass(SECOND);
        running().look();
    }

    /** As SIGKILL leaves it: nothing more is written. */
    void kill() {
        running().abandon();
        recorder = null;
    }

    Recorder.Wiring wiring(SmallWorld machine) {
        return new Recorder.Wiring(
                file(),
                RecorderKind.COMMAND,
                Looks.alone(machine),
                machine,
                machine,
                uid -> "user " + uid,
                () -> allArguments,
                () -> Retention.DEFAULT,
                new Writing(file()));
    }

    HistoryFile file() {
        return HistoryFile.of(Map.of("XDG_STATE_HOME", directory.toString()), directory);
    }

    HistoryAnswer read() {
        try (RecordReader reader = reader()) {
            return reader.read(
                    new HistoryQuery(
                            new Period(
                                    world.wall().minus(Duration.ofDays(1)),
                                    world.wall().plus(Duration.ofDays(1))),
                            SocketFilter.NONE,
                            1000));
        }
    }

    RecordReader reader() {
        return new RecordReader(
                file(),
                new MachineSummary(new ScriptedPlatform().machine(), "test"),
                world::wall,
                world::boot,
                () -> Retention.DEFAULT);
    }

    HeldSpan onlySpan() {
        List<HeldSpan> spans = read().spans();
        assertThat(spans).hasSize(1);
        return spans.getFirst();
    }

    static HeldSpan span(HistoryAnswer answer, int port) {
        return answer.spans().stream()
                .filter(each -> each.place().port().number() == port)
                .findFirst()
                .orElseThrow();
    }

    List<EventKind> kinds() {
        return read().events().stream()
                .filter(each -> !(each instanceof PastEvent.OfRecording))
                .map(PastEvent::kind)
                .toList();
    }
}
