package dev.bindsight.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;

/** What {@code bind} is asked for, and does. */
class BindOptionsTest {
    @Test
    void theKernelPicksAPortForZeroAndItIsTold() {
        CommandLineRun run = CommandLineRun.inJson("bind", "127.0.0.1:0");
        assertThat(run.status()).isZero();
        assertThat(run.json().at("/attempt/endpoint/port").asInt()).isZero();
        int given = run.json().at("/attempt/local/port").asInt();
        assertThat(given).isPositive();
        assertThat(CommandLineRun.of("bind", "127.0.0.1:0").out()).contains("The kernel gave port");
    }

    @Test
    void everyOptionThatIsAskedForIsSetOnTheSocket() {
        JsonNode attempt =
                CommandLineRun.inJson(
                                "bind",
                                "[::1]:0",
                                "--reuse-address",
                                "--reuse-port",
                                "--v6only",
                                "--freebind",
                                "--backlog",
                                "7")
                        .json()
                        .get("attempt");
        Shape.attempt(attempt, "bind", "::1", 0);
        assertThat(attempt.get("options").toString())
                .isEqualTo("[\"SO_REUSEADDR\",\"SO_REUSEPORT\",\"IPV6_V6ONLY\",\"IP_FREEBIND\"]");
        assertThat(attempt.get("trace").toString())
                .contains("SO_REUSEADDR, [1]", "SO_REUSEPORT, [1]", "IPV6_V6ONLY, [1]", ", 7\"");
    }

    @Test
    void localhostForIpv6AloneAndWithAPortOfTheKernelsIsOneSocket() {
        assertThat(CommandLineRun.of("bind", "localhost:0", "--v6only").out())
                .contains("bind [::1]:0 with IPV6_V6ONLY → OK")
                .doesNotContain("127.0.0.1");
        assertThat(CommandLineRun.of("bind", "localhost:0").out())
                .contains("bind 127.0.0.1:0 → OK")
                .doesNotContain("::1");
    }

    @Test
    void ofLocalhostTheAddressThatIsRefusedIsTheAnswer() {
        try (var child =
                Listeners.holder("l = listener(s.AF_INET6, '::1'); port = l.getsockname()[1]")) {
            int port = Listeners.port(child);
            CommandLineRun run = CommandLineRun.inJson("why", "localhost:" + port);
            assertThat(run.status()).isEqualTo(1);
            Shape.attempt(run.json().get("attempt"), "bind", "::1", port);
            assertThat(CommandLineRun.of("why", "localhost:" + port).out())
                    .contains("bind 127.0.0.1:" + port + " → OK")
                    .contains("bind [::1]:" + port + " → EADDRINUSE (98)");
        }
    }

    @Test
    void nothingThatCouldTakeTrafficFromALiveSocketIsTried() {
        String program =
                "l = s.socket(s.AF_INET, s.SOCK_DGRAM); l.bind(('127.0.0.1', 0));"
                        + " port = l.getsockname()[1]";
        try (var child = Listeners.holder(program)) {
            String place = "127.0.0.1:" + Listeners.port(child);
            CommandLineRun run = CommandLineRun.inJson("bind", place, "--udp", "--reuse-port");
            assertThat(run.status()).isEqualTo(1);
            JsonNode outcome = run.json().at("/attempt/outcome");
            assertThat(outcome.get("ok").asBoolean()).isFalse();
            assertThat(outcome.has("errno")).isFalse();
            assertThat(outcome.get("message").asString()).contains("traffic");
            assertThat(run.json().at("/attempt/protocol").asString()).isEqualTo("udp");
        }
    }
}
