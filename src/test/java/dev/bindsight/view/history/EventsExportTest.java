package dev.bindsight.view.history;

import static dev.bindsight.history.Past.NOON;
import static dev.bindsight.history.Past.ended;
import static dev.bindsight.history.Past.holder;
import static dev.bindsight.history.Past.lasting;
import static dev.bindsight.history.Past.place;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bindsight.history.HeldSpan;
import dev.bindsight.history.PastEvent;
import dev.bindsight.history.SpanEnd;
import dev.bindsight.model.ErrnoName;
import dev.bindsight.model.ProcessEnd;
import dev.bindsight.words.EventText;
import dev.bindsight.words.PastText;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.time.ZoneOffset;
import java.util.List;

class EventsExportTest {
    @Test
    void eachEventIsALineWithWhoItIsAboutAndHowItCame() {
        HeldSpan span =
                ended(
                        lasting(1, 3000, holder(3877, "server.js"), NOON),
                        NOON.plusSeconds(90),
                        new SpanEnd.ProcessEnded(new ProcessEnd.Exited(3)));
        var words = new EventText(new PastText(NOON, ZoneOffset.UTC, "/home/ann"));
        String csv =
                EventsExport.csv(
                        List.of(
                                new PastEvent.RecordingBegan(NOON),
                                new PastEvent.Closed(NOON.plusSeconds(90), span)),
                        words);

        assertThat(csv.lines())
                .containsExactly(
                        "Time,Port,Protocol,Address,What,Process,Pids,User,How and why",
                        "2026-11-25T12:00:00Z,,,,recording began,,,,",
                        "2026-11-25T12:01:30Z,3000,tcp,127.0.0.1,closed,server.js,3877,ann,"
                                + "exited with 3; after 1 min");
    }

    @Test
    void ofARefusalTheProcessIsWhoWasRefusedAndNotWhoHadThePlace() {
        var words = new EventText(new PastText(NOON, ZoneOffset.UTC, "/home/ann"));

        String csv =
                EventsExport.csv(
                        List.of(
                                refused(PastEvent.SeenBy.RUN, "next dev"),
                                refused(PastEvent.SeenBy.BINDSIGHT, null)),
                        words);

        assertThat(csv.lines().skip(1))
                .containsExactly(
                        "2026-11-25T12:00:00Z,3000,tcp,127.0.0.1,bind refused,next dev,,,"
                                + "\"EADDRINUSE; seen under bindsight run: next dev; server.js"
                                + " (node, 3877) had it\"",
                        "2026-11-25T12:00:00Z,3000,tcp,127.0.0.1,bind refused,Bindsight,,,"
                                + "\"EADDRINUSE; in Bindsight; server.js (node, 3877) had it\"");
    }

    private static PastEvent refused(PastEvent.SeenBy seenBy, @Nullable String program) {
        return new PastEvent.Failed(
                NOON,
                PastEvent.FailedCall.BIND,
                place(3000),
                ErrnoName.EADDRINUSE.name(),
                seenBy,
                program,
                holder(3877, "server.js"));
    }
}
