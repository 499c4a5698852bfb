package dev.bindsight.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bindsight.history.RecordState;
import dev.bindsight.history.RecordState.RecorderKind;
import dev.bindsight.history.RecordState.Trouble;
import dev.bindsight.history.Retention;
import dev.bindsight.words.PastText;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;

/** What is said of a record that nothing can be written to. */
class RecordTextTest {
    private static final Instant NOON = Instant.parse("2026-11-25T12:00:00Z");
    private static final String FULL =
            "Nothing is recorded at the moment, because the record cannot be written: No space left"
                    + " on device";

    private static String said(
            @Nullable RecorderKind recorder, @Nullable Instant since, Trouble trouble) {
        return RecordText.of(
                new RecordState(
                        recorder, since, 4_000_000, Retention.DEFAULT, Path.of("/r.db"), trouble),
                new PastText(NOON.plusSeconds(60), ZoneOffset.UTC, "/home/ann"));
    }

    @Test
    void thatNothingIsWrittenIsSaidInsteadOfWhoRecords() {
        var full = new Trouble.NotWritten("No space left on device");
        assertThat(said(RecorderKind.COMMAND, NOON, full))
                .isEqualTo(
                        FULL
                                + "; the record begins 12:00:00 and takes 4 MB. Kept: 30 days, 100"
                                + " MB.");
        assertThat(said(null, null, full)).isEqualTo(FULL);
    }

    @Test
    void whereTheReasonIsNotKnownThatIsSaid() {
        assertThat(said(RecorderKind.BACKGROUND, NOON, new Trouble.NotWritten(null)))
                .startsWith(
                        "Nothing is recorded at the moment, although a recorder runs; why is not"
                                + " known; the record begins ");
    }
}
