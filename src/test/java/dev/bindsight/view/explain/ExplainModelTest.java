package dev.bindsight.view.explain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bindsight.errno.ErrnoReference;
import dev.bindsight.explain.FoundError;
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
import java.util.Objects;
import java.util.Queue;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

class ExplainModelTest {
    private static final String TWO =
            """
            starting
            Error: listen EADDRINUSE: address already in use 127.0.0.1:3000
            Error: connect ECONNREFUSED 127.0.0.1:5432
            """;

    private final ScriptedReports reports = new ScriptedReports();
    private final Queue<Runnable> waiting = new ArrayDeque<>();
    private final Readers readers = new Readers(ErrnoReference::standard);
    @TempDir private Path directory;

    private ExplainModel model(Lane reading, Lane checking) {
        return new ExplainModel(
                readers,
                reading,
                reading,
                new LogModel.Surroundings(
                        readers, reports, Lanes.atOnce(), Lanes.atOnce(), Sample.CLOCK),
                new CheckedError(reports, checking));
    }

    private ExplainModel model() {
        return model(Lanes.atOnce(), Lanes.atOnce());
    }

    private static ExplainSubject.OfText text(ExplainModel model) {
        return (ExplainSubject.OfText) model.subjectProperty().get();
    }

    private static String shown(ExplainModel model) {
        FoundError error = model.checked().errorProperty().get();
        return error == null ? "" : error.error().errno();
    }

    @Test
    void theFirstErrorOfAPastedTextIsLookedAtAtOnce() {
        ExplainModel model = model();
        model.paste(TWO);

        assertThat(text(model).errors()).hasSize(2);
        assertThat(text(model).lines().count()).isEqualTo(3);
        assertThat(shown(model)).isEqualTo("EADDRINUSE");
        assertThat(model.checked().findingProperty().get()).isNotNull();
        assertThat(reports.origins()).containsExactly(TWO);
    }

    @Test
    void aStepGoesToTheNextErrorAndNotBeyondTheLast() {
        ExplainModel model = model();
        model.paste(TWO);

        model.step(1);
        assertThat(shown(model)).isEqualTo("ECONNREFUSED");
        model.step(1);
        assertThat(shown(model)).isEqualTo("ECONNREFUSED");
        model.step(-1);
        model.step(-1);
        assertThat(shown(model)).isEqualTo("EADDRINUSE");
        assertThat(reports.asked()).hasSize(3);
    }

    @Test
    void whatIsFoundOfAnErrorThatWasLeftMeanwhileIsNotToldOfAnother() {
        ExplainModel model = model(Lanes.atOnce(), Lanes.of(waiting::add));
        model.paste(TWO);
        model.step(1);

        waiting.remove().run();
        assertThat(model.checked().findingProperty().get()).isNull();
        waiting.remove().run();
        assertThat(model.checked().findingProperty().get()).isNotNull();
        assertThat(model.checked().findingProperty().get().found().error().errno())
                .isEqualTo("ECONNREFUSED");
    }

    @Test
    void whatWasFoundStaysWhileItIsLookedAtAgain() {
        ExplainModel model = model(Lanes.atOnce(), Lanes.of(waiting::add));
        model.paste(TWO);
        waiting.remove().run();

        model.checked().again();
        assertThat(model.checked().findingProperty().get()).isNotNull();
        assertThat(model.checked().lane().busy().get()).isTrue();
    }

    @Test
    void aTextWithoutErrorsIsShownAllTheSame() {
        ExplainModel model = model();
        model.paste("all is well\n");

        assertThat(text(model).errors()).isEmpty();
        assertThat(shown(model)).isEmpty();
        assertThat(reports.asked()).isEmpty();
    }

    @Test
    void nothingOnTheClipboardIsSaidAndTheTextStays() {
        ExplainModel model = model();
        model.paste(TWO);
        model.paste(" \n");

        assertThat(model.problemProperty().get()).isEqualTo("There is no text on the clipboard.");
        assertThat(text(model).errors()).hasSize(2);
        model.paste(TWO);
        assertThat(model.problemProperty().get()).isNull();
    }

    @Test
    void aFileIsReadByItsNameWhateverItsBytesAre() throws IOException {
        Path file = directory.resolve("shop.log");
        Files.write(file, (TWO + "\u00ff").getBytes(StandardCharsets.ISO_8859_1));
        ExplainModel model = model();
        model.open(file);

        assertThat(text(model).name()).isEqualTo("shop.log");
        assertThat(text(model).errors()).hasSize(2);
    }

    @Test
    void aFileThatIsNotThereIsNamed() {
        ExplainModel model = model();
        model.open(directory.resolve("gone.log"));

        assertThat(model.problemProperty().get())
                .isEqualTo(
                        directory.resolve("gone.log")
                                + " could not be read: there is no such file");
        assertThat(model.subjectProperty().get()).isEqualTo(new ExplainSubject.Nothing());
    }

    @Test
    void aTextWithManyErrorsAndALongOneAreLogs() {
        ExplainModel model = model();
        model.paste(
                IntStream.rangeClosed(1, ExplainModel.MOST_ERRORS + 1)
                        .mapToObj(port -> "Error: connect ECONNREFUSED 127.0.0.1:" + port)
                        .collect(Collectors.joining("\n")));
        assertThat(model.subjectProperty().get()).isInstanceOf(ExplainSubject.OfLog.class);

        model.paste("x\n".repeat(ExplainModel.LONGEST_TEXT));
        assertThat(model.subjectProperty().get()).isInstanceOf(ExplainSubject.OfLog.class);
    }

    @Test
    void clearingForgetsTheTextAndItsErrors() {
        ExplainModel model = model();
        model.paste(TWO);
        model.clear();

        assertThat(model.subjectProperty().get()).isEqualTo(new ExplainSubject.Nothing());
        assertThat(shown(model)).isEmpty();
    }

    @Test
    void aTextThatIsPastedWhileAnotherIsReadTakesItsPlace() {
        ExplainModel model = model(Lanes.of(waiting::add), Lanes.atOnce());
        model.paste("Error: connect ECONNREFUSED 127.0.0.1:1\n");
        model.paste(TWO);
        waiting.forEach(Runnable::run);

        assertThat(text(model).lines().text()).isEqualTo(TWO);
        assertThat(reports.asked()).hasSize(1);
    }

    @Test
    void anEditedTextIsReadAnewAndTheSameErrorStaysExplained() {
        ExplainModel model = model();
        model.paste(TWO);
        model.step(1);
        assertThat(reports.origins()).hasSize(2);

        model.toggleEditing();
        String below = "one line more\n" + TWO;
        model.edited(below);
        assertThat(text(model).lines().text()).isEqualTo(below);
        assertThat(text(model).isEdited()).isTrue();
        assertThat(shown(model)).isEqualTo("ECONNREFUSED");
        assertThat(text(model).errors()).contains(model.checked().error());
        assertThat(model.checked().findingProperty().get()).isNotNull();
        assertThat(reports.origins()).as("nothing new is said").hasSize(2);

        model.edited(below.replace("5432", "5433"));
        assertThat(Objects.requireNonNull(model.checked().error()).error().port())
                .hasToString("5433");
        assertThat(reports.origins()).hasSize(3);

        model.edited("");
        assertThat(shown(model)).isEmpty();
        assertThat(model.editingProperty().get()).isTrue();
        model.paste(TWO);
        assertThat(model.editingProperty().get()).isFalse();
        assertThat(text(model).isEdited()).isFalse();
    }

    @Test
    void ofSeveralChangesOnlyTheLastIsRead() {
        ExplainModel model = model(Lanes.of(waiting::add), Lanes.atOnce());
        model.paste(TWO);
        waiting.remove().run();
        model.toggleEditing();
        model.edited("Error: connect ECONNREFUSED 127.0.0.1:1");
        model.edited("Error: connect ECONNREFUSED 127.0.0.1:22");
        waiting.remove().run();
        assertThat(text(model).lines().text()).as("the first was called off").isEqualTo(TWO);
        waiting.remove().run();
        assertThat(Objects.requireNonNull(model.checked().error()).error().port())
                .hasToString("22");
    }

    @Test
    void aTextThatIsTooLongToBeLaidOutAtEachKeyIsNotEdited() {
        ExplainModel model = model();
        model.toggleEditing();
        assertThat(model.editingProperty().get()).as("without a text").isFalse();
        model.paste(TWO + "x\n".repeat(ExplainModel.LONGEST_EDITED));
        assertThat(model.canEdit()).isFalse();
        model.toggleEditing();
        assertThat(model.editingProperty().get()).isFalse();
    }
}
