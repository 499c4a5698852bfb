package dev.bindsight.history;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/** A path alone is no reason. */
class SystemReasonTest {
    @Test
    void aRefusalSaysWhatIsWrongWithThePath() {
        assertThat(SystemReason.of(new AccessDeniedException("/ro/state")))
                .isEqualTo("/ro/state: Permission denied");
        assertThat(SystemReason.of(new NoSuchFileException("/none")))
                .isEqualTo("/none: No such file or directory");
        assertThat(SystemReason.of(new FileAlreadyExistsException("/home/ann/state")))
                .isEqualTo("/home/ann/state: File exists");
        assertThat(SystemReason.of(new FileSystemException("/a", null, "Not a directory")))
                .isEqualTo("/a: Not a directory");
    }

    @Test
    void whatHasNoMessageIsNamed() {
        assertThat(SystemReason.of(new IOException())).isEqualTo("IOException");
    }
}
