package dev.bindsight.words;

import static dev.bindsight.history.Past.NOON;
import static dev.bindsight.history.Past.ended;
import static dev.bindsight.history.Past.holder;
import static dev.bindsight.history.Past.lasting;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bindsight.history.HeldAt;
import dev.bindsight.history.HeldSpan;
import dev.bindsight.history.RecordGap;
import dev.bindsight.history.SpanEnd;
import dev.bindsight.model.Port;
import dev.bindsight.model.ProcessEnd;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

/** The record in sentences that claim no more than was seen. */
class PastTextTest {
    private static final Port PORT = new Port(3000);
    private static final HeldSpan SERVER =
            lasting(1, 3000, holder(3877, "server.js"), NOON.minusSeconds(7200));

    private final PastText text = new PastText(NOON, ZoneOffset.UTC, "/home/ann");

    @Test
    void whoHeldAPortIsSaidWithHowItEnded() {
        HeldSpan held =
                ended(
                        SERVER,
                        NOON.minusSeconds(60),
                        new SpanEnd.ProcessEnded(new ProcessEnd.Exited(0)));
        assertThat(text.answer(new HeldAt.Held(List.of(held)), PORT, NOON))
                .isEqualTo(
                        "server.js (node, 3877) of ann in ~/shop held 127.0.0.1:3000 from 10:00:00"
                                + " to 11:59:00; ended by itself.");
        assertThat(text.answer(new HeldAt.Held(List.of(SERVER)), PORT, NOON))
                .isEqualTo(
                        "server.js (node, 3877) of ann in ~/shop has held 127.0.0.1:3000 from"
                                + " 10:00:00.");
    }

    @Test
    void aGapIsNeverFree() {
        var gap =
                new RecordGap(NOON.minusSeconds(60), NOON.plusSeconds(60), RecordGap.Why.SUSPENDED);
        assertThat(text.answer(new HeldAt.NotRecorded(gap, null), PORT, NOON))
                .isEqualTo(
                        "Who held it at 12:00:00 is not known: suspended from 11:59:00 to 12:01:00,"
                                + " nothing was recorded.");
        assertThat(text.answer(new HeldAt.Nobody(null, null, null), PORT, NOON))
                .isEqualTo("Nobody held 3000 at 12:00:00.");
    }

    @Test
    void whatIsStillToComeIsNoGapAndTheYearIsToldWhereItMayMislead() {
        assertThat(text.answer(new HeldAt.NotRecorded(null, null), PORT, NOON.plusSeconds(3600)))
                .isEqualTo("13:00:00 is still to come.");
        Instant lastYear = NOON.atZone(ZoneOffset.UTC).minusYears(1).toInstant();
        assertThat(text.answer(new HeldAt.NotRecorded(null, null), PORT, lastYear))
                .contains(Integer.toString(lastYear.atZone(ZoneOffset.UTC).getYear()));
    }

    @Test
    void secondsAreSaidOfAnEarlierDayWhereTwoMomentsShareAMinute() {
        var later = new PastText(NOON.plus(Duration.ofDays(1)), ZoneOffset.UTC, "/home/ann");
        HeldSpan brief =
                ended(
                        lasting(1, 3000, holder(3877, "server.js"), NOON.plusSeconds(2)),
                        NOON.plusSeconds(31),
                        new SpanEnd.ProcessEnded(new ProcessEnd.Exited(3)));
        HeldSpan next = lasting(2, 3000, holder(3878, "server.js"), NOON.plusSeconds(45));
        HeldSpan earlier =
                ended(
                        lasting(3, 3000, holder(9, "old.js"), NOON.minusSeconds(7200)),
                        NOON.plusSeconds(1),
                        new SpanEnd.Closed());
        HeldSpan apart =
                ended(
                        lasting(4, 3000, holder(9, "old.js"), NOON.minusSeconds(7200)),
                        NOON.minusSeconds(59),
                        new SpanEnd.Closed());

        assertThat(later.sentence(brief))
                .contains(" from Nov 25, 12:00:02 to Nov 25, 12:00:31; exited with 3.");
        assertThat(later.sentence(apart)).contains(" from Nov 25, 10:00 to Nov 25, 11:59; ");
        assertThat(later.answer(new HeldAt.Held(List.of(next)), PORT, later.now(), earlier))
                .as("across both sentences")
                .contains("from Nov 25, 12:00:45.")
                .contains("from Nov 25, 10:00 to Nov 25, 12:00:01;");
        assertThat(later.answer(new HeldAt.Nobody(brief, next, null), PORT, NOON.plusSeconds(40)))
                .startsWith("Nobody held 3000 at Nov 25, 12:00:40.");
        assertThat(later.gap(new RecordGap(NOON, NOON.plusSeconds(20), RecordGap.Why.SUSPENDED)))
                .startsWith("suspended from Nov 25, 12:00:00 to Nov 25, 12:00:20");
        assertThat(
                        later.gap(
                                new RecordGap(
                                        NOON,
                                        NOON.plusSeconds(20),
                                        RecordGap.Why.NOT_WRITTEN,
                                        "Disk quota exceeded")))
                .isEqualTo(
                        "not recorded from Nov 25, 12:00:00 to Nov 25, 12:00:20, the record could"
                                + " not be written: Disk quota exceeded");
    }

    @Test
    void whatNoLookSawIsNeverNobody() {
        assertThat(text.answer(new HeldAt.Nobody(null, null, NOON.plusMillis(300)), PORT, NOON))
                .isEqualTo(
                        "Nobody was seen to hold 3000 at 12:00:00. It was opened and closed within"
                                + " a look, last at 12:00:00; who held it then is not known.");
        assertThat(text.answer(new HeldAt.Nobody(null, null, NOON.minusSeconds(60)), PORT, NOON))
                .isEqualTo(
                        "Nobody held 3000 at 12:00:00. It was opened and closed within a look, last"
                                + " at 11:59:00; who held it then is not known.");
    }

    @ParameterizedTest
    @CsvSource({
        "0, , ended by itself",
        "3, , exited with 3",
        "143, , exited with 143",
        ", 9, 'ended by SIGKILL, sender not known'",
        ", , 'its process ended, how is not known'"
    })
    void byItselfIsSaidOfAnExitWithZeroAlone(
            @Nullable Integer status, @Nullable Integer signal, String expected) {
        ProcessEnd end =
                status != null
                        ? new ProcessEnd.Exited(status)
                        : signal != null ? new ProcessEnd.Signalled(signal) : ProcessEnd.UNTOLD;
        assertThat(PastText.how(SERVER, new SpanEnd.ProcessEnded(end))).isEqualTo(expected);
    }
}
