package dev.bindsight.history.recorder;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bindsight.history.EventKind;
import dev.bindsight.history.HeldSpan;
import dev.bindsight.history.HistoryAnswer;
import dev.bindsight.history.PastEvent;
import dev.bindsight.history.RecordGap;
import dev.bindsight.history.SpanEnd;
import dev.bindsight.model.Port;
import dev.bindsight.model.ProcessEnd;
import dev.bindsight.model.ProcessRef;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;

/** Kills, other runs of the machine, clocks that are set, suspends and gaps are told apart. */
class RecorderInterruptedTest extends InSmallWorld {
    @Test
    void afterAKillWhatIsStillThereGoesOnAndTheRestEndedMeanwhile() {
        start();
        ProcessRef stays = world.process(4121, "node", "server.js");
        ProcessRef goes = world.process(4122, "vite");
        world.listen(1, 3000, stays);
        world.listen(2, 5173, goes);
        look();
        Instant heard = world.wall();
        kill();
        world.pass(Duration.ofMinutes(10));
        world.end(goes, EXIT_0);
        world.listen(3, 6379, world.process(4200, "redis-server"));
        start();

        HistoryAnswer answer = read();
        assertThat(answer.spans()).hasSize(3);
        assertThat(span(answer, 3000).end()).isNull();
        assertThat(span(answer, 3000).sawOpening()).isTrue();
        assertThat(span(answer, 5173).end()).isEqualTo(new SpanEnd.Unknown());
        assertThat(span(answer, 5173).to()).isEqualTo(heard);
        assertThat(span(answer, 6379).sawOpening()).isFalse();
        assertThat(answer.gaps())
                .containsExactly(new RecordGap(heard, world.wall(), RecordGap.Why.BROKEN_OFF));
        assertThat(kinds()).containsExactly(EventKind.OPENED, EventKind.OPENED);
    }

    @Test
    void anotherRunOfTheMachineEndsEverything() {
        start();
        world.listen(1, 3000, world.process(4121, "node", "server.js"));
        look();
        Instant heard = world.wall();
        kill();
        world.pass(Duration.ofMinutes(10));
        world.reboot("second");
        // the very same pid, start and cookie
        world.listen(1, 3000, world.process(4121, "node", "server.js"));
        start();

        HistoryAnswer answer = read();
        assertThat(answer.spans()).hasSize(2);
        assertThat(answer.spans().getFirst().end()).isEqualTo(new SpanEnd.Boot());
        assertThat(answer.spans().getFirst().to()).isEqualTo(heard);
        assertThat(answer.gaps())
                .containsExactly(new RecordGap(heard, world.wall(), RecordGap.Why.BOOT));
    }

    @Test
    void aClockThatIsSetBackIsNoEndAndSpansLastAsLongAsTheyDid() {
        start();
        ProcessRef server = world.process(4121, "node", "server.js");
        world.listen(1, 3000, server);
        look();
        world.pass(Duration.ofSeconds(9));
        world.setClock(Duration.ofHours(-1));
        look();
        assertThat(kinds()).containsExactly(EventKind.OPENED);
        assertThat(read().events())
                .filteredOn(each -> each instanceof PastEvent.ClockSet)
                .singleElement()
                .isEqualTo(new PastEvent.ClockSet(world.wall(), Duration.ofHours(-1)));
        assertThat(read().gaps()).isEmpty();
        world.end(server, EXIT_0);
        look();
        assertThat(onlySpan().length(world.wall())).isEqualTo(Duration.ofSeconds(11));
    }

    @Test
    void aSuspendIsAGapAndNoClockThatWasSet() {
        start();
        world.listen(1, 3000, world.process(4121, "node", "server.js"));
        look();
        Instant before = world.wall();
        world.suspend(Duration.ofHours(7));
        look();
        assertThat(read().gaps())
                .containsExactly(new RecordGap(before, world.wall(), RecordGap.Why.SUSPENDED));
        assertThat(read().events()).noneMatch(each -> each instanceof PastEvent.ClockSet);
        assertThat(onlySpan().end()).isNull();
    }

    @Test
    void whatWasNotLookedAtForLongIsAGap() {
        start();
        Instant before = world.wall();
        world.pass(Duration.ofMinutes(1));
        look();
        assertThat(read().gaps())
                .containsExactly(new RecordGap(before, world.wall(), RecordGap.Why.NO_LOOK));
    }

    /** Nobody knows when in a gap. */
    @Test
    void whatEndedOrBeganInAGapIsToldAsOfTheLooksAroundIt() {
        start();
        ProcessRef goes = world.process(4121, "node", "server.js");
        ProcessRef isFollowed = world.process(4122, "nginx");
        world.listen(1, 3000, goes);
        world.listen(2, 8080, isFollowed);
        look();
        Instant seen = world.wall();
        world.suspend(Duration.ofHours(7));
        world.end(goes, new ProcessEnd.Exited(3));
        world.end(isFollowed, EXIT_0);
        world.listen(3, 8080, world.process(4200, "java", "gateway.jar"));
        look();
        look();

        HistoryAnswer answer = read();
        assertThat(span(answer, 3000).to()).isEqualTo(seen);
        assertThat(span(answer, 3000).end())
                .isEqualTo(new SpanEnd.ProcessEnded(new ProcessEnd.Exited(3)));
        assertThat(span(answer, 8080).to()).isEqualTo(seen);
        HeldSpan later = answer.spans().getLast();
        assertThat(later.place().port()).isEqualTo(new Port(8080));
        assertThat(later.sawOpening()).isFalse();
        assertThat(later.from()).isAfter(seen.plus(Duration.ofHours(7)));
    }

    /** A laptop whose clock is put right when it wakes up. */
    @Test
    void aClockThatIsSetDuringASuspendIsToldBesideIt() {
        start();
        Instant before = world.wall();
        world.suspend(Duration.ofHours(7));
        world.setClock(Duration.ofMinutes(-30));
        look();
        // by the clock as it is now
        Instant from = before.minus(Duration.ofMinutes(30));
        assertThat(read().gaps())
                .containsExactly(new RecordGap(from, world.wall(), RecordGap.Why.SUSPENDED));
        assertThat(read().events())
                .contains(new PastEvent.ClockSet(world.wall(), Duration.ofMinutes(-30)));
    }
}
