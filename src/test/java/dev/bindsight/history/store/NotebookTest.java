package dev.bindsight.history.store;

import static dev.bindsight.history.Past.NOON;
import static dev.bindsight.history.Past.place;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bindsight.history.PastEvent;
import dev.bindsight.history.RecordState.RecorderKind;
import dev.bindsight.model.Pid;
import dev.bindsight.model.ProcessRef;
import dev.bindsight.model.Signal;

import org.junit.jupiter.api.Test;

import java.sql.SQLException;
import java.util.List;

/** What others than the recorder leave for it. */
class NotebookTest extends OnRecordFile {
    @Test
    void notesOfOthersReachTheRecorderOnce() throws SQLException {
        RecordWriter writer = writer();
        var stopped = new Note.Stopped(NOON, new ProcessRef(new Pid(7), 70), Signal.SIGKILL);
        var refused =
                new Note.Failed(
                        NOON,
                        PastEvent.FailedCall.BIND,
                        place(3000),
                        "EADDRINUSE",
                        PastEvent.SeenBy.RUN,
                        "npm run dev");
        writer.write(List.of(), pulse(NOON));
        var notebook = new Notebook(file(), () -> BOOT);
        notebook.add(List.of(stopped, refused));

        assertThat(writer.takeNotes()).containsExactly(stopped, refused);
        assertThat(writer.takeNotes()).isEmpty();
    }

    @Test
    void nothingIsNotedWhereNobodyRecords() throws SQLException {
        new Notebook(file(), () -> BOOT)
                .add(List.of(new Note.Stopped(NOON, new ProcessRef(new Pid(7), 70), null)));
        assertThat(file().exists()).isFalse();

        RecordWriter writer = writer();
        writer.write(
                List.of(), new Pulse(BOOT, NOON, true, RecorderKind.COMMAND, self(), selfStart()));
        new Notebook(file(), () -> BOOT)
                .add(List.of(new Note.Stopped(NOON, new ProcessRef(new Pid(7), 70), null)));
        assertThat(writer.takeNotes()).isEmpty();
    }
}
