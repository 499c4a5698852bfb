package dev.bindsight.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bindsight.app.Engine;
import dev.bindsight.history.HistoryQuery;
import dev.bindsight.history.Period;
import dev.bindsight.inventory.filter.FilterReading;
import dev.bindsight.inventory.filter.SocketFilter;
import dev.bindsight.platform.linux.LinuxPlatform;
import dev.bindsight.testbed.ChildProcess;
import dev.bindsight.testbed.Eventually;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import tools.jackson.databind.JsonNode;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** A refused bind says who had the port before, where a recorder was there. */
class PredecessorInRecordTest {
    private static final String SERVER =
            "import socket, sys\n"
                + "l = socket.socket(); l.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)\n"
                + "l.bind(('127.0.0.1', int(%s))); l.listen(5)\n"
                + "print('port', l.getsockname()[1], flush=True)\n"
                + "input()\n";

    @TempDir private Path state;

    @Test
    void whoHadItIsToldByBindAndWhyInWordsAndInJson() {
        try (Engine recording = engine()) {
            assertThat(recording.recorder().recordHere(true)).isTrue();
            ChildProcess first = ChildProcess.python(SERVER.formatted("0"));
            int port = Listeners.port(first);
            long pid = first.pid();
            try (first) {
                await(recording, port, "1 lasting");
            }
            await(recording, port, "1 ended");
            try (var second = ChildProcess.python(SERVER.formatted(port))) {
                assertThat(Listeners.port(second)).isEqualTo(port);
                await(recording, port, "2 lasting");
                for (String verb : new String[] {"bind", "why"}) {
                    JsonNode evidence =
                            CommandLineRun.by(engine(), 80, verb, "127.0.0.1:" + port, "--json")
                                    .json()
                                    .at("/diagnosis/evidence");
                    JsonNode line = evidence.get(1);
                    assertThat(line.get("fact").asString()).isEqualTo("had-before");
                    JsonNode before = line.get("values");
                    assertThat(before.get("pid").asLong()).isEqualTo(pid);
                    assertThat(before.get("taken").asBoolean()).isTrue();
                    assertThat(before.get("sawOpening").asBoolean()).isTrue();
                    assertThat(before.get("freeMicros").asLong()).isBetween(0L, 120_000_000L);
                    assertThat(before.get("heldMicros").asLong()).isPositive();
                    assertThat(Instant.parse(before.get("until").asString()))
                            .isBefore(Instant.now());
                    assertThat(line.get("text").asString())
                            .matches(
                                    "(Before, it was free for [0-9]+ (s|min); before that|Right"
                                            + " before,) .*\\(.*pid "
                                            + pid
                                            + "\\) had it for .*");
                }
                assertThat(CommandLineRun.by(engine(), 200, "why", "127.0.0.1:" + port).out())
                        .contains("pid " + pid + ") had it for ");
            }
        }
    }

    private static void await(Engine recording, int port, String expected) {
        Eventually.holds(expected, () -> told(recording, port).equals(expected));
    }

    private Engine engine() {
        return Engine.on(LinuxPlatform.open(), "box", Map.of("XDG_STATE_HOME", state.toString()));
    }

    private static String told(Engine engine, int port) {
        var query =
                new HistoryQuery(
                        new Period(
                                Instant.now().minus(Duration.ofHours(1)),
                                Instant.now().plusSeconds(60)),
                        filter(port),
                        100);
        var spans = engine.history().read(query).spans();
        return spans.isEmpty()
                ? "none"
                : spans.size() + (spans.getLast().to() == null ? " lasting" : " ended");
    }

    private static SocketFilter filter(int port) {
        return ((FilterReading.Parsed) SocketFilter.parse("port:" + port)).filter();
    }
}
