package dev.bindsight.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bindsight.history.HistoryAnswer;
import dev.bindsight.history.PastEvent;
import dev.bindsight.history.PastEvent.FailedCall;
import dev.bindsight.history.PastEvent.SeenBy;
import dev.bindsight.history.PastPlace;
import dev.bindsight.model.Protocol;
import dev.bindsight.occupancy.Seen;
import dev.bindsight.words.PastText;

import org.junit.jupiter.api.Test;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

/** When a table says that there is nothing. */
class HistoryTableTextTest {
    private static final Instant NOON = Instant.parse("2026-11-25T12:00:00Z");
    private static final String NOTHING = "Nothing of it is recorded.";

    private static String said(boolean recorded, PastEvent... events) {
        return said(NOON, recorded, events);
    }

    private static String said(Instant now, boolean recorded, PastEvent... events) {
        var out = new ByteArrayOutputStream();
        var terminal =
                new Terminal(
                        new Output(out),
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new BufferedReader(new StringReader("")),
                        false,
                        100,
                        false);
        new HistoryTableText(terminal, new PastText(now, ZoneOffset.UTC, "/home/ann"))
                .print(new HistoryAnswer(List.of(), List.of(events), List.of(), false), recorded);
        terminal.out().flush();
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void aBindThatFailedIsSomething() {
        var failed =
                new PastEvent.Failed(
                        NOON,
                        FailedCall.BIND,
                        new PastPlace(Protocol.TCP, Seen.place("127.0.0.1:3000")),
                        "EADDRINUSE",
                        SeenBy.BINDSIGHT,
                        null,
                        null);

        assertThat(said(true, failed)).contains("EADDRINUSE").doesNotContain(NOTHING);
    }

    @Test
    void linesOfOneMinuteOfAnEarlierDayAreToldApartBySeconds() {
        var place = new PastPlace(Protocol.TCP, Seen.place("127.0.0.1:3000"));
        Instant tomorrow = NOON.plus(Duration.ofDays(1));

        assertThat(
                        said(
                                tomorrow,
                                true,
                                new PastEvent.Brief(NOON.plusSeconds(7), place),
                                new PastEvent.Brief(NOON.plusSeconds(9), place),
                                new PastEvent.Brief(NOON.plusSeconds(90), place)))
                .contains("12:00:07", "12:00:09", "12:01")
                .doesNotContain("12:01:30");
    }

    @Test
    void nothingIsSaidOnceAndOnlyOfARecord() {
        assertThat(said(true, new PastEvent.RecordingBegan(NOON))).isEqualTo(NOTHING + "\n");
        assertThat(said(false)).as("the line about the record says it").isEmpty();
    }
}
