package dev.bindsight.view.explain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bindsight.diagnosis.ReportFinding.Now;
import dev.bindsight.errno.ErrnoReference;
import dev.bindsight.explain.log.LogGroups;
import dev.bindsight.view.job.Lane;
import dev.bindsight.view.job.Lanes;
import dev.bindsight.view.sample.Sample;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

class LogModelTest {
    private static final String LOG =
            """
            [10:00:01] GET /cart 200
            [10:00:02] Error: connect ECONNREFUSED 127.0.0.1:5432
            [10:00:03] GET /cart 503
            [10:00:04] Error: getaddrinfo ENOTFOUND db.shop.internal
            [10:00:05] Error: connect ECONNREFUSED 127.0.0.1:5432
            [10:00:06] GET /größe 200
            [10:00:07] Error: connect ECONNREFUSED 127.0.0.1:5432
            """;

    /** So often the log takes some tenths of a second, so that it is told how far it is. */
    private static final int LONG = 60_000;

    private final ScriptedReports reports = new ScriptedReports();
    private final Readers readers = new Readers(ErrnoReference::standard);
    private final CheckedError checked = new CheckedError(reports, Lanes.atOnce());
    private final Queue<Runnable> waiting = new ArrayDeque<>();

    private LogModel model(LogSource source, Lane reading) {
        return new LogModel(
                source,
                new LogModel.Surroundings(readers, reports, reading, Lanes.atOnce(), Sample.CLOCK),
                checked);
    }

    private LogModel read(LogSource source) {
        LogModel model = model(source, Lanes.atOnce());
        model.read();
        return model;
    }

    private static LogExcerpt excerpt(LogModel model) {
        return Objects.requireNonNull(model.excerptProperty().get());
    }

    private static String shown(LogModel model) {
        LogExcerpt excerpt = excerpt(model);
        int line = excerpt.lines().lineAt(Objects.requireNonNull(excerpt.shown()).start());
        return excerpt.lines()
                .text()
                .substring(excerpt.lines().start(line), excerpt.lines().end(line));
    }

    @Test
    void theGroupThatCameMostOftenIsExplainedAndOfEachItIsToldWhetherItIsStillTrue() {
        LogModel model = read(new LogSource.OfText("", LOG));

        assertThat(model.progressProperty().get().stage()).isEqualTo(LogGroups.End.COMPLETE);
        assertThat(model.rows()).hasSize(2);
        LogRow chosen = Objects.requireNonNull(model.chosenProperty().get());
        assertThat(chosen.group().error().errno()).isEqualTo("ECONNREFUSED");
        assertThat(chosen.group().count()).isEqualTo(3);
        assertThat(model.rows())
                .allMatch(row -> row.findingProperty().get() != null)
                .allMatch(row -> row.findingProperty().get().now() == Now.STILL);
    }

    @Test
    void theStepsGoFromPlaceToPlaceAsTheyStandInTheFile() {
        LogModel model = read(new LogSource.OfText("", LOG));

        assertThat(excerpt(model).first()).isEqualTo(1);
        assertThat(shown(model)).startsWith("[10:00:02]");
        model.step(1);
        assertThat(shown(model)).startsWith("[10:00:05]");
        model.step(1);
        assertThat(excerpt(model).first()).isEqualTo(4);
        assertThat(shown(model)).startsWith("[10:00:07]");
        model.step(1);
        assertThat(model.place()).isEqualTo(2);
        model.step(-2);
        assertThat(shown(model)).startsWith("[10:00:02]");
    }

    @Test
    void aFileThatHasChangedSinceIsNotPassedOffAsWhatWasRead(@TempDir Path directory)
            throws IOException {
        Path file = directory.resolve("shop.log");
        Files.writeString(file, LOG);
        LogModel model = read(new LogSource.OfFile(file));
        Files.writeString(file, "x".repeat(LOG.length()) + "\n");
        model.step(1);

        assertThat(excerpt(model).shown()).isNull();
        Files.delete(file);
        model.step(1);
        assertThat(model.place()).isEqualTo(2);
    }

    @Test
    void whatWasFoundStaysWhenTheReadingIsCancelled() {
        LogModel model = model(new LogSource.OfText("", LOG), Lanes.of(waiting::add));
        model.read();
        assertThat(model.progressProperty().get().isReading()).isTrue();
        model.cancel();
        waiting.forEach(Runnable::run);

        assertThat(model.progressProperty().get().stage()).isEqualTo(LogGroups.End.CANCELLED);
        assertThat(model.rows()).isEmpty();
    }

    @Test
    void howLargeItIsIsToldBeforeAnythingIsRead() {
        LogModel model = model(new LogSource.OfText("", LOG), Lanes.atOnce());
        var told = new ArrayList<LogModel.Progress>();
        model.progressProperty().subscribe((_, now) -> told.add(now));
        model.read();

        assertThat(told.getFirst().isReading()).isTrue();
        assertThat(told.getFirst().groups().bytes()).isZero();
        assertThat(told.getFirst().size()).isEqualTo(LOG.getBytes(StandardCharsets.UTF_8).length);
    }

    @Test
    void ofWhatWasFoundUntilTheReadingIsCancelledItIsToldWhetherItIsStillTrue() {
        var reading = Lanes.of(waiting::add);
        LogModel model = model(new LogSource.OfText("", LOG.repeat(LONG)), reading);
        model.progressProperty()
                .subscribe(progress -> {
                    if (!progress.groups().groups().isEmpty() && progress.isReading()) {
                        model.cancel();
                    }
                });
        model.read();
        waiting.forEach(Runnable::run);

        assertThat(model.progressProperty().get().stage()).isEqualTo(LogGroups.End.CANCELLED);
        assertThat(model.rows()).isNotEmpty().allMatch(row -> row.findingProperty().get() != null);
    }

    @Test
    void aFileThatCannotBeReadIsNamed(@TempDir Path directory) {
        LogModel model = read(new LogSource.OfFile(directory.resolve("gone.log")));

        assertThat(model.progressProperty().get().problem()).startsWith("gone.log could not be");
    }

    @Test
    void noMoreGroupsAreLookedAtThanAPersonReads() {
        String many =
                IntStream.rangeClosed(1, LogModel.MOST_LOOKED_AT + 20)
                        .mapToObj(port -> "Error: connect ECONNREFUSED 127.0.0.1:" + port + "\n")
                        .collect(Collectors.joining());
        LogModel model = read(new LogSource.OfText("", many));

        List<LogRow> looked =
                model.rows().stream().filter(row -> row.findingProperty().get() != null).toList();
        assertThat(looked).hasSize(LogModel.MOST_LOOKED_AT);
    }
}
