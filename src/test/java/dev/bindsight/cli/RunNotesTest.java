package dev.bindsight.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bindsight.errno.ErrnoReference;
import dev.bindsight.explain.ErrorReader;
import dev.bindsight.history.PastEvent.FailedCall;
import dev.bindsight.history.PastEvent.SeenBy;
import dev.bindsight.history.store.Note;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.List;

/** What is noted of a command that failed: where and why, and of the command its name alone. */
class RunNotesTest {
    private static final Instant NOON = Instant.parse("2026-11-25T12:00:00Z");

    @Test
    void aRefusedBindIsNotedWithoutTheArgumentsOfTheCommand() {
        assertThat(notes("Error: listen EADDRINUSE: address already in use 127.0.0.1:3000"))
                .singleElement()
                .isInstanceOfSatisfying(
                        Note.Failed.class,
                        note -> {
                            assertThat(note.call()).isEqualTo(FailedCall.BIND);
                            assertThat(note.errno()).isEqualTo("EADDRINUSE");
                            assertThat(note.place().local()).hasToString("127.0.0.1:3000");
                            assertThat(note.seenBy()).isEqualTo(SeenBy.RUN);
                            assertThat(note.program()).isEqualTo("node");
                        });
    }

    @Test
    void aFailedConnectIsNotedAndWhatNamesNoPlaceIsNot() {
        assertThat(notes("connect ECONNREFUSED 127.0.0.1:5432"))
                .singleElement()
                .isInstanceOfSatisfying(
                        Note.Failed.class,
                        note -> assertThat(note.call()).isEqualTo(FailedCall.CONNECT));
        assertThat(notes("bind: Address already in use")).isEmpty();
    }

    private static List<Note> notes(String text) {
        return RunNotes.of(
                new ErrorReader(ErrnoReference.standard()).readAll(text),
                List.of("node", "server.js", "--password", "hunter2"),
                NOON);
    }
}
