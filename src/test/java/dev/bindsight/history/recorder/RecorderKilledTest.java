package dev.bindsight.history.recorder;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bindsight.history.HistoryAnswer;
import dev.bindsight.history.HistoryQuery;
import dev.bindsight.history.PastEvent;
import dev.bindsight.history.PastHolder;
import dev.bindsight.history.Period;
import dev.bindsight.history.RecordState.RecorderKind;
import dev.bindsight.history.Retention;
import dev.bindsight.history.SpanEnd;
import dev.bindsight.history.store.HistoryFile;
import dev.bindsight.history.store.RecordReader;
import dev.bindsight.inventory.MachineSummary;
import dev.bindsight.inventory.filter.SocketFilter;
import dev.bindsight.model.ProcessEnd;
import dev.bindsight.model.ProcessRef;
import dev.bindsight.testbed.ChildProcess;
import dev.bindsight.testbed.ScriptedPlatform;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;

/**
 * A recorder in a process of its own, which is killed a hundred times in the middle of its work.
 */
class RecorderKilledTest {
    private static final int TIMES = 100;
    private static final int LONGEST_MILLIS = 60;
    private static final Instant LATER = Instant.parse("2027-06-01T00:00:00Z");

    @TempDir private Path directory;

    @TempDir private static Path library;

    @BeforeAll
    static void unpackTheLibrary() throws IOException {
        SqliteLibrary.unpack(library);
    }

    private static HistoryFile file(Path directory) {
        return HistoryFile.of(Map.of("XDG_STATE_HOME", directory.toString()), directory);
    }

    /** What is recorded was so, and what a look has told is recorded. */
    @Test
    void nothingIsBrokenNothingFalseAndNothingButTheLastLookLost() {
        var random = new Random(11);
        Set<Integer> opened = new HashSet<>();
        Set<Integer> closed = new HashSet<>();
        Set<Integer> openedForSure = new HashSet<>();
        for (int time = 0; time < TIMES; time++) {
            try (ChildProcess recorder = recorder(time)) {
                recorder.awaitLine("^looked");
                // a moment in the middle of whatever it does
                LockSupport.parkNanos(Duration.ofMillis(random.nextInt(LONGEST_MILLIS)).toNanos());
                recorder.kill();
                note(recorder.output(), opened, closed, openedForSure);
            }
        }
        try (RecordReader reader = reader()) {
            assertThat(reader.state().trouble()).isNull();
            HistoryAnswer told = reader.read(everything());
            Set<Integer> toldOpened = new HashSet<>();
            Set<Integer> toldClosed = new HashSet<>();
            for (PastEvent event : told.events()) {
                switch (event) {
                    case PastEvent.Opened it -> toldOpened.add(pid(it.holder()));
                    case PastEvent.CameBack it -> toldOpened.add(pid(it.holder()));
                    case PastEvent.ChangedOwner it -> toldOpened.add(pid(it.holder()));
                    case PastEvent.Closed it when it.span().end() instanceof SpanEnd.ProcessEnded ->
                            toldClosed.add(pid(it.holder()));
                    default -> {}
                }
            }
            assertThat(without(toldOpened, opened)).as("false").isEmpty();
            assertThat(without(toldClosed, closed)).as("false ends").isEmpty();
            assertThat(without(openedForSure, toldOpened)).as("lost").isEmpty();
            assertThat(openedForSure.size()).isGreaterThan(TIMES);
            assertThat(told.gaps()).hasSize(TIMES);
        }
    }

    private static Set<Integer> without(Set<Integer> all, Set<Integer> some) {
        Set<Integer> left = new HashSet<>(all);
        left.removeAll(some);
        return left;
    }

    private static int pid(@Nullable PastHolder holder) {
        return Objects.requireNonNull(holder).pid().number();
    }

    /** Each line says what happened; a look behind it has seen that. */
    private static void note(
            String output, Set<Integer> opened, Set<Integer> closed, Set<Integer> openedForSure) {
        Set<Integer> since = new HashSet<>();
        for (String line : output.split("\n")) {
            String[] words = line.split(" ");
            if (line.endsWith(".")) {
                switch (words[0]) {
                    case "opened" -> since.add(number(words[1]));
                    case "closed" -> closed.add(number(words[1]));
                    default -> {
                        openedForSure.addAll(since);
                        opened.addAll(since);
                        since.clear();
                    }
                }
            }
        }
        opened.addAll(since);
    }

    private static int number(String word) {
        return Integer.parseInt(word.replace(".", ""));
    }

    private ChildProcess recorder(int time) {
        return ChildProcess.start(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                // it lives too short for most of what would be compiled to pay
                "-XX:CompileThresholdScaling=8",
                "-XX:-UsePerfData",
                "--enable-native-access=ALL-UNNAMED",
                SqliteLibrary.option(library),
                "-cp",
                System.getProperty("java.class.path"),
                Recording.class.getName(),
                directory.toString(),
                Integer.toString(time));
    }

    private RecordReader reader() {
        return new RecordReader(
                file(directory),
                new MachineSummary(new ScriptedPlatform().machine(), "test"),
                () -> LATER,
                () -> "first",
                () -> Retention.DEFAULT);
    }

    private static HistoryQuery everything() {
        return new HistoryQuery(
                new Period(Instant.parse("2026-01-01T00:00:00Z"), LATER),
                SocketFilter.NONE,
                1_000_000);
    }

    /** Opens and closes ports for ever, says so, and then looks. */
    static final class Recording {
        private static final int EACH = 10_000;

        public static void main(String[] arguments) {
            int time = Integer.parseInt(arguments[1]);
            var world = new SmallWorld();
            world.pass(Duration.ofHours(time));
            var wiring =
                    new Recorder.Wiring(
                            file(Path.of(arguments[0])),
                            RecorderKind.COMMAND,
                            Looks.alone(world),
                            world,
                            world,
                            Object::toString,
                            () -> false,
                            () -> new Retention(3_650, 100),
                            new Writing(file(Path.of(arguments[0]))));
            if (!(Recorder.start(wiring) instanceof Recorder.Start.Started(Recorder recorder))) {
                throw new AssertionError("it does not start");
            }
            recorder.look();
            var random = new Random(time);
            for (int i = 1; i < EACH; i++) {
                int pid = EACH * (time + 1) + i;
                ProcessRef process = world.process(pid, "node", "server.js");
                world.listen(pid, 3_000 + random.nextInt(8) * 100 + i % 100, process);
                say("opened " + pid);
                world.pass(Duration.ofSeconds(1));
                recorder.look();
                say("looked");
                if (random.nextBoolean()) {
                    say("closed " + pid);
                    world.end(process, new ProcessEnd.Exited(0));
                }
            }
        }

        /** A line that was cut off by the end has no full stop. */
        private static void say(String what) {
            System.out.println(what + ".");
            System.out.flush();
        }
    }
}
