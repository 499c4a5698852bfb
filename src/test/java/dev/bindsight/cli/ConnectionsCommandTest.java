package dev.bindsight.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bindsight.testbed.ChildProcess;
import dev.bindsight.testbed.Eventually;
import dev.bindsight.testbed.ScriptedPlatform;
import dev.bindsight.testbed.ScriptedSocket;

import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import tools.jackson.databind.JsonNode;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** {@code connections} of real programs on loopback. */
class ConnectionsCommandTest {
    /** A server and a client in one process, which does with both ends as it is told. */
    private static final String PAIR =
            """
            import socket, sys, time
            listener = socket.socket(); listener.bind(('127.0.0.1', 0)); listener.listen(64)
            port = listener.getsockname()[1]
            def pair():
                client = socket.create_connection(('127.0.0.1', port))
                return client, listener.accept()[0]
            def fill(end):
                end.setblocking(False)
                last = time.monotonic()
                while time.monotonic() - last < 0.5:
                    try:
                        end.send(b'x' * 65536); last = time.monotonic()
                    except BlockingIOError: time.sleep(0.01)
            %s
            print('port', port, flush=True)
            sys.stdin.read()
            """;

    private static final Percentage FIVE_PERCENT = Percentage.withPercentage(5);

    private static ChildProcess pair(String then) {
        return ChildProcess.python(PAIR.formatted(then));
    }

    private static List<JsonNode> connections(ChildProcess program, String... more) {
        String port = Integer.toString(program.awaitNumber("^port (\\d+)"));
        String[] arguments = new String[more.length + 2];
        arguments[0] = "connections";
        arguments[1] = port;
        System.arraycopy(more, 0, arguments, 2, more.length);
        CommandLineRun run = CommandLineRun.inJson(arguments);
        assertThat(run.status()).isZero();
        assertThat(run.err()).isEmpty();
        return run.json().get("connections").valueStream().toList();
    }

    private static Set<String> ailments(JsonNode connection) {
        return connection
                .get("ailments")
                .valueStream()
                .map(each -> each.get("kind").asString())
                .collect(Collectors.toSet());
    }

    private static JsonNode of(List<JsonNode> connections, String kind) {
        return connections.stream()
                .filter(each -> ailments(each).contains(kind))
                .findFirst()
                .orElseThrow(() -> new AssertionError(connections));
    }

    @Test
    void bothEndsAreTiedTogetherWithTheirProcess() {
        try (ChildProcess program = pair("a, b = pair()")) {
            List<JsonNode> ends = connections(program, "--for", "50ms");

            assertThat(ends).hasSize(2);
            for (JsonNode end : ends) {
                assertThat(end.get("protocol").asString()).isEqualTo("tcp");
                assertThat(end.get("state").asString()).isEqualTo("ESTABLISHED");
                assertThat(end.get("rttMicros").asLong()).isBetween(1L, 1_000_000L);
                assertThat(end.get("minRttMicros").asLong()).isPositive();
                assertThat(end.get("congestionControl").asString()).isNotEmpty();
                assertThat(end.get("congestionWindow").asLong()).isPositive();
                assertThat(end.get("seenForMicros").asLong()).isBetween(50_000L, 30_000_000L);
                assertThat(end.get("ownership").get("processes").get(0).get("pid").asLong())
                        .isEqualTo(program.pid());
                assertThat(end.get("peerProcesses").get(0).get("pid").asLong())
                        .isEqualTo(program.pid());
                assertThat(ailments(end)).isEmpty();
            }
            assertThat(ends.getFirst().get("local")).isEqualTo(ends.getLast().get("remote"));
        }
    }

    /** Its server has never made a socket of it, and leaves without a word to the client. */
    @Test
    void aConnectionWhoseOtherEndIsGoneIsNotSaidToBeRedirected() {
        String leave =
                """
                late = socket.socket(); late.bind(('127.0.0.1', 0))
                late.setsockopt(socket.IPPROTO_TCP, socket.TCP_DEFER_ACCEPT, 30); late.listen()
                port = late.getsockname()[1]
                a = socket.create_connection(('127.0.0.1', port))
                late.close()
                """;
        try (ChildProcess program = pair(leave)) {
            int port = program.awaitNumber("^port (\\d+)");
            String[] arguments = {"connections", Integer.toString(port), "--for", "50ms"};
            Eventually.holds(
                    "the kernel gives the connection up that nobody accepts",
                    Duration.ofMinutes(3),
                    () -> !CommandLineRun.wide(200, arguments).out().contains("SYN_RECV"));

            assertThat(CommandLineRun.wide(200, arguments).out())
                    .contains("ESTABLISHED")
                    .contains("no socket here: redirected, or gone");
        }
    }

    /**
     * On a busy machine the program may stand still for a while: what it counted is what counts.
     */
    @Test
    void whatFlowsIsWhatAProgramCounted() {
        String send =
                """
                import bisect, threading
                a, b = pair()
                def read():
                    while b.recv(65536): pass
                threading.Thread(target=read, daemon=True).start()
                times, counts = [0], [0]
                def write():
                    began = time.monotonic()
                    while True:
                        a.send(b'x' * 10000)
                        counts.append(counts[-1] + 10000); times.append(time.time())
                        time.sleep(max(0, began + counts[-1] / 2e6 - time.monotonic()))
                threading.Thread(target=write, daemon=True).start()
                def counted(at): return counts[bisect.bisect(times, at) - 1]
                print('port', port, flush=True)
                for line in sys.stdin:
                    began, ended = map(float, line.split())
                    print('counted', counted(ended) - counted(began), flush=True)
                sys.exit()
                """;
        try (ChildProcess program = pair(send)) {
            String port = Integer.toString(program.awaitNumber("^port (\\d+)"));
            JsonNode told = CommandLineRun.inJson("connections", port, "--for", "4s").json();
            double ended =
                    Duration.between(Instant.EPOCH, Instant.parse(told.get("takenAt").asString()))
                                    .toMillis()
                            / 1e3;
            double seconds = told.get("intervalMicros").asLong() / 1e6;
            program.send((ended - seconds) + " " + ended);
            long counted = Math.round(program.awaitNumber("^counted (\\d+)") / seconds);
            List<JsonNode> ends = told.get("connections").valueStream().toList();

            assertThat(fastest(ends, "sentPerSecond")).isCloseTo(counted, FIVE_PERCENT);
            assertThat(fastest(ends, "receivedPerSecond")).isCloseTo(counted, FIVE_PERCENT);
        }
    }

    private static long fastest(List<JsonNode> connections, String field) {
        return connections.stream().mapToLong(each -> each.get(field).asLong()).max().orElseThrow();
    }

    @Test
    void whoDoesNotReadIsToldFromBothEnds() {
        try (ChildProcess program = pair("a, b = pair(); fill(a)")) {
            List<JsonNode> ends = connections(program, "--for", "300ms");
            JsonNode sender = of(ends, "peer-not-reading");
            JsonNode reader = of(ends, "not-reading");

            assertThat(sender.get("local")).isEqualTo(reader.get("remote"));
            assertThat(sender.get("sendQ").asLong()).isPositive();
            assertThat(reader.get("recvQ").asLong()).isPositive();
            assertThat(sender.get("ailments").get(0).get("text").asString())
                    .startsWith("The peer does not read: it offers no window, and ");
            assertThat(reader.get("ailments").get(0).get("text").asString())
                    .contains("python3 -c (" + program.pid() + ") does not read: ");
        }
    }

    @Test
    void whatAPeerHasClosedAndManyOthersOfTheProcessIsALeak() {
        String leak =
                """
                kept = []
                for _ in range(%d):
                    client, end = pair(); client.close(); kept.append(end)
                time.sleep(10)
                """;
        try (ChildProcess few = pair(leak.formatted(19));
                ChildProcess many = pair(leak.formatted(20))) {
            assertThat(connections(many, "state:close-wait", "--for", "100ms"))
                    .hasSize(20)
                    .allSatisfy(each ->
                            assertThat(each.get("ailments").get(0).get("text").asString())
                                    .startsWith(
                                            "20 in CLOSE_WAIT: the peer has closed, python3 -c ("
                                                    + many.pid()
                                                    + ") has not; the oldest for at least 1"));
            assertThat(connections(few, "state:close-wait", "--for", "100ms"))
                    .hasSize(19)
                    .allSatisfy(each -> assertThat(ailments(each)).isEmpty());
        }
    }

    @Test
    void aSocketThatIsConnectedToItselfIsToldToBe() {
        String self =
                "s = socket.socket(); s.bind(('127.0.0.1', 0)); s.connect(s.getsockname());"
                        + " port = s.getsockname()[1]";
        try (ChildProcess program = pair(self)) {
            assertThat(connections(program, "--for", "50ms"))
                    .singleElement()
                    .satisfies(
                            each -> assertThat(ailments(each)).containsExactly("self-connected"));
        }
    }

    @Test
    void ofUdpNoBytesAreCounted() {
        String udp =
                "s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM);"
                        + " s.connect(('127.0.0.1', port))";
        try (ChildProcess program = pair(udp)) {
            JsonNode socket = connections(program, "proto:udp", "--for", "50ms").getFirst();

            assertThat(socket.get("remote").get("port").asInt())
                    .isEqualTo(program.awaitNumber("^port (\\d+)"));
            for (String field : List.of("sentPerSecond", "receivedPerSecond", "rttMicros")) {
                assertThat(socket.has(field)).as(field).isFalse();
            }
        }
    }

    @Test
    void ofAConnectedUdpSocketItsQueueAndWhatItThrewAwayIsTold() {
        String udp =
                """
                one, other = (socket.socket(socket.AF_INET, socket.SOCK_DGRAM) for _ in range(2))
                one.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
                one.bind(('127.0.0.1', 0)); other.connect(one.getsockname())
                one.connect(other.getsockname()); port = one.getsockname()[1]
                for _ in range(100): other.send(b'x' * 1000)
                """;
        try (ChildProcess program = pair(udp)) {
            int port = program.awaitNumber("^port (\\d+)");
            List<JsonNode> ends = connections(program, "proto:udp", "--for", "50ms");

            assertThat(ends).hasSize(2);
            for (JsonNode end : ends) {
                boolean full = end.at("/local/port").asInt() == port;
                assertThat(end.get("drops").asLong() > 0).isEqualTo(full);
                assertThat(end.get("recvQ").asLong() > 0).isEqualTo(full);
            }
        }
    }

    @Test
    void theTableNamesPeersAndTheLinesBelowWhatAils() {
        try (ChildProcess program = pair("a, b = pair(); fill(a)")) {
            String port = Integer.toString(program.awaitNumber("^port (\\d+)"));
            CommandLineRun run = CommandLineRun.of("connections", port, "--for", "300ms");

            assertThat(run.status()).isZero();
            assertThat(run.out().lines().findFirst().orElseThrow()).startsWith("Peer");
            assertThat(run.out())
                    .containsPattern("(?m)^127.0.0.1:\\d+: The peer does not read: ")
                    .containsPattern("(?m)^2 of \\d+ connections, measured \\d+ ms apart$");
            assertThat(run.out().lines().limit(3)).allMatch(line -> line.length() <= 80);
        }
    }

    @Test
    void aSourceThatMeasuresNothingLeavesThatOut() {
        var platform = new ScriptedPlatform();
        platform.add(ScriptedSocket.listener("127.0.0.1:3000"));
        platform.add(ScriptedSocket.connection("127.0.0.1:3000", "127.0.0.1:40000"));

        JsonNode only =
                CommandLineRun.on(platform, "connections", "--for", "1ms", "--json")
                        .json()
                        .get("connections");

        assertThat(only).hasSize(1);
        assertThat(only.get(0).has("rttMicros")).isFalse();
        assertThat(only.get(0).has("sentPerSecond")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0s", "2h", "x"})
    void aTimeThatMakesNoSenseIsRefused(String time) {
        CommandLineRun run =
                CommandLineRun.on(new ScriptedPlatform(), "connections", "--for", time);

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).contains("--for").hasLineCount(1);
    }
}
