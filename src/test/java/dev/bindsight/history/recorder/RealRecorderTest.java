package dev.bindsight.history.recorder;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bindsight.history.EventKind;
import dev.bindsight.history.HeldSpan;
import dev.bindsight.history.HistoryAnswer;
import dev.bindsight.history.HistoryQuery;
import dev.bindsight.history.PastEvent;
import dev.bindsight.history.Period;
import dev.bindsight.history.RecordState.RecorderKind;
import dev.bindsight.history.Retention;
import dev.bindsight.history.SpanEnd;
import dev.bindsight.history.store.HistoryFile;
import dev.bindsight.history.store.RecordReader;
import dev.bindsight.inventory.LiveEndings;
import dev.bindsight.inventory.LiveInventory;
import dev.bindsight.inventory.MachineSummary;
import dev.bindsight.inventory.filter.SocketFilter;
import dev.bindsight.model.ProcessEnd;
import dev.bindsight.model.Uid;
import dev.bindsight.platform.Platform;
import dev.bindsight.platform.linux.LinuxPlatform;
import dev.bindsight.testbed.ChildProcess;
import dev.bindsight.testbed.Eventually;
import dev.bindsight.words.PastText;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A recorder of this machine, which looks when the test says so; the servers are the test's. */
class RealRecorderTest {
    private static final int NOBODY = 65_534;
    private static final String SERVER =
            """
            import os, socket, sys
            l = socket.socket(); l.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            l.bind(('127.0.0.1', %d)); l.listen(5)
            print('port', l.getsockname()[1], flush=True)
            told = sys.stdin.readline().strip()
            if told == 'kill': os.kill(os.getpid(), 9)
            sys.exit(int(told or '0'))
            """;

    @TempDir private Path state;

    private final Platform platform = LinuxPlatform.open();
    private final LiveInventory inventory = new LiveInventory(platform, InstantSource.system());
    private @Nullable Recorder recorder;

    @AfterEach
    void close() {
        if (recorder != null) {
            recorder.close();
        }
        inventory.close();
        platform.close();
    }

    private void start() {
        var wiring =
                new Recorder.Wiring(
                        file(),
                        RecorderKind.COMMAND,
                        Looks.alone(inventory),
                        new LiveEndings(platform),
                        () ->
                                new Moment(
                                        Instant.now(),
                                        Duration.ofNanos(System.nanoTime()),
                                        null,
                                        "this"),
                        Object::toString,
                        () -> false,
                        () -> Retention.DEFAULT,
                        new Writing(file()));
        recorder = ((Recorder.Start.Started) Recorder.start(wiring)).recorder();
        look();
    }

    private void look() {
        Objects.requireNonNull(recorder).look();
    }

    private HistoryFile file() {
        return HistoryFile.of(Map.of("XDG_STATE_HOME", state.toString()), state);
    }

    private HistoryAnswer read() {
        try (var reader =
                new RecordReader(
                        file(),
                        new MachineSummary(platform.machine(), "test"),
                        InstantSource.system(),
                        () -> "this",
                        () -> Retention.DEFAULT)) {
            Instant now = Instant.now();
            var period = new Period(now.minus(Duration.ofHours(1)), now.plusSeconds(60));
            return reader.read(new HistoryQuery(period, SocketFilter.NONE, 10_000));
        }
    }

    private List<HeldSpan> spans(int port) {
        return read().spans().stream()
                .filter(each -> each.place().port().number() == port)
                .toList();
    }

    private List<EventKind> kinds(int port) {
        return read().events().stream()
                .filter(each -> each.place() != null && each.place().port().number() == port)
                .filter(each -> !(each instanceof PastEvent.Brief))
                .map(PastEvent::kind)
                .toList();
    }

    private static int port(ChildProcess server) {
        return server.awaitNumber("^port (\\d+)");
    }

    /** Who had a port, once it is written down that it was given up. */
    private HeldSpan ended(int port) {
        Eventually.holds(
                "the end is written down",
                () -> {
                    look();
                    return spans(port).getFirst().end() != null;
                });
        return spans(port).getFirst();
    }

    private static int pid(HeldSpan span) {
        return Objects.requireNonNull(span.holder()).pid().number();
    }

    @ParameterizedTest
    @CsvSource({"0, 0, ", "3, 3, ", "kill, , 9"})
    void howAServerEndedIsToldAsTheKernelSaysIt(String how, Integer status, Integer signal) {
        start();
        int port;
        int pid;
        try (ChildProcess server = ChildProcess.python(SERVER.formatted(0))) {
            port = port(server);
            pid = (int) server.pid();
            look();
            server.send(how);
            server.awaitExit();
        }
        HeldSpan span = ended(port);

        assertThat(pid(span)).isEqualTo(pid);
        assertThat(span.sawOpening()).isTrue();
        assertThat(span.end())
                .isEqualTo(
                        new SpanEnd.ProcessEnded(
                                status == null
                                        ? new ProcessEnd.Signalled(signal)
                                        : new ProcessEnd.Exited(status)));
        assertThat(kinds(port)).containsExactly(EventKind.OPENED, EventKind.CLOSED);
    }

    /** By root, who alone sees which socket is another user's. */
    @Test
    void howAServerOfAnotherUserEndedIsTold() {
        Assumptions.assumeTrue(
                "root".equals(System.getProperty("user.name")), "becoming another user takes root");
        start();
        int port;
        try (ChildProcess server =
                // by itself: another user may not be allowed to start this very python
                ChildProcess.python(
                        "import os, socket, sys; os.setgroups([]); os.setresgid(%1$d, %1$d, %1$d);"
                                        .formatted(NOBODY)
                                + " os.setresuid(%1$d, %1$d, %1$d)\n".formatted(NOBODY)
                                + SERVER.formatted(0))) {
            port = port(server);
            look();
            server.send("3");
            server.awaitExit();
        }
        HeldSpan span = ended(port);

        assertThat(Objects.requireNonNull(span.holder()).uid()).isEqualTo(new Uid(NOBODY));
        assertThat(PastText.how(span, Objects.requireNonNull(span.end())))
                .isEqualTo("exited with 3");
    }

    @Test
    void aPortThatAnotherProcessHasAtTheNextLookWasTakenOver() {
        start();
        int port;
        int first;
        try (ChildProcess server = ChildProcess.python(SERVER.formatted(0))) {
            port = port(server);
            first = (int) server.pid();
            look();
        }
        try (ChildProcess second = ChildProcess.python(SERVER.formatted(port))) {
            assertThat(port(second)).isEqualTo(port);
            look();

            List<HeldSpan> spans = spans(port);
            assertThat(spans)
                    .extracting(RealRecorderTest::pid)
                    .containsExactly(first, (int) second.pid());
            assertThat(spans.getFirst().end()).isInstanceOf(SpanEnd.TakenOver.class);
            assertThat(spans.getFirst().to()).isEqualTo(spans.getLast().from());
            assertThat(spans.getLast().end()).isNull();
        }
    }
}
