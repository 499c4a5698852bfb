package dev.bindsight.history.recorder;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bindsight.app.Engine;
import dev.bindsight.history.HeldSpan;
import dev.bindsight.history.HistoryAnswer;
import dev.bindsight.history.HistoryQuery;
import dev.bindsight.history.Period;
import dev.bindsight.history.RecordGap;
import dev.bindsight.history.SpanEnd;
import dev.bindsight.inventory.filter.SocketFilter;
import dev.bindsight.platform.linux.LinuxPlatform;
import dev.bindsight.testbed.ChildProcess;
import dev.bindsight.testbed.Sandbox;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** A recorder finds that the machine was started anew, by what the kernel says and nothing else. */
class AnotherBootTest {
    @Test
    void theVerySocketIsAnotherOneInAnotherRunOfTheMachine() {
        assertThat(Sandbox.asRoot().after("mkdir /mnt/state").run(InSandbox.class))
                .isEqualTo("told apart\n");
    }

    /** In a sandbox, whose boot id can be made another. */
    static final class InSandbox {
        private static final Path BOOT_ID = Path.of("/proc/sys/kernel/random/boot_id");

        public static void main(String[] arguments) throws IOException {
            Path state = Path.of("/mnt/state");
            try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                record(state);
                assertThat(spans(read(state), server)).hasSize(1);
                // the same run, after a recorder that was ended in order
                record(state);
                assertThat(why(read(state))).containsExactly(RecordGap.Why.NOT_RECORDING);
                assertThat(spans(read(state), server))
                        .singleElement()
                        .satisfies(each -> assertThat(each.end()).isNotEqualTo(new SpanEnd.Boot()));

                another(state);
                record(state);
                HistoryAnswer told = read(state);
                assertThat(why(told).getLast()).isEqualTo(RecordGap.Why.BOOT);
                List<HeldSpan> spans = spans(told, server);
                assertThat(spans).hasSize(2);
                assertThat(spans.getFirst().end()).isEqualTo(new SpanEnd.Boot());
                assertThat(spans.getLast().sawOpening()).isFalse();
            }
            System.out.println("told apart");
        }

        private static void another(Path folder) throws IOException {
            Path other = Files.writeString(folder.resolve("boot_id"), "another\n");
            try (var mount =
                    ChildProcess.start("mount", "--bind", other.toString(), BOOT_ID.toString())) {
                assertThat(mount.awaitExit()).as(mount.output()).isZero();
            }
        }

        private static void record(Path state) {
            try (Engine engine = engine(state)) {
                assertThat(engine.recorder().recordHere(true)).isTrue();
            }
        }

        private static HistoryAnswer read(Path state) {
            try (Engine engine = engine(state)) {
                Instant now = Instant.now();
                var period = new Period(now.minus(Duration.ofHours(1)), now.plusSeconds(60));
                return engine.history().read(new HistoryQuery(period, SocketFilter.NONE, 1_000));
            }
        }

        /** Without the time since the last look, in which nobody records. */
        private static List<RecordGap.Why> why(HistoryAnswer answer) {
            return answer.gaps().subList(0, answer.gaps().size() - 1).stream()
                    .map(RecordGap::why)
                    .toList();
        }

        private static List<HeldSpan> spans(HistoryAnswer answer, ServerSocket server) {
            return answer.spans().stream()
                    .filter(each -> each.place().port().number() == server.getLocalPort())
                    .toList();
        }

        private static Engine engine(Path state) {
            return Engine.on(
                    LinuxPlatform.open(), "box", Map.of("XDG_STATE_HOME", state.toString()));
        }
    }
}
