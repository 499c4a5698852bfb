package dev.bindsight.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bindsight.testbed.ChildProcess;

import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;

import java.io.IOException;

/** {@code connect}, to servers of other programs on loopback. */
class ConnectCommandTest {
    private static final String LOOPBACK = "127.0.0.1";

    @Test
    void aServerThatAcceptsIsConnectedTo() {
        try (var child = Listeners.accepting()) {
            int port = Listeners.port(child);
            CommandLineRun run = CommandLineRun.inJson("connect", LOOPBACK, Integer.toString(port));

            assertThat(run.status()).isZero();
            assertThat(run.err()).isEmpty();
            JsonNode document = run.json();
            assertThat(document.get("name").asString()).isEqualTo(LOOPBACK);
            assertThat(document.get("resolved").toString()).isEqualTo("[\"127.0.0.1\"]");
            assertThat(document.at("/resolution").has("error")).isFalse();
            assertThat(document.has("statistics")).isFalse();
            assertThat(document.get("attempts")).hasSize(1);
            JsonNode attempt = document.at("/attempts/0");
            Shape.attempt(attempt, "connect", LOOPBACK, port);
            assertThat(attempt.has("diagnosis")).isFalse();
            assertThat(attempt.at("/local/address").asString()).isEqualTo(LOOPBACK);
            assertThat(attempt.get("trace").toString())
                    .contains("EINPROGRESS", "\"poll\"", "SO_ERROR");
        }
    }

    @Test
    void aBlockingConnectWaitsInConnectItself() {
        try (var child = Listeners.accepting()) {
            JsonNode attempt =
                    CommandLineRun.inJson(
                                    "connect",
                                    LOOPBACK,
                                    Integer.toString(Listeners.port(child)),
                                    "--blocking")
                            .json()
                            .at("/attempts/0");
            assertThat(attempt.at("/outcome/ok").asBoolean()).isTrue();
            assertThat(attempt.get("trace").toString()).doesNotContain("EINPROGRESS", "poll");
        }
    }

    @Test
    void whereNothingListensTheRefusalIsExplained() throws IOException {
        int port = Listeners.closedPort();
        CommandLineRun run = CommandLineRun.inJson("connect", LOOPBACK, Integer.toString(port));

        assertThat(run.status()).isEqualTo(1);
        JsonNode attempt = run.json().at("/attempts/0");
        Shape.attempt(attempt, "connect", LOOPBACK, port);
        assertThat(attempt.at("/outcome/errno").asString()).isEqualTo("ECONNREFUSED");
        assertThat(attempt.at("/outcome/number").asInt()).isEqualTo(111);
        assertThat(attempt.at("/outcome/syscall").asString()).isEqualTo("connect");
        assertThat(attempt.at("/outcome/by").asString()).isEqualTo("kernel");
        Shape.diagnosis(attempt.get("diagnosis"), "nothing-listening");
        Shape.fix(attempt.get("diagnosis"), "start-server");
    }

    @Test
    void aServerOnTheOtherFamilyIsNamedWithItsSocket() {
        try (var child = Listeners.accepting()) {
            int port = Listeners.port(child);
            CommandLineRun run = CommandLineRun.inJson("connect", "[::1]", Integer.toString(port));

            assertThat(run.status()).isEqualTo(1);
            assertThat(run.json().get("name").asString()).isEqualTo("::1");
            JsonNode diagnosis = run.json().at("/attempts/0/diagnosis");
            Shape.diagnosis(diagnosis, "listening-elsewhere");
            assertThat(Shape.socket(diagnosis).at("/ownership/processes/0/pid").asLong())
                    .isEqualTo(child.pid());
        }
    }

    @Test
    void aFullAcceptQueueIsToldFromAHostThatIsGone() {
        String program =
                """
                import socket
                l = socket.socket(); l.bind(('127.0.0.1', 0)); l.listen(0)
                c = socket.create_connection(l.getsockname())
                print('port', l.getsockname()[1], flush=True)
                input()
                """;
        try (var child = ChildProcess.python(program)) {
            int port = Listeners.port(child);
            CommandLineRun run =
                    CommandLineRun.inJson(
                            "connect", LOOPBACK, Integer.toString(port), "--timeout", "300ms");

            assertThat(run.status()).isEqualTo(1);
            JsonNode attempt = run.json().at("/attempts/0");
            Shape.attempt(attempt, "connect", LOOPBACK, port);
            assertThat(attempt.at("/outcome/errno").asString()).isEqualTo("ETIMEDOUT");
            assertThat(attempt.at("/outcome/syscall").asString()).isEqualTo("poll");
            assertThat(attempt.at("/outcome/by").asString()).isEqualTo("timeout");
            Shape.diagnosis(attempt.get("diagnosis"), "accept-queue-full");
        }
    }

    @Test
    void aSourceIsBoundFirstAndDecidesTheFamily() {
        try (var child = Listeners.accepting()) {
            String port = Integer.toString(Listeners.port(child));
            JsonNode attempt =
                    CommandLineRun.inJson("connect", LOOPBACK, port, "--from", "127.0.0.3")
                            .json()
                            .at("/attempts/0");
            assertThat(attempt.at("/outcome/ok").asBoolean()).isTrue();
            assertThat(attempt.at("/source/address").asString()).isEqualTo("127.0.0.3");
            assertThat(attempt.at("/local/address").asString()).isEqualTo("127.0.0.3");

            CommandLineRun other =
                    CommandLineRun.inJson("connect", LOOPBACK, port, "--from", "203.0.113.7:0");
            assertThat(other.status()).isEqualTo(1);
            JsonNode refused = other.json().at("/attempts/0");
            assertThat(refused.at("/outcome/syscall").asString()).isEqualTo("bind");
            assertThat(refused.at("/outcome/errno").asString()).isEqualTo("EADDRNOTAVAIL");
            Shape.diagnosis(refused.get("diagnosis"), "source-not-local");
        }
    }

    @Test
    void aNameWithoutAnAddressHasTheCodeOfGetaddrinfo() {
        CommandLineRun run = CommandLineRun.inJson("connect", "256.256.256.256.invalid", "80");
        assertThat(run.status()).isEqualTo(1);
        assertThat(run.json().get("resolved")).isEmpty();
        assertThat(run.json().get("attempts")).isEmpty();
        assertThat(run.json().at("/resolution/error").asString()).isIn("EAI_NONAME", "EAI_AGAIN");
        Shape.diagnosis(run.json().get("diagnosis"), "name-not-found");
        assertThat(CommandLineRun.of("connect", "256.256.256.256.invalid", "80").out())
                .startsWith("getaddrinfo 256.256.256.256.invalid → EAI_");
    }

    @Test
    void everyPortOfARangeAndAListIsTriedOnce() throws IOException {
        try (var child = Listeners.accepting()) {
            int port = Listeners.port(child);
            int closed = Listeners.closedPort();
            String range = closed + "-" + (closed + 2);
            CommandLineRun run =
                    CommandLineRun.inJson("connect", LOOPBACK, range, port + "," + closed);

            assertThat(run.status()).isEqualTo(1);
            assertThat(run.json().get("attempts").valueStream())
                    .extracting(each -> each.at("/endpoint/port").asInt())
                    .containsExactly(closed, closed + 1, closed + 2, port);
            assertThat(run.json().at("/attempts/3/outcome/ok").asBoolean()).isTrue();
        }
    }

    @Test
    void aSweepShowsWhatIsOpenAndNamesTheClosedPortsInOneLine() throws IOException {
        try (var one = Listeners.accepting();
                var two = Listeners.accepting()) {
            int first = Listeners.port(one);
            int second = Listeners.port(two);
            int from = Math.max(1, Math.min(first, second) - 30);
            int to = Math.min(65_535, from + 60);
            CommandLineRun run =
                    CommandLineRun.of("connect", LOOPBACK, from + "-" + to, first + "," + second);

            assertThat(run.status()).isEqualTo(1);
            assertThat(run.err()).isEmpty();
            assertThat(run.out().lines()).allMatch(line -> line.length() <= 80);
            assertThat(run.out())
                    .containsPattern("(?m)^ *" + first + " .* connected ")
                    .containsPattern("(?m)^ *" + second + " .* connected ")
                    .containsPattern("refused \\(ECONNREFUSED\\): .*" + from + "-");
        }
    }

    @Test
    void aServiceNameIsAPort() {
        CommandLineRun run =
                CommandLineRun.inJson("connect", LOOPBACK, "tcpmux", "--timeout", "300ms");
        assertThat(run.json().at("/attempts/0/endpoint/port").asInt()).isEqualTo(1);
    }

    @Test
    void theTextNamesTheAddressesAndHowEachEnded() {
        try (var child = Listeners.accepting()) {
            int port = Listeners.port(child);
            CommandLineRun run = CommandLineRun.of("connect", "::1", Integer.toString(port));
            assertThat(run.status()).isEqualTo(1);
            assertThat(run.err()).isEmpty();
            assertThat(run.out().lines()).allMatch(line -> line.length() <= 80);
            assertThat(run.out())
                    .startsWith("connect [::1]:" + port + " → ECONNREFUSED (111)")
                    .containsSubsequence("Why", "Evidence", "What to do", "Trace", "close(");
            CommandLineRun works =
                    CommandLineRun.of("connect", "localhost", Integer.toString(port), "--ipv4");
            assertThat(works.status()).isZero();
            assertThat(works.out())
                    .startsWith("localhost resolves to ")
                    .contains("connect 127.0.0.1:" + port + " → connected", "From 127.0.0.1:");
        }
    }
}
