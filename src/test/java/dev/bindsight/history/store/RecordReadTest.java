package dev.bindsight.history.store;

import static dev.bindsight.history.Past.NOON;
import static dev.bindsight.history.Past.ended;
import static dev.bindsight.history.Past.holder;
import static dev.bindsight.history.Past.lasting;
import static dev.bindsight.history.Past.place;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bindsight.history.HeldAt;
import dev.bindsight.history.HeldSpan;
import dev.bindsight.history.PastEvent;
import dev.bindsight.history.RecordGap;
import dev.bindsight.history.RecordState.RecorderKind;
import dev.bindsight.history.RecordState.Trouble;
import dev.bindsight.history.SpanEnd;
import dev.bindsight.model.Port;
import dev.bindsight.model.Signal;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What is written down is read again, by others too. */
class RecordReadTest extends OnRecordFile {
    @Test
    void whatIsWrittenIsReadByAnotherWhileItIsWritten() throws SQLException {
        now = NOON;
        RecordWriter writer = writer();
        RecordReader reader = reader();
        HeldSpan server = lasting(1, 3000, holder(4121, "server.js"), NOON);

        writer.write(
                List.of(
                        new Change.Began(server, 77),
                        new Change.Happened(new PastEvent.Opened(NOON, server, null))),
                pulse(NOON));
        assertThat(reader.read(day("")).spans()).containsExactly(server);
        assertThat(reader.read(day("")).events())
                .containsExactly(new PastEvent.Opened(NOON, server, null));

        Instant end = NOON.plusSeconds(90);
        writer.write(
                List.of(
                        new Change.Ended(1, end, KILLED),
                        new Change.Happened(new PastEvent.Closed(end, ended(server, end, KILLED)))),
                pulse(end));
        assertThat(reader.read(day("3000")).spans()).containsExactly(ended(server, end, KILLED));
        assertThat(reader.read(day("3000")).events()).hasSize(2);
        assertThat(reader.read(day("3001")).spans()).isEmpty();
    }

    @Test
    void everyEventIsReadAsItWasWritten() throws SQLException {
        RecordWriter writer = writer();
        HeldSpan first = lasting(1, 3000, holder(4121, "server.js"), NOON);
        HeldSpan second = lasting(2, 3000, holder(4200, "server.js"), NOON.plusSeconds(9));
        var gap = new RecordGap(NOON.minusSeconds(60), NOON.plusSeconds(8), RecordGap.Why.BOOT);
        List<PastEvent> events =
                List.of(
                        new PastEvent.RecordingBegan(NOON),
                        new PastEvent.Stopped(NOON.plusSeconds(1), first, Signal.SIGTERM),
                        new PastEvent.CameBack(NOON.plusSeconds(2), second, first),
                        new PastEvent.ChangedOwner(NOON.plusSeconds(3), second, first),
                        new PastEvent.Failed(
                                NOON.plusSeconds(4),
                                PastEvent.FailedCall.BIND,
                                place(3000),
                                "EADDRINUSE",
                                PastEvent.SeenBy.RUN,
                                "npm run dev",
                                holder(4121, "server.js")),
                        new PastEvent.Failed(
                                NOON.plusSeconds(5),
                                PastEvent.FailedCall.CONNECT,
                                place(3001),
                                "ECONNREFUSED",
                                PastEvent.SeenBy.BINDSIGHT,
                                null,
                                null),
                        new PastEvent.Brief(NOON.plusSeconds(6), place(9000)),
                        new PastEvent.ClockSet(NOON.plusSeconds(7), Duration.ofMinutes(-5)),
                        new PastEvent.RecordingWentOn(gap.to(), gap),
                        new PastEvent.RecordingEnded(NOON.plusSeconds(10)));
        var changes = new ArrayList<Change>();
        changes.add(new Change.Began(first, 0));
        changes.add(new Change.Began(second, 0));
        events.forEach(each -> changes.add(new Change.Happened(each)));
        changes.add(new Change.Missed(gap));
        writer.write(changes, pulse(NOON.plusSeconds(10)));

        assertThat(reader().read(day("")).events()).isEqualTo(events);
        assertThat(reader().read(day("")).gaps()).contains(gap);
        assertThat(reader().read(day("process:server.js")).events())
                .as("those of the recording are told with any filter")
                .hasSize(events.size() - 2);
    }

    @Test
    void whoHadAPortIsToldWithItsGaps() throws SQLException {
        RecordWriter writer = writer();
        HeldSpan server = lasting(1, 3000, holder(4121, "server.js"), NOON.plusSeconds(60));
        var gap =
                new RecordGap(
                        NOON.plusSeconds(200), NOON.plusSeconds(300), RecordGap.Why.SUSPENDED);
        writer.write(
                List.of(
                        new Change.Happened(new PastEvent.RecordingBegan(NOON)),
                        new Change.Began(server, 0),
                        new Change.Ended(1, NOON.plusSeconds(120), KILLED),
                        new Change.Missed(gap)),
                pulse(NOON.plusSeconds(400)));
        HeldSpan held = ended(server, NOON.plusSeconds(120), KILLED);
        var port = new Port(3000);
        RecordReader reader = reader();

        assertThat(reader.heldAt(port, NOON.plusSeconds(60)))
                .isEqualTo(new HeldAt.Held(List.of(held)));
        assertThat(reader.heldAt(port, NOON.plusSeconds(59)))
                .isEqualTo(new HeldAt.Nobody(null, held, null));
        assertThat(reader.heldAt(port, NOON.plusSeconds(120)))
                .isEqualTo(new HeldAt.Nobody(held, null, null));
        assertThat(reader.heldAt(port, NOON.plusSeconds(250)))
                .isEqualTo(new HeldAt.NotRecorded(gap, held));
        assertThat(reader.heldAt(port, NOON.minusSeconds(1)))
                .isEqualTo(new HeldAt.NotRecorded(null, null));
        assertThat(reader.heldAt(port, now.plusSeconds(1)))
                .isEqualTo(new HeldAt.NotRecorded(null, held));
    }

    @Test
    void whatWasOpenedAndClosedWithinALookIsToldOfThatMomentAndLater() throws SQLException {
        HeldSpan server = lasting(1, 3000, holder(4121, "server.js"), NOON);
        Instant brief = NOON.plusMillis(60_400);
        writer().write(
                        List.of(
                                new Change.Happened(new PastEvent.RecordingBegan(NOON)),
                                new Change.Began(server, 0),
                                new Change.Happened(
                                        new PastEvent.Brief(NOON.plusSeconds(10), place(3000))),
                                new Change.Ended(1, NOON.plusSeconds(30), KILLED),
                                new Change.Happened(new PastEvent.Brief(brief, place(3000)))),
                        pulse(NOON.plusSeconds(400)));
        HeldSpan held = ended(server, NOON.plusSeconds(30), KILLED);
        var port = new Port(3000);
        RecordReader reader = reader();

        assertThat(reader.heldAt(port, NOON.plusSeconds(60)))
                .isEqualTo(new HeldAt.Nobody(held, null, brief));
        assertThat(reader.heldAt(port, NOON.plusSeconds(100)))
                .as("later")
                .isEqualTo(new HeldAt.Nobody(held, null, brief));
        assertThat(reader.heldAt(port, NOON.plusSeconds(40)))
                .as("long before")
                .isEqualTo(new HeldAt.Nobody(held, null, null));
    }

    @Test
    void whatLastedWhenTheRecorderWasKilledLastsNoLonger() throws SQLException {
        RecordWriter writer = writer();
        HeldSpan server = lasting(1, 3000, holder(4121, "server.js"), NOON);
        Instant heard = NOON.plusSeconds(30);
        writer.write(
                List.of(new Change.Began(server, 0)),
                new Pulse(BOOT, heard, false, RecorderKind.COMMAND, Integer.MAX_VALUE, 0));

        assertThat(reader().state().recording()).isFalse();
        assertThat(reader().read(day("")).spans())
                .containsExactly(ended(server, heard, new SpanEnd.Unknown()));
        assertThat(reader().read(day("")).gaps())
                .containsExactly(new RecordGap(heard, now, RecordGap.Why.BROKEN_OFF));
        assertThat(reader().heldAt(new Port(3000), NOON.plusSeconds(60)))
                .isInstanceOf(HeldAt.NotRecorded.class);
    }

    /** As of one that is halted, or that may not even say that it cannot write. */
    @Test
    void ofARecorderThatRunsAndWritesNothingItIsNotSaidThatItRecords() throws SQLException {
        HeldSpan server = lasting(1, 3000, holder(4121, "server.js"), NOON);
        writer().write(List.of(new Change.Began(server, 0)), pulse(NOON));
        now = NOON.plusSeconds(2);
        assertThat(reader().state().recording()).isTrue();
        assertThat(reader().read(day("")).gaps()).isEmpty();

        now = NOON.plusSeconds(60);
        assertThat(reader().state().trouble()).isEqualTo(new Trouble.NotWritten(null));
        assertThat(reader().state().recording()).isFalse();
        assertThat(reader().read(day("")).gaps())
                .containsExactly(new RecordGap(NOON, now, RecordGap.Why.NOT_RECORDING));
    }

    @Test
    void whatARecorderCouldNotWriteUntilItsEndIsToldAfterwards() throws SQLException {
        Pulse last = new Pulse(BOOT, NOON, false, RecorderKind.WINDOW, Integer.MAX_VALUE, 1);
        writer().write(List.of(), last);
        Instant since = NOON.plusSeconds(1);
        new Unwritten(last.pid(), last.started(), since, "Disk quota exceeded").leave(file());

        assertThat(reader().state().trouble()).as("it has ended").isNull();
        assertThat(reader().read(day("")).gaps())
                .containsExactly(
                        new RecordGap(NOON, now, RecordGap.Why.NOT_WRITTEN, "Disk quota exceeded"));

        writer().write(List.of(), pulse(NOON.plusSeconds(60)));
        now = NOON.plusSeconds(61);
        assertThat(reader().read(day("")).gaps()).as("written since").isEmpty();
    }

    @Test
    void whoCannotBeginToRecordSaysSoWithoutARecord() throws IOException {
        file().make();
        var waits = new Unwritten(self(), selfStart(), NOON, "Read-only file system: a / and ");
        waits.leave(file());

        assertThat(Unwritten.of(file())).isEqualTo(waits);
        assertThat(reader().state().trouble()).isEqualTo(new Trouble.NotWritten(waits.why()));
        assertThat(file().delete()).isTrue();
        assertThat(reader().state().trouble()).isNull();
    }

    @Test
    void eventsAreFoundByAProcessThatWasSeenLater() throws SQLException {
        RecordWriter writer = writer();
        HeldSpan unseen = lasting(1, 3000, null, NOON);
        writer.write(
                List.of(
                        new Change.Began(unseen, 0),
                        new Change.Happened(new PastEvent.Opened(NOON, unseen, null))),
                pulse(NOON));
        RecordReader reader = reader();
        assertThat(reader.read(day("process:server.js")).events()).isEmpty();

        writer.write(List.of(new Change.Known(1, holder(41, "server.js"), 0)), pulse(NOON));

        assertThat(reader.read(day("process:server.js")).events()).hasSize(1);
        assertThat(reader.read(day("process:server.js")).spans()).hasSize(1);
    }
}
