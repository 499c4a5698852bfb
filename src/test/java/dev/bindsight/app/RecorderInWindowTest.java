package dev.bindsight.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bindsight.history.HistoryQuery;
import dev.bindsight.history.Period;
import dev.bindsight.inventory.InventoryPoller;
import dev.bindsight.inventory.filter.SocketFilter;
import dev.bindsight.platform.SocketQuery;
import dev.bindsight.testbed.Eventually;
import dev.bindsight.testbed.ScriptedPlatform;
import dev.bindsight.testbed.ScriptedSocket;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** The recorder of a window looks at what the window reads. */
@Timeout(300)
class RecorderInWindowTest {

    @TempDir private Path directory;

    private final ScriptedPlatform platform = new ScriptedPlatform();

    private Engine engine() {
        return Engine.on(platform, "test", Map.of("XDG_STATE_HOME", directory.toString()));
    }

    private static List<Integer> recorded(Engine engine) {
        Instant now = Instant.now();
        var day = new Period(now.minus(Duration.ofDays(1)), now.plus(Duration.ofDays(1)));
        return engine.history().read(new HistoryQuery(day, SocketFilter.NONE, 100)).spans().stream()
                .map(each -> each.place().port().number())
                .toList();
    }

    private List<SocketQuery> ofRecorder() {
        return platform.sockDiag().asked().stream().filter(SocketQuery::occupants).toList();
    }

    @Test
    void theMachineIsReadOnceForBoth() {
        var first = platform.add(ScriptedSocket.listener("127.0.0.1:3000"));
        platform.process(4121).command("node", "server.js").open(first);
        try (Engine engine = engine();
                var window = new InventoryPoller(engine.inventory(), Runnable::run, _ -> {})) {
            window.start();
            assertThat(engine.recorder().recordHere(true)).isTrue();
            var second = platform.add(ScriptedSocket.listener("127.0.0.1:3001"));
            platform.process(4122).command("node", "other.js").open(second);
            Eventually.holds(
                    "both are recorded",
                    () -> {
                        window.refresh();
                        return recorded(engine).containsAll(List.of(3000, 3001));
                    });

            assertThat(ofRecorder()).isEmpty();
        }
    }

    @Test
    void itGoesOnWhereTheWindowReadsNoMore() {
        try (Engine engine = engine();
                var window = new InventoryPoller(engine.inventory(), Runnable::run, _ -> {})) {
            window.start();
            assertThat(engine.recorder().recordHere(true)).isTrue();
            window.pause();
            var socket = platform.add(ScriptedSocket.listener("127.0.0.1:3001"));
            platform.process(4122).command("node", "other.js").open(socket);
            Eventually.holds("it is recorded", () -> recorded(engine).contains(3001));

            assertThat(ofRecorder()).isNotEmpty();
        }
    }
}
