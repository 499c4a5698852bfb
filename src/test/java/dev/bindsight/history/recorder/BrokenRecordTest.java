package dev.bindsight.history.recorder;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bindsight.history.store.HistoryFile;
import dev.bindsight.testbed.ChildProcess;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** {@code record} finds a file that is no record, or none any more. */
class BrokenRecordTest {
    private static final String BROKEN = "no file of SQLite at all, but long enough to be one";

    @TempDir private Path state;

    /** It was told by everything but the command that did it. */
    @Test
    void thatItWasPutAsideIsSaidAtTheStart() throws IOException {
        HistoryFile file = HistoryFile.of(Map.of("XDG_STATE_HOME", state.toString()), state);
        file.make();
        Files.writeString(file.path(), BROKEN);
        try (ChildProcess record = RecordingProcess.start(state, Map.of())) {
            record.awaitLine("^Recording to ");
            String aside =
                    record.awaitLine(
                                    "^bindsight record: A record that could not be read was put"
                                            + " aside: (.+)$")
                            .group(1);
            assertThat(Path.of(aside)).hasParent(file.folder()).hasContent(BROKEN);
        }
        try (ChildProcess again = RecordingProcess.start(state, Map.of())) {
            again.awaitLine("^Recording to ");
            assertThat(again.output()).as("by that start alone").doesNotContain("aside");
        }
    }
}
