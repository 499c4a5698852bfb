package dev.bindsight.history.recorder;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bindsight.history.HeldSpan;
import dev.bindsight.history.HistoryAnswer;
import dev.bindsight.history.HistoryQuery;
import dev.bindsight.history.PastEvent;
import dev.bindsight.history.Period;
import dev.bindsight.history.RecordGap;
import dev.bindsight.history.RecordState;
import dev.bindsight.history.RecordState.RecorderKind;
import dev.bindsight.history.RecordState.Trouble;
import dev.bindsight.history.Retention;
import dev.bindsight.history.SpanEnd;
import dev.bindsight.history.store.HistoryFile;
import dev.bindsight.history.store.Note;
import dev.bindsight.history.store.Notebook;
import dev.bindsight.history.store.RecordReader;
import dev.bindsight.inventory.Endings;
import dev.bindsight.inventory.MachineSummary;
import dev.bindsight.inventory.filter.SocketFilter;
import dev.bindsight.model.ProcessEnd;
import dev.bindsight.model.ProcessRef;
import dev.bindsight.model.Signal;
import dev.bindsight.testbed.ChildProcess;
import dev.bindsight.testbed.Eventually;
import dev.bindsight.testbed.Sandbox;
import dev.bindsight.testbed.ScriptedPlatform;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/** The disk of the record is full for a while: a small one that only the test has. */
class FullDiskTest {
    private static final Path DISK = Path.of("/mnt/disk");
    private static final Path BALLAST = DISK.resolve("ballast");
    private static final String FULL = "No space left on device";

    private static String run(Class<?> main) {
        return Sandbox.asRoot()
                .after("mkdir " + DISK, "mount -t tmpfs -o size=1m tmpfs " + DISK)
                .run(main);
    }

    /** It was said that the recorder had ended without a word. */
    @Test
    void whatItCouldNotWriteIsAGapOfWhichTheReasonIsTold() {
        assertThat(run(FilledWhileItRecords.class)).isEqualTo("told\n");
    }

    static final class FilledWhileItRecords {
        public static void main(String[] arguments) throws Exception {
            Instant before;
            Instant full;
            Thread recorder;
            try (Looks looks = Looks.beside(new SmallWorld(), Duration.ofMillis(5));
                    var loop = loop(looks)) {
                Thread started = record(loop);
                recorder = started;
                Eventually.holds("it records", () -> read().events().size() == 1);
                before = Instant.now();
                fill();
                Eventually.holds("it waits", () -> isResting(started));
                full = Instant.now();
                RecordState state = state();
                assertThat(state.trouble()).isEqualTo(new Trouble.NotWritten(FULL));
                assertThat(state.recording()).isFalse();
                RecordGap lasting = read().gaps().getLast();
                assertThat(lasting.why()).isEqualTo(RecordGap.Why.NOT_WRITTEN);
                assertThat(lasting.reason()).isEqualTo(FULL);
                assertThat(lasting.to()).isAfterOrEqualTo(full.minusMillis(1));
                Files.delete(BALLAST);
                Eventually.holds("it goes on", () -> read().events().size() > 1);
                assertThat(state().trouble()).isNull();
                assertThat(state().recording()).isTrue();
            }
            recorder.join();

            HistoryAnswer told = read();
            RecordGap gap = told.gaps().getFirst();
            assertThat(gap.why()).isEqualTo(RecordGap.Why.NOT_WRITTEN);
            assertThat(gap.reason()).isEqualTo(FULL);
            assertThat(gap.from()).isBetween(before.minusSeconds(1), full);
            assertThat(gap.to()).isAfterOrEqualTo(full.minusMillis(1));
            assertThat(told.events()).contains(new PastEvent.RecordingWentOn(gap.to(), gap));
            System.out.println("told");
        }

        private static boolean isResting(Thread recorder) {
            for (StackTraceElement each : recorder.getStackTrace()) {
                if (each.getMethodName().equals("rest")) {
                    return true;
                }
            }
            return false;
        }
    }

    /** What waited for the disk was dropped, and nothing told that it was missing. */
    @Test
    void moreThanCanWaitIsAGapToo() {
        assertThat(run(FilledWhileMuchHappens.class)).isEqualTo("told\n");
    }

    static final class FilledWhileMuchHappens {
        private static final int MUCH = 20_001;
        private static final int FIRST_PORT = 10_000;

        public static void main(String[] arguments) throws IOException {
            var world = new SmallWorld();
            ProcessRef server = world.process(4121, "node", "server.js");
            world.listen(1, 3000, server);
            try (Recorder recorder = begin(world)) {
                recorder.look();
                Instant written = world.wall();
                fill();
                for (int i = 0; i < MUCH; i++) {
                    world.listen(10 + i, FIRST_PORT + i, server);
                }
                look(world, recorder);
                assertThat(recorder.trouble()).isEqualTo(FULL);
                for (int i = 0; i < MUCH; i++) {
                    world.close(10 + i);
                }
                world.listen(2, 4000, world.process(4122, "node", "other.js"));
                Files.delete(BALLAST);
                look(world, recorder);
                assertThat(recorder.trouble()).isNull();

                HistoryAnswer told = read(world::wall, world.boot());
                assertThat(told.gaps())
                        .containsExactly(
                                new RecordGap(
                                        written, world.wall(), RecordGap.Why.NOT_WRITTEN, FULL));
                assertThat(told.spans())
                        .extracting(each -> each.place().port().number())
                        .containsExactlyInAnyOrder(3000, 4000);
                world.end(server, new ProcessEnd.Exited(3));
                look(world, recorder);
                HeldSpan ended =
                        read(world::wall, world.boot()).spans().stream()
                                .filter(each -> each.place().port().number() == 3000)
                                .findFirst()
                                .orElseThrow();
                assertThat(ended.end())
                        .as("it goes on with what was there before")
                        .isEqualTo(new SpanEnd.ProcessEnded(new ProcessEnd.Exited(3)));
            }
            System.out.println("told");
        }
    }

    /** Who stopped a process was forgotten with a note that could be read and not taken. */
    @Test
    void aNoteThatCouldNotBeTakenIsTakenLater() {
        assertThat(run(FilledOverANote.class)).isEqualTo("told\n");
    }

    static final class FilledOverANote {
        public static void main(String[] arguments) throws IOException {
            var world = new SmallWorld();
            ProcessRef server = world.process(4121, "node", "server.js");
            world.listen(1, 3000, server);
            try (Recorder recorder = begin(world)) {
                recorder.look();
                new Notebook(file(), world::boot)
                        .add(List.of(new Note.Stopped(world.wall(), server, Signal.SIGTERM)));
                fill();
                world.end(server, new ProcessEnd.Signalled(15));
                look(world, recorder);
                assertThat(recorder.trouble()).isEqualTo(FULL);
                Files.delete(BALLAST);
                look(world, recorder);
                look(world, recorder);
                assertThat(recorder.trouble()).isNull();

                assertThat(read(world::wall, world.boot()).spans())
                        .extracting(HeldSpan::end)
                        .containsExactly(
                                new SpanEnd.StoppedByBindsight(new ProcessEnd.Signalled(15)));
            }
            System.out.println("told");
        }
    }

    private static Recorder begin(SmallWorld world) {
        Recorder.Start start =
                Recorder.start(wiring(Looks.alone(world), world, world, new Writing(file())));
        return ((Recorder.Start.Started) start).recorder();
    }

    private static void look(SmallWorld world, Recorder recorder) {
        world.pass(Duration.ofSeconds(1));
        recorder.look();
    }

    private static Recorder.Wiring wiring(
            Looks looks, Endings endings, Moment.Source clocks, Writing writing) {
        return new Recorder.Wiring(
                file(),
                RecorderKind.COMMAND,
                looks,
                endings,
                clocks,
                Object::toString,
                () -> false,
                () -> Retention.DEFAULT,
                writing);
    }

    /** It ended with status 1, which systemd takes for the end. */
    @Test
    void oneInTheBackgroundThatStartsOnAFullDiskWaits() {
        assertThat(run(FullFromTheStart.class)).isEqualTo("recorded in the end\n");
    }

    static final class FullFromTheStart {
        public static void main(String[] arguments) throws IOException {
            fill();
            try (ChildProcess typed = RecordingProcess.start(DISK, Map.of())) {
                assertThat(typed.awaitExit()).as(typed.output()).isOne();
                assertThat(typed.output())
                        .isEqualTo("bindsight record: " + file().path() + ": " + FULL);
            }
            try (ChildProcess unit = RecordingProcess.start(DISK, Map.of("BINDSIGHT_UNIT", "1"))) {
                unit.awaitLine(": " + FULL + "; it records as soon as that can be written$");
                assertThat(state().trouble()).isEqualTo(new Trouble.NotWritten(FULL));
                assertThat(state().recording()).isFalse();
                Files.delete(BALLAST);
                unit.awaitLine("^Recording to " + file().path());
            }
            System.out.println("recorded in the end");
        }
    }

    /** Until nothing more can be written. */
    private static void fill() throws IOException {
        for (int size = 64 * 1024; size > 0; size /= 2) {
            try {
                while (true) {
                    Files.write(
                            BALLAST,
                            new byte[size],
                            StandardOpenOption.CREATE,
                            StandardOpenOption.APPEND);
                }
            } catch (IOException full) {
                assertThat(full).hasMessageContaining(FULL);
            }
        }
    }

    private static Thread record(RecordingLoop loop) {
        return Thread.ofPlatform()
                .start(() -> {
                    var _ = loop.run(() -> {});
                });
    }

    private static RecordingLoop loop(Looks looks) {
        var writing = new Writing(file());
        return new RecordingLoop(
                looks,
                () ->
                        Recorder.start(
                                wiring(looks, new SmallWorld(), FullDiskTest::moment, writing)),
                false);
    }

    private static Moment moment() {
        return new Moment(Instant.now(), Duration.ofNanos(System.nanoTime()), null, "this");
    }

    private static HistoryFile file() {
        return HistoryFile.of(Map.of("XDG_STATE_HOME", DISK.toString()), DISK);
    }

    private static RecordReader reader(InstantSource clock, String boot) {
        return new RecordReader(
                file(),
                new MachineSummary(new ScriptedPlatform().machine(), "test"),
                clock,
                () -> boot,
                () -> Retention.DEFAULT);
    }

    private static RecordState state() {
        try (RecordReader reader = reader(InstantSource.system(), "this")) {
            return reader.state();
        }
    }

    private static HistoryAnswer read() {
        return read(InstantSource.system(), "this");
    }

    private static HistoryAnswer read(InstantSource clock, String boot) {
        try (RecordReader reader = reader(clock, boot)) {
            Instant now = clock.instant();
            var period = new Period(now.minus(Duration.ofHours(1)), now.plusSeconds(60));
            return reader.read(new HistoryQuery(period, SocketFilter.NONE, 1_000));
        }
    }
}
