package dev.bindsight.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bindsight.testbed.ChildProcess;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;

/** {@code connect}, to servers of other programs on loopback. */
class ConnectCommandTest {
    private static final String LOOPBACK = "127.0.0.1";

    /** A listener that takes whoever comes, and says how many that were when it is asked. */
    private static final String SERVER =
            """
            import socket, threading
            l = socket.socket(); l.bind(('127.0.0.1', 0)); l.listen(64)
            seen = []
            def serve():
                while True: seen.append(l.accept())
            threading.Thread(target=serve, daemon=True).start()
            print('port', l.getsockname()[1], flush=True)
            while True:
                input(); print('seen', len(seen), flush=True)
            """;

    private static CommandLineRun json(String... arguments) {
        var line = new String[arguments.length + 1];
        System.arraycopy(arguments, 0, line, 0, arguments.length);
        line[arguments.length] = "--json";
        return CommandLineRun.of(line);
    }

    private static int port(ChildProcess child) {
        return child.awaitNumber("port (\\d+)");
    }

    private static int closedPort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @Test
    void aServerThatAcceptsIsConnectedTo() {
        try (var child = ChildProcess.python(SERVER)) {
            int port = port(child);
            CommandLineRun run = json("connect", LOOPBACK, Integer.toString(port));

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
        try (var child = ChildProcess.python(SERVER)) {
            JsonNode attempt =
                    json("connect", LOOPBACK, Integer.toString(port(child)), "--blocking")
                            .json()
                            .at("/attempts/0");
            assertThat(attempt.at("/outcome/ok").asBoolean()).isTrue();
            assertThat(attempt.get("trace").toString()).doesNotContain("EINPROGRESS", "poll");
        }
    }

    @Test
    void whereNothingListensTheRefusalIsExplained() throws IOException {
        int port = closedPort();
        CommandLineRun run = json("connect", LOOPBACK, Integer.toString(port));

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
        try (var child = ChildProcess.python(SERVER)) {
            int port = port(child);
            CommandLineRun run = json("connect", "[::1]", Integer.toString(port));

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
            int port = port(child);
            CommandLineRun run =
                    json("connect", LOOPBACK, Integer.toString(port), "--timeout", "300ms");

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
        try (var child = ChildProcess.python(SERVER)) {
            String port = Integer.toString(port(child));
            JsonNode attempt =
                    json("connect", LOOPBACK, port, "--from", "127.0.0.3").json().at("/attempts/0");
            assertThat(attempt.at("/outcome/ok").asBoolean()).isTrue();
            assertThat(attempt.at("/source/address").asString()).isEqualTo("127.0.0.3");
            assertThat(attempt.at("/local/address").asString()).isEqualTo("127.0.0.3");

            CommandLineRun other = json("connect", LOOPBACK, port, "--from", "203.0.113.7:0");
            assertThat(other.status()).isEqualTo(1);
            JsonNode refused = other.json().at("/attempts/0");
            assertThat(refused.at("/outcome/syscall").asString()).isEqualTo("bind");
            assertThat(refused.at("/outcome/errno").asString()).isEqualTo("EADDRNOTAVAIL");
            Shape.diagnosis(refused.get("diagnosis"), "source-not-local");
        }
    }

    @Test
    void aNameWithoutAnAddressHasTheCodeOfGetaddrinfo() {
        CommandLineRun run = json("connect", "256.256.256.256.invalid", "80");
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
        try (var child = ChildProcess.python(SERVER)) {
            int port = port(child);
            int closed = closedPort();
            String range = closed + "-" + (closed + 2);
            CommandLineRun run = json("connect", LOOPBACK, range, port + "," + closed);

            assertThat(run.status()).isEqualTo(1);
            assertThat(run.json().get("attempts").valueStream())
                    .extracting(each -> each.at("/endpoint/port").asInt())
                    .containsExactly(closed, closed + 1, closed + 2, port);
            assertThat(run.json().at("/attempts/3/outcome/ok").asBoolean()).isTrue();
        }
    }

    @Test
    void aSweepShowsWhatIsOpenAndNamesTheClosedPortsInOneLine() throws IOException {
        try (var one = ChildProcess.python(SERVER);
                var two = ChildProcess.python(SERVER)) {
            int first = port(one);
            int second = port(two);
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
        CommandLineRun run = json("connect", LOOPBACK, "tcpmux", "--timeout", "300ms");
        assertThat(run.json().at("/attempts/0/endpoint/port").asInt()).isEqualTo(1);
    }

    @Test
    void repeatedConnectsAreCountedAndMeasured() {
        try (var child = ChildProcess.python(SERVER)) {
            String port = Integer.toString(port(child));
            CommandLineRun run =
                    json("connect", LOOPBACK, port, "--count", "5", "--interval", "20ms");

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
        String port = Integer.toString(closedPort());
        CommandLineRun run = json("connect", LOOPBACK, port, "--count", "2", "--interval", "10ms");
        assertThat(run.status()).isEqualTo(1);
        assertThat(run.json().at("/statistics/sent").asInt()).isEqualTo(2);
        assertThat(run.json().at("/statistics/connected").asInt()).isZero();
        assertThat(run.json().get("statistics").has("minMicros")).isFalse();

        CommandLineRun text =
                CommandLineRun.of("connect", LOOPBACK, port, "--count", "2", "--interval", "10ms");
        assertThat(text.out()).containsSubsequence("1  ", "2  ", "2 sent, 0 connected, 2 lost");
    }

    @Test
    void theTextNamesTheAddressesAndHowEachEnded() {
        try (var child = ChildProcess.python(SERVER)) {
            int port = port(child);
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

    @ParameterizedTest
    @ValueSource(
            strings = {
                "connect",
                "connect localhost",
                "connect localhost 0",
                "connect localhost 70000",
                "connect localhost 9-8",
                "connect localhost 80,",
                "connect localhost no-such-service",
                "connect http://localhost 80",
                "connect localhost:80 80",
                "connect [::1 80",
                "connect localhost 80 --from localhost",
                "connect localhost 80 --from 127.0.0.1:70000",
                "connect localhost 80 --from ::1 --ipv4",
                "connect localhost 80 --timeout 3",
                "connect localhost 80 --count 0",
                "connect localhost 80-81 --count 2",
                "connect localhost 80 --udp --tls",
                "connect localhost 80 --frobnicate",
            })
    void aWrongCommandLineIsOneLineThatSaysWhatIsAccepted(String line) {
        CommandLineRun run = CommandLineRun.of(line.split(" "));
        assertThat(run.status()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err().lines()).hasSize(1);
        assertThat(run.err()).containsAnyOf("accepted", "has to be");
    }
}
