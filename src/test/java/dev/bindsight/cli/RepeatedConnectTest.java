package dev.bindsight.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.util.List;

/** {@code connect --count}: how often, how long, how many were lost. */
class RepeatedConnectTest {
    @Test
    void repeatedConnectsAreCountedAndMeasured() {
        try (var child = Listeners.accepting()) {
            String port = Integer.toString(Listeners.port(child));
            CommandLineRun run =
                    CommandLineRun.inJson(
                            "connect", "127.0.0.1", port, "--count", "5", "--interval", "20ms");

            assertThat(run.status()).isZero();
            JsonNode statistics = run.json().get("statistics");
            assertThat(statistics.get("sent").asInt()).isEqualTo(5);
            assertThat(statistics.get("connected").asInt()).isEqualTo(5);
            assertThat(List.of("minMicros", "medianMicros", "p99Micros", "maxMicros"))
                    .allSatisfy(each -> assertThat(statistics.get(each).asLong()).isPositive());
            assertThat(statistics.get("minMicros").asLong())
                    .isLessThanOrEqualTo(statistics.get("medianMicros").asLong());
            assertThat(statistics.get("p99Micros").asLong())
                    .isLessThanOrEqualTo(statistics.get("maxMicros").asLong());
            child.send("");
            assertThat(child.awaitNumber("seen (\\d+)")).isEqualTo(5);
        }
    }

    @Test
    void ofConnectsThatAllFailThereAreNoTimes() throws IOException {
        String port = Integer.toString(Listeners.closedPort());
        CommandLineRun run =
                CommandLineRun.inJson(
                        "connect", "127.0.0.1", port, "--count", "2", "--interval", "10ms");
        assertThat(run.status()).isEqualTo(1);
        assertThat(run.json().at("/statistics/sent").asInt()).isEqualTo(2);
        assertThat(run.json().at("/statistics/connected").asInt()).isZero();
        assertThat(run.json().get("statistics").has("minMicros")).isFalse();

        CommandLineRun text =
                CommandLineRun.of(
                        "connect", "127.0.0.1", port, "--count", "2", "--interval", "10ms");
        assertThat(text.out()).containsSubsequence("1  ", "2  ", "2 sent, 0 connected, 2 lost");
    }
}
