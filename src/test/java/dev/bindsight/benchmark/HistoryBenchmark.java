package dev.bindsight.benchmark;

import dev.bindsight.history.HistoryQuery;
import dev.bindsight.history.Past;
import dev.bindsight.history.Period;
import dev.bindsight.history.store.LongRecord;
import dev.bindsight.history.store.RecordReader;
import dev.bindsight.inventory.filter.FilterReading;
import dev.bindsight.inventory.filter.SocketFilter;
import dev.bindsight.model.Port;

import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/**
 * How fast the questions of the History screen and of {@code history} are answered from a record of
 * two million events, which is far beyond what is kept.
 */
public final class HistoryBenchmark {
    private static final int EVENTS = 2_000_000;
    private static final int ROUNDS = 11;

    /** As many as the screen, and as the verb asks for. */
    private static final int SCREEN = 5_000;

    private static final int VERB = 10_000;
    private static final PrintStream OUT = System.out;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final RecordReader reader;

    private HistoryBenchmark(RecordReader reader) {
        this.reader = reader;
    }

    /**
     * Measures and prints.
     *
     * @param arguments a folder in which the record is kept, or found again; else a new one
     */
    public static void main(String[] arguments) throws IOException, SQLException {
        Path folder =
                arguments.length > 0
                        ? Files.createDirectories(Path.of(arguments[0]))
                        : Files.createTempDirectory("benchmark");
        if (!LongRecord.file(folder).exists()) {
            long begun = System.nanoTime();
            new LongRecord(EVENTS).write(folder);
            OUT.printf(
                    Locale.ROOT,
                    "%,d events written in %.0f s%n",
                    EVENTS,
                    (System.nanoTime() - begun) / 1e9);
        }
        OUT.printf(Locale.ROOT, "%.0f MB%n", LongRecord.file(folder).bytes() / 1e6);
        try (RecordReader reader = LongRecord.reader(folder)) {
            new HistoryBenchmark(reader).measure();
        }
        if (arguments.length == 0) {
            LongRecord.file(folder).delete();
        }
    }

    private void measure() {
        time("state", reader::state);
        for (var period :
                List.of(
                        Duration.ofHours(1),
                        Duration.ofDays(1),
                        Duration.ofDays(7),
                        Duration.ofDays(30))) {
            read(period, "", SCREEN);
            read(period, "10042", SCREEN);
            read(period, "port:10000-10099", SCREEN);
            read(period, "user:ann", SCREEN);
        }
        // no index knows of these: every row of the period is looked at
        read(Duration.ofHours(1), "process:rare.js", SCREEN);
        read(Duration.ofDays(1), "process:rare.js", SCREEN);
        read(Duration.ofDays(1), "", VERB);
        read(Duration.ofDays(30), "10042", VERB);
        var port = new Port(10_042);
        Instant half = LongRecord.END.minus(Duration.ofDays(15));
        time("who had a port at an instant", () -> reader.heldAt(port, half));
        time("who has a port", () -> reader.heldAt(port, LongRecord.END));
        time("who had a port before", () -> reader.before(Past.place(10_042), List.of()));
    }

    private void read(Duration length, String words, int most) {
        SocketFilter filter = ((FilterReading.Parsed) SocketFilter.parse(words)).filter();
        var query =
                new HistoryQuery(
                        new Period(LongRecord.END.minus(length), LongRecord.END), filter, most);
        time(
                "%d h, %,d at most%s"
                        .formatted(
                                length.toHours(),
                                most,
                                words.isEmpty() ? "" : ", \"" + words + '"'),
                () -> reader.read(query));
    }

    private static void time(String what, Runnable question) {
        long begun = System.nanoTime();
        question.run();
        long first = System.nanoTime() - begun;
        var samples = new Samples();
        var processor = new Samples();
        for (int i = 0; i < ROUNDS; i++) {
            long before = THREADS.getCurrentThreadCpuTime();
            samples.time(question);
            processor.add(THREADS.getCurrentThreadCpuTime() - before);
        }
        OUT.printf(
                Locale.ROOT,
                "%-44s %s, of the processor %s, the first time %.1f ms%n",
                what,
                samples,
                processor,
                first / 1e6);
    }
}
