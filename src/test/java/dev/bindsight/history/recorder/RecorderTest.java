package dev.bindsight.history.recorder;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bindsight.history.EventKind;
import dev.bindsight.history.HeldSpan;
import dev.bindsight.history.HistoryAnswer;
import dev.bindsight.history.Past;
import dev.bindsight.history.PastEvent;
import dev.bindsight.history.RecordGap;
import dev.bindsight.history.RecordState.RecorderKind;
import dev.bindsight.history.SpanEnd;
import dev.bindsight.history.store.Note;
import dev.bindsight.history.store.Notebook;
import dev.bindsight.model.Ownership;
import dev.bindsight.model.ProcessEnd;
import dev.bindsight.model.ProcessRef;
import dev.bindsight.model.Signal;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** What is seen look by look is written down as what happened, and nothing else is. */
class RecorderTest extends InSmallWorld {
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
        assertThat(onlySpan().user()).isEqualTo("user 1000");
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

    /** It was told as a change of the owner, though nobody took anything over. */
    @Test
    void aMasterThatIsSeenAfterItsWorkerHadItAllTheTime() {
        start();
        ProcessRef master = world.process(4075, "nginx");
        ProcessRef worker = world.process(4076, "nginx");
        world.listen(1, 80, worker);
        look();
        world.listenAs(1, 80, new Ownership.OwnedBy(List.of(master, worker)));
        look();
        assertThat(nonNull(onlySpan().holder()).ref()).isEqualTo(master);
        assertThat(kinds()).containsExactly(EventKind.OPENED);
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
}
