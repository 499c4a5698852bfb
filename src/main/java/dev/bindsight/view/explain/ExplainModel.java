package dev.bindsight.view.explain;

import dev.bindsight.explain.FoundError;
import dev.bindsight.text.Texts;
import dev.bindsight.view.job.Job;
import dev.bindsight.view.job.Lane;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * What the Explain screen does, free of nodes: a text or a file is read in the background, and of
 * one of its errors it is found out what is true on this machine. Called on the user interface's
 * thread, on which alone its properties change.
 */
final class ExplainModel {
    /** A text that is longer is a log: nobody reads it from its beginning. In UTF-16 units. */
    static final int LONGEST_TEXT = 200_000;

    /** A text with more errors is a log too. */
    static final int MOST_ERRORS = 20;

    /** A longer one is not edited: all of it would be laid out again after each key. */
    static final int LONGEST_EDITED = 20_000;

    /** After the last key, so that half a word is not explained. */
    private static final Duration PAUSE = Duration.ofMillis(400);

    private final Readers readers;
    private final Lane reading;
    private final Lane rereading;
    private final LogModel.Surroundings logs;
    private final CheckedError checked;
    private final ReadOnlyObjectWrapper<ExplainSubject> subject =
            new ReadOnlyObjectWrapper<>(this, "subject", new ExplainSubject.Nothing());
    private final ReadOnlyBooleanWrapper editing = new ReadOnlyBooleanWrapper(this, "editing");
    private final ReadOnlyObjectWrapper<@Nullable String> problem =
            new ReadOnlyObjectWrapper<>(this, "problem");
    private final ReadOnlyObjectWrapper<@Nullable Throwable> failure =
            new ReadOnlyObjectWrapper<>(this, "failure");

    /**
     * A model of nothing yet.
     *
     * @param reading runs what reads, one thing at a time
     * @param rereading runs what reads a text that is edited, of which nobody is told
     * @param logs what a log is read with
     */
    ExplainModel(
            Readers readers,
            Lane reading,
            Lane rereading,
            LogModel.Surroundings logs,
            CheckedError checked) {
        this.readers = readers;
        this.reading = reading;
        this.rereading = rereading;
        this.logs = logs;
        this.checked = checked;
    }

    /** What it is about. */
    ReadOnlyObjectProperty<ExplainSubject> subjectProperty() {
        return subject.getReadOnlyProperty();
    }

    /** The error that is explained, and what is true of it. */
    CheckedError checked() {
        return checked;
    }

    /** Why a file could not be read, as a sentence; absent if nothing is wrong. */
    ReadOnlyObjectProperty<@Nullable String> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /** Why a text was not read: a bug of Bindsight. Absent if it went well. */
    ReadOnlyObjectProperty<@Nullable Throwable> failureProperty() {
        return failure.getReadOnlyProperty();
    }

    /** What reads. */
    Lane reading() {
        return reading;
    }

    /** Reads a text that was pasted or dropped; what is blank is none. */
    void paste(@Nullable String text) {
        if (text == null || text.isBlank()) {
            problem.set(Texts.get("explain.nothingToPaste"));
        } else if (text.length() > LONGEST_TEXT) {
            startLog(new LogSource.OfText("", text));
        } else {
            start(Texts.get("explain.job.read"), _ -> read("", text));
        }
    }

    /** Reads a file. */
    void open(Path file) {
        var source = new LogSource.OfFile(file);
        start(
                Texts.get("explain.job.file", source.name()),
                _ -> {
                    try {
                        return source.size() > LONGEST_TEXT
                                ? () -> startLog(source)
                                : read(source.name(), text(source));
                    } catch (IOException e) {
                        String why = Texts.get("explain.unreadable", file, reason(e));
                        return () -> problem.set(why);
                    }
                });
    }

    /** Goes back to where it began. */
    void clear() {
        leave();
        show(new ExplainSubject.Nothing());
    }

    /** Whether the text is being edited. */
    ReadOnlyBooleanProperty editingProperty() {
        return editing.getReadOnlyProperty();
    }

    /** Whether there is a text that can be edited. */
    boolean canEdit() {
        return subject.get() instanceof ExplainSubject.OfText text
                && text.lines().text().length() <= LONGEST_EDITED;
    }

    /** Begins to edit the text, or ends. */
    void toggleEditing() {
        editing.set(!editing.get() && canEdit());
    }

    /** The text is another by now: it is read once nothing is typed for a moment. */
    void edited(String text) {
        if (editing.get() && subject.get() instanceof ExplainSubject.OfText before) {
            leave();
            rereading.startAfter(
                    PAUSE, new Job(_ -> reread(before.name(), text)).whenFailed(failure::set));
        }
    }

    private Runnable reread(String name, String text) {
        TextLines lines = TextLines.of(text);
        List<FoundError> errors = readers.errors().readAll(text);
        return text.length() > LONGEST_TEXT || errors.size() > MOST_ERRORS
                ? () -> startLog(new LogSource.OfText(name, text))
                : () -> changed(new ExplainSubject.OfText(name, true, lines, errors));
    }

    /** The error that was explained stays so, if it is still there. */
    private void changed(ExplainSubject.OfText next) {
        FoundError shown = checked.error();
        int at =
                shown != null && subject.get() instanceof ExplainSubject.OfText before
                        ? Math.max(0, before.errors().indexOf(shown))
                        : 0;
        List<FoundError> errors = next.errors();
        FoundError found = errors.isEmpty() ? null : errors.get(Math.min(at, errors.size() - 1));
        subject.set(next);
        if (found != null && shown != null && found.error().equals(shown.error())) {
            checked.moved(found, next.lines().text());
        } else {
            checked.choose(found, next.lines().text());
        }
    }

    /** Explains one of the errors of the text. */
    void choose(FoundError error) {
        if (subject.get() instanceof ExplainSubject.OfText(var _, var _, TextLines lines, var _)) {
            checked.choose(error, lines.text());
        }
    }

    /**
     * Explains another error of the text, or another place of the chosen errors of a log.
     *
     * @param by 1 for the next, -1 for the one before; nothing is beyond the first and the last
     */
    void step(int by) {
        switch (subject.get()) {
            case ExplainSubject.Nothing _ -> {}
            case ExplainSubject.OfText(var _, var _, var _, List<FoundError> errors) -> {
                int next = errors.indexOf(checked.errorProperty().get()) + by;
                if (next >= 0 && next < errors.size()) {
                    choose(errors.get(next));
                }
            }
            case ExplainSubject.OfLog(LogModel log) -> log.step(by);
        }
    }

    /** Whether something is being read. */
    boolean isReading() {
        return reading.busy().get()
                || subject.get() instanceof ExplainSubject.OfLog(LogModel log)
                        && log.progressProperty().get().isReading();
    }

    /** Ends what reads; what it found up to then stays. */
    void cancel() {
        reading.cancel();
        rereading.cancel();
        if (subject.get() instanceof ExplainSubject.OfLog(LogModel log)) {
            log.cancel();
        }
    }

    private void leave() {
        cancel();
        if (subject.get() instanceof ExplainSubject.OfLog(LogModel log)) {
            log.leave();
        }
        problem.set(null);
        failure.set(null);
    }

    private void start(String title, Job.Work work) {
        leave();
        reading.start(new Job(title, work).whenFailed(failure::set));
    }

    private Runnable read(String name, String text) {
        TextLines lines = TextLines.of(text);
        List<FoundError> errors = readers.errors().readAll(text);
        return errors.size() > MOST_ERRORS
                ? () -> startLog(new LogSource.OfText(name, text))
                : () -> show(new ExplainSubject.OfText(name, false, lines, errors));
    }

    private void startLog(LogSource source) {
        leave();
        var log = new LogModel(source, logs, checked);
        show(new ExplainSubject.OfLog(log));
        log.read();
    }

    private static String text(LogSource source) throws IOException {
        try (InputStream stream = source.open()) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** What the system says of a file that cannot be read is about its path, mostly. */
    private static String reason(IOException e) {
        return switch (e) {
            case NoSuchFileException _ -> Texts.get("explain.unreadable.missing");
            case AccessDeniedException _ -> Texts.get("explain.unreadable.denied");
            default -> String.valueOf(e.getMessage());
        };
    }

    private void show(ExplainSubject next) {
        editing.set(false);
        subject.set(next);
        switch (next) {
            case ExplainSubject.OfText(var _, var _, TextLines lines, List<FoundError> errors) ->
                    checked.choose(errors.isEmpty() ? null : errors.getFirst(), lines.text());
            case ExplainSubject.Nothing _, ExplainSubject.OfLog _ -> checked.choose(null, "");
        }
    }
}
