package dev.bindsight.history.recorder;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bindsight.testbed.ChildProcess;
import dev.bindsight.testbed.Sandbox;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * The record where no program may be run from the temporary folder: SQLite's own code, which its
 * driver would unpack there, lies in the installation.
 */
class NoexecFolderTest {
    private static final Path INSTALLED = Path.of("/mnt/installed");
    private static final Path STATE = Path.of("/mnt/state");

    @Test
    void whatIsInstalledRecordsAndIsRead() {
        assertThat(
                        Sandbox.asRoot()
                                .after(
                                        "mkdir " + INSTALLED + " " + STATE,
                                        "mount -t tmpfs -o noexec tmpfs /tmp")
                                .run(InSandbox.class))
                .isEqualTo("recorded and read\n");
    }

    /** Which is what the other test goes by. */
    @ParameterizedTest
    @ValueSource(strings = {"bindsight", "launch"})
    void whatStartsItNamesTheFolderOfTheInstallation(String script) {
        assertThat(Path.of("packaging", script)).content().contains("-Dorg.sqlite.lib.path=$");
    }

    static final class InSandbox {
        public static void main(String[] arguments) throws IOException {
            try (ChildProcess bare = RecordingProcess.start(STATE, Map.of())) {
                assertThat(bare.awaitExit())
                        .as("nothing can be run from there: " + bare.output())
                        .isNotZero();
            }
            SqliteLibrary.unpack(INSTALLED);
            String library = SqliteLibrary.option(INSTALLED);
            try (ChildProcess record = RecordingProcess.start(STATE, Map.of(), library)) {
                record.awaitLine("^Recording to " + STATE);
                try (ChildProcess history =
                        RecordingProcess.bindsight(
                                STATE, Map.of(), List.of(library), "history", "--json")) {
                    assertThat(history.awaitExit()).as(history.output()).isZero();
                    assertThat(history.output())
                            .containsPattern("\"recording\" ?: ?true")
                            .contains("recording-began");
                }
            }
            System.out.println("recorded and read");
        }
    }
}
