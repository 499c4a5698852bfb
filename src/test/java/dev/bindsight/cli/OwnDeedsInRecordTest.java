package dev.bindsight.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bindsight.app.Engine;
import dev.bindsight.platform.linux.LinuxPlatform;
import dev.bindsight.testbed.ChildProcess;
import dev.bindsight.testbed.Eventually;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import tools.jackson.databind.JsonNode;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** What Bindsight itself stopped, and what failed in it, in a record that another process keeps. */
class OwnDeedsInRecordTest {
    @TempDir private Path state;

    @Test
    void aRefusedBindAFailedConnectAndAStopAreRecorded() {
        try (Engine recording = engine();
                ChildProcess server = Listeners.accepting()) {
            String port = Integer.toString(Listeners.port(server));
            String closed = Integer.toString(Listeners.closedPort());
            assertThat(recording.recorder().recordHere(true)).isTrue();
            Eventually.holds("the server is recorded", () -> !spans(port).isEmpty());

            assertThat(by("bind", "127.0.0.1:" + port).status()).isOne();
            JsonNode refused = await(port, "bind-refused");
            assertThat(refused.at("/process/pid").asLong()).isEqualTo(server.pid());

            assertThat(by("connect", "127.0.0.1", closed).status()).isOne();
            assertThat(await(closed, "connect-failed").at("/local/port").asInt())
                    .isEqualTo(Integer.parseInt(closed));

            assertThat(by("stop", "127.0.0.1:" + port, "--yes").status()).isZero();
            await(port, "stopped-by-bindsight");
            JsonNode span = spans(port).getLast();
            assertThat(span.get("ended").asString()).isEqualTo("stopped-by-bindsight");
            assertThat(span.get("signal").asString()).isEqualTo("SIGTERM");
        }
    }

    private JsonNode await(String port, String kind) {
        Eventually.holds(
                kind + " of " + port,
                () ->
                        history(port)
                                .get("events")
                                .valueStream()
                                .anyMatch(each -> each.get("kind").asString().equals(kind)));
        return history(port)
                .get("events")
                .valueStream()
                .filter(each -> each.get("kind").asString().equals(kind))
                .findFirst()
                .orElseThrow();
    }

    private List<JsonNode> spans(String port) {
        return history(port).get("spans").valueStream().toList();
    }

    private JsonNode history(String port) {
        return by("history", port, "--json").json();
    }

    /** Each is a process of its own otherwise, and so has an engine of its own. */
    private CommandLineRun by(String... arguments) {
        return CommandLineRun.by(engine(), 200, arguments);
    }

    private Engine engine() {
        return Engine.on(LinuxPlatform.open(), "box", Map.of("XDG_STATE_HOME", state.toString()));
    }
}
