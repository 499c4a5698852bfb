package dev.bindsight.history.recorder;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bindsight.history.EventKind;
import dev.bindsight.history.HeldSpan;
import dev.bindsight.history.HistoryAnswer;
import dev.bindsight.history.HistoryQuery;
import dev.bindsight.history.Past;
import dev.bindsight.history.PastEvent;
import dev.bindsight.history.Period;
import dev.bindsight.history.RecordGap;
import dev.bindsight.history.RecordState.RecorderKind;
import dev.bindsight.history.Retention;
import dev.bindsight.history.SpanEnd;
import dev.bindsight.history.store.HistoryFile;
import dev.bindsight.history.store.Note;
import dev.bindsight.history.store.Notebook;
import dev.bindsight.history.store.RecordReader;
import dev.bindsight.inventory.MachineSummary;
import dev.bindsight.inventory.filter.SocketFilter;
import dev.bindsight.model.Port;
import dev.bindsight.model.ProcessEnd;
import dev.bindsight.model.ProcessRef;
import dev.bindsight.model.Signal;
import dev.bindsight.testbed.ScriptedPlatform;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What is seen look by look is written down as what happened, and nothing else is. */
class RecorderTest {
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final ProcessEnd EXIT_0 = new ProcessEnd.Exited(0);

    @TempDir private Path directory;
    private final SmallWorld world = new SmallWorld();
    private @Nullable Recorder recorder;
    private boolean allArguments;

    @AfterEach
    void close() {
        Recorder last = recorder;
        if (last != null) {
            last.close();
        }
    }

    @ParameterizedTest
    @CsvSource({"0, ", "3, ", ", 9"})
    void howAProcessEndedIsWrittenDown(Integer status, Integer signal) {
        start();
        ProcessRef server = world.process(4121, "node", "server.js");
        world.listen(1, 3000, server);
        look();
        world.end(
                server,
                status == null ? new ProcessEnd.Signalled(signal) : new ProcessEnd.Exited(status));
        look();

        HeldSpan span = onlySpan();
        assertThat(nonNull(span.holder()).name()).isEqualTo("server.js");
        assertThat(span.sawOpening()).isTrue();
        assertThat(span.end()).isInstanceOf(SpanEnd.ProcessEnded.class);
        assertThat(nonNull(nonNull(span.end()).process()).exitStatus()).isEqualTo(status);
        assertThat(nonNull(nonNull(span.end()).process()).signal()).isEqualTo(signal);
        assertThat(kinds()).containsExactly(EventKind.OPENED, EventKind.CLOSED);
    }

    /** The kernel closes its sockets before it says that a process has ended, and how. */
    @Test
    void anEndThatIsToldLaterIsWrittenDownAsOfWhenThePlaceWasFree() {
        start();
        ProcessRef server = world.process(4121, "node", "server.js");
        world.listen(1, 3000, server);
        look();
        world.close(1);
        look();
        Instant free = world.wall();
        world.end(server, ProcessEnd.UNTOLD);
        look();
        assertThat(onlySpan().end()).as("not known yet").isNull();
        world.end(server, EXIT_0);
        look();

        assertThat(onlySpan().end()).isEqualTo(new SpanEnd.ProcessEnded(EXIT_0));
        assertThat(onlySpan().to()).isEqualTo(free);
    }

    @Test
    void oneThatRunsOnHasClosedIt() {
        start();
        ProcessRef server = world.process(4121, "node", "server.js");
        world.listen(1, 3000, server);
        look();
        world.close(1);
        look();
        look();
        assertThat(onlySpan().end()).isEqualTo(new SpanEnd.Closed());
    }

    @Test
    void aPortThatAnotherProcessHasAtTheNextLookWasTakenOver() {
        start();
        ProcessRef nginx = world.process(4075, "nginx");
        world.listen(1, 8080, nginx);
        look();
        world.end(nginx, EXIT_0);
        world.listen(2, 8080, world.process(5330, "java", "gateway.jar"));
        look();

        HistoryAnswer answer = read();
        assertThat(answer.spans()).hasSize(2);
        assertThat(answer.spans().getFirst().end()).isEqualTo(new SpanEnd.TakenOver(EXIT_0));
        assertThat(answer.spans().getFirst().to()).isEqualTo(answer.spans().getLast().from());
        assertThat(kinds()).containsExactly(EventKind.OPENED, EventKind.CHANGED_OWNER);
    }

    @Test
    void theSameProgramThatOpensItAgainCameBack() {
        start();
        ProcessRef first = world.process(4098, "node", "server.js");
        world.listen(1, 3000, first);
        look();
        world.end(first, new ProcessEnd.Exited(3));
        look();
        look();
        world.listen(2, 3000, world.process(4121, "node", "server.js"));
        look();
        world.listen(3, 3001, world.process(4122, "node", "server.js"));
        look();
        assertThat(kinds())
                .containsExactly(
                        EventKind.OPENED, EventKind.CLOSED, EventKind.CAME_BACK, EventKind.OPENED);
    }

    @Test
    void whatBindsightStoppedIsToldSo() {
        start();
        ProcessRef server = world.process(4098, "node", "server.js");
        world.listen(1, 3000, server);
        look();
        new Notebook(file(), world::boot)
                .add(List.of(new Note.Stopped(world.wall(), server, Signal.SIGTERM)));
        world.end(server, new ProcessEnd.Signalled(15));
        look();
        assertThat(onlySpan().end())
                .isEqualTo(new SpanEnd.StoppedByBindsight(new ProcessEnd.Signalled(15)));
        assertThat(read().events())
                .last()
                .isInstanceOfSatisfying(
                        PastEvent.Stopped.class,
                        event -> assertThat(event.signal()).isEqualTo(Signal.SIGTERM));
    }

    @Test
    void aRefusedBindIsToldWithWhoHadThePlace() {
        start();
        world.listen(1, 3000, world.process(4098, "node", "server.js"));
        look();
        new Notebook(file(), world::boot)
                .add(
                        List.of(
                                new Note.Failed(
                                        world.wall(),
                                        PastEvent.FailedCall.BIND,
                                        Past.place(3000),
                                        "EADDRINUSE",
                                        PastEvent.SeenBy.RUN,
                                        "next dev")));
        look();
        assertThat(read().events())
                .last()
                .isInstanceOfSatisfying(
                        PastEvent.Failed.class,
                        event -> {
                            assertThat(nonNull(event.holder()).name()).isEqualTo("server.js");
                            assertThat(event.program()).isEqualTo("next dev");
                        });
    }

    @Test
    void severalSocketsOfOneProcessOnOnePlaceAreOneSpan() {
        start();
        ProcessRef nginx = world.process(4075, "nginx");
        world.listen(1, 8080, nginx);
        world.listen(2, 8080, nginx);
        look();
        world.close(1);
        look();
        assertThat(onlySpan().end()).isNull();
        world.close(2);
        look();
        look();
        assertThat(onlySpan().end()).isEqualTo(new SpanEnd.Closed());
    }

    @Test
    void anOwnerThatBecomesVisibleHadItAllTheTime() {
        start();
        ProcessRef hidden = world.process(4075, "nginx");
        world.listen(1, 80, null);
        look();
        Instant opened = world.wall();
        world.listen(1, 80, hidden);
        look();
        assertThat(nonNull(onlySpan().holder()).name()).isEqualTo("nginx");
        assertThat(onlySpan().from()).isEqualTo(opened);
        assertThat(kinds()).containsExactly(EventKind.OPENED);
    }

    @Test
    void aSocketThatNoLookHasSeenIsToldWithoutItsOwner() {
        start();
        ProcessRef server = world.process(4121, "node", "server.js");
        world.listen(1, 3000, server);
        look();
        world.listen(2, 9000, server);
        world.close(2);
        world.close(1);
        look();
        look();
        assertThat(kinds())
                .containsExactlyInAnyOrder(
                        EventKind.OPENED, EventKind.OPENED_AND_CLOSED, EventKind.CLOSED);
        assertThat(read().events())
                .filteredOn(each -> each instanceof PastEvent.Brief)
                .singleElement()
                .satisfies(each -> assertThat(each.place()).isEqualTo(Past.place(9000)));
    }

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

    /** A child that has the socket of its parent has opened nothing. */
    @Test
    void aSocketThatIsPassedOnChangesItsOwnerThoughTheProgramIsTheSame() {
        start();
        world.listen(1, 3000, world.process(4121, "node", "server.js"));
        look();
        world.listen(1, 3000, world.process(4122, "node", "server.js"));
        look();
        assertThat(kinds()).containsExactly(EventKind.OPENED, EventKind.CHANGED_OWNER);
    }

    @Test
    void aRecorderThatIsEndedSaysSo() {
        start();
        running().close();
        recorder = null;
        Instant ended = world.wall();
        world.pass(Duration.ofHours(1));
        start();
        assertThat(read().gaps())
                .containsExactly(new RecordGap(ended, world.wall(), RecordGap.Why.NOT_RECORDING));
    }

    @Test
    void aSecondRecorderFindsTheFirst() {
        start();
        assertThat(Recorder.start(wiring(world))).isEqualTo(new Recorder.Start.AlreadyRecorded());
        assertThat(Recorder.start(wiring(world))).isEqualTo(new Recorder.Start.AlreadyRecorded());
        look();
        assertThat(reader().state().recorder()).isEqualTo(RecorderKind.COMMAND);
    }

    @Test
    void onlyProgramAndScriptAreKeptUnlessMoreIsWanted() {
        start();
        world.listen(
                1,
                3000,
                world.process(4121, "node", "server.js", "--password", "hunter2", "--verbose"));
        look();
        assertThat(nonNull(onlySpan().holder()).command()).containsExactly("node", "server.js");
    }

    @Test
    void whatIsWantedIsAskedWhenAProcessIsWrittenDown() {
        start();
        world.listen(1, 3000, world.process(4121, "node", "server.js", "--verbose"));
        look();
        allArguments = true;
        world.listen(2, 3001, world.process(4122, "node", "server.js", "--token", "hunter2"));
        look();
        allArguments = false;
        world.listen(3, 3002, world.process(4123, "node", "server.js", "--verbose"));
        look();
        assertThat(read().spans())
                .extracting(each -> nonNull(each.holder()).command())
                .satisfiesExactly(
                        first -> assertThat(first).containsExactly("node", "server.js"),
                        second ->
                                assertThat(second)
                                        .hasSize(4)
                                        .startsWith("node", "server.js", "--token")
                                        .doesNotContain("hunter2"),
                        third -> assertThat(third).containsExactly("node", "server.js"));
    }

    private void start() {
        recorder = ((Recorder.Start.Started) Recorder.start(wiring(world))).recorder();
        running().look();
    }

    private Recorder running() {
        return nonNull(recorder);
    }

    private static <T> T nonNull(@Nullable T value) {
        return Objects.requireNonNull(value);
    }

    private void look() {
        world.pass(SECOND);
        running().look();
    }

    /** As SIGKILL leaves it: nothing more is written. */
    private void kill() {
        running().abandon();
        recorder = null;
    }

    private Recorder.Wiring wiring(SmallWorld machine) {
        return new Recorder.Wiring(
                file(),
                RecorderKind.COMMAND,
                machine,
                machine,
                machine,
                () -> allArguments,
                () -> Retention.DEFAULT);
    }

    private HistoryFile file() {
        return HistoryFile.of(Map.of("XDG_STATE_HOME", directory.toString()), directory);
    }

    private HistoryAnswer read() {
        try (RecordReader reader = reader()) {
            return reader.read(
                    new HistoryQuery(
                            new Period(
                                    world.wall().minus(Duration.ofDays(1)),
                                    world.wall().plus(Duration.ofDays(1))),
                            SocketFilter.NONE,
                            1000));
        }
    }

    private RecordReader reader() {
        return new RecordReader(
                file(),
                new MachineSummary(new ScriptedPlatform().machine(), "test"),
                world::wall,
                world::boot,
                () -> Retention.DEFAULT);
    }

    private HeldSpan onlySpan() {
        List<HeldSpan> spans = read().spans();
        assertThat(spans).hasSize(1);
        return spans.getFirst();
    }

    private static HeldSpan span(HistoryAnswer answer, int port) {
        return answer.spans().stream()
                .filter(each -> each.place().port().number() == port)
                .findFirst()
                .orElseThrow();
    }

    private List<EventKind> kinds() {
        return read().events().stream()
                .filter(each -> !(each instanceof PastEvent.OfRecording))
                .map(PastEvent::kind)
                .toList();
    }
}
