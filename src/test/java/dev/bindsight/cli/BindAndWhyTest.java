package dev.bindsight.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import tools.jackson.databind.JsonNode;

import java.util.List;

/** {@code why} and {@code bind}, against sockets of other programs. */
class BindAndWhyTest {
    @Test
    void whoHoldsThePortIsNamedWithItsSocketAndItsFixes() {
        try (var child = Listeners.holder("l = listener(); port = l.getsockname()[1]")) {
            int port = Listeners.port(child);
            CommandLineRun run = CommandLineRun.inJson("why", "127.0.0.1:" + port);

            assertThat(run.status()).isEqualTo(1);
            assertThat(run.err()).isEmpty();
            JsonNode attempt = run.json().get("attempt");
            Shape.attempt(attempt, "bind", "127.0.0.1", port);
            assertThat(attempt.get("options")).isEmpty();
            assertThat(attempt.at("/outcome/syscall").asString()).isEqualTo("bind");
            assertThat(attempt.at("/outcome/errno").asString()).isEqualTo("EADDRINUSE");
            assertThat(attempt.at("/outcome/number").asInt()).isEqualTo(98);
            assertThat(attempt.at("/outcome/by").asString()).isEqualTo("kernel");
            JsonNode diagnosis = run.json().get("diagnosis");
            Shape.diagnosis(diagnosis, "port-held");
            JsonNode socket = Shape.socket(diagnosis);
            assertThat(socket.get("state").asString()).isEqualTo("LISTEN");
            assertThat(socket.at("/local/port").asInt()).isEqualTo(port);
            assertThat(socket.at("/ownership/processes/0/pid").asLong()).isEqualTo(child.pid());
            assertThat(Shape.fix(diagnosis, "stop-owner").get("proven").asBoolean()).isFalse();
            assertThat(Shape.fix(diagnosis, "use-other-port").get("proven").asBoolean()).isTrue();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "wildcard-conflict | l = listener(); port = l.getsockname()[1]",
                "held-by-bound-socket | l = s.socket(); l.bind(('127.0.0.1', 0));"
                        + " port = l.getsockname()[1]",
                "held-by-connection | l = listener(); port = l.getsockname()[1];"
                        + " c, a = pair(l); l.close()",
                "held-by-time-wait | l = listener(); port = l.getsockname()[1];"
                        + " c, a = pair(l); a.close(); c.recv(1); c.close(); l.close()",
                "held-by-orphan | l = listener(); port = l.getsockname()[1];"
                        + " c, a = pair(l); a.close(); l.close()",
            })
    void whateverStandsInTheWayOfEveryInterfaceIsTheCause(String cause, String program) {
        try (var child = Listeners.holder(program)) {
            int port = Listeners.port(child);
            CommandLineRun run = CommandLineRun.inJson("why", Integer.toString(port));

            assertThat(run.status()).isEqualTo(1);
            Shape.attempt(run.json().get("attempt"), "bind", "::", port);
            assertThat(run.json().at("/attempt/outcome/errno").asString()).isEqualTo("EADDRINUSE");
            Shape.diagnosis(run.json().get("diagnosis"), cause);
            JsonNode socket = Shape.socket(run.json().get("diagnosis"));
            assertThat(socket.at("/local/port").asInt()).isEqualTo(port);
        }
    }

    @Test
    void reuseAddressIsOfferedAsProvenExactlyWhereTheBindWithItWorks() {
        String program =
                "l = listener(s.AF_INET, '127.0.0.1', REUSE); port = l.getsockname()[1]\n"
                        + "c, a = pair(l); a.close(); c.recv(1); c.close(); l.close()";
        try (var child = Listeners.holder(program)) {
            String place = "127.0.0.1:" + Listeners.port(child);
            JsonNode diagnosis = CommandLineRun.inJson("why", place).json().get("diagnosis");
            Shape.diagnosis(diagnosis, "held-by-time-wait");
            JsonNode socket = Shape.socket(diagnosis);
            assertThat(socket.get("state").asString()).isEqualTo("TIME_WAIT");
            assertThat(socket.at("/ownership/remainingMicros").asLong()).isPositive();
            JsonNode fix = Shape.fix(diagnosis, "retry-with-reuse-address");
            assertThat(fix.get("proven").asBoolean()).isTrue();

            assertThat(CommandLineRun.wide(200, "why", place).out())
                    .contains(
                            "until bindsight why " + place + " > /dev/null; do sleep 1; done\n",
                            "ss -taK 'src = " + place + " and dst = 127.0.0.1:");

            CommandLineRun again = CommandLineRun.inJson("bind", place, "--reuse-address");
            assertThat(again.status()).isZero();
            assertThat(again.json().at("/attempt/options/0").asString()).isEqualTo("SO_REUSEADDR");
            assertThat(again.json().has("diagnosis")).isFalse();
        }
    }

    @Test
    void aStopOfWhatTheKernelAloneKeepsSaysWhyAndHowLong() {
        String program =
                "l = listener(s.AF_INET, '127.0.0.1'); port = l.getsockname()[1]\n"
                        + "c, a = pair(l); a.close(); c.recv(1); c.close(); l.close()";
        try (var child = Listeners.holder(program)) {
            int port = Listeners.port(child);

            CommandLineRun run = CommandLineRun.wide(200, "stop", "127.0.0.1:" + port, "--yes");

            assertThat(run.status()).isEqualTo(1);
            assertThat(run.out())
                    .startsWith("Port " + port + " cannot be bound: EADDRINUSE. ")
                    .containsPattern("in TIME_WAIT for another (\\d+ s|1 min)");
        }
    }

    @Test
    void aStopIsOfTheListenerAloneAndOfNothingOnceOnlyItsSessionsAreLeft() {
        String program =
                "import os\n"
                        + "l = listener(s.AF_INET, '127.0.0.1', REUSE); port = l.getsockname()[1]\n"
                        + "clients = []; ended, parent = os.pipe(); closed, child = os.pipe()\n"
                        + "for _ in range(2):\n"
                        + "    c, a = pair(l); clients.append(c)\n"
                        + "    if os.fork() == 0:\n"
                        + "        l.close(); os.close(parent)\n"
                        + "        [each.close() for each in clients]\n"
                        + "        os.write(child, b'.'); os.read(ended, 1); os._exit(0)\n"
                        + "    a.close(); os.read(closed, 1)\n"
                        + "print('port', port, flush=True); input()\n"
                        + "l.close(); print('closed', flush=True)";
        try (var child = Listeners.holder(program)) {
            String place = "127.0.0.1:" + Listeners.port(child);
            JsonNode fix =
                    Shape.fix(
                            CommandLineRun.inJson("why", place).json().get("diagnosis"),
                            "stop-owner");
            assertThat(fix.get("label").asString()).contains("(" + child.pid() + ")");

            child.send("");
            child.awaitLine("closed");
            JsonNode left = CommandLineRun.inJson("why", place).json().get("diagnosis");
            Shape.diagnosis(left, "held-by-connection");
            assertThat(left.get("fixes"))
                    .extracting(each -> each.get("id").asString())
                    .contains("retry-with-reuse-address")
                    .doesNotContain("stop-owner");
            JsonNode stop = CommandLineRun.inJson("stop", place, "--yes").json();
            assertThat(stop.get("actions")).as("what stop finds to do").isEmpty();
        }
    }

    @Test
    void aDeviceThatDoesNotExistIsSaidNotTo() {
        for (String place : List.of("[fe80::1%nosuch0]:0", "127.0.0.1%nosuch0:0")) {
            CommandLineRun run = CommandLineRun.wide(200, "bind", place);
            assertThat(run.status()).isEqualTo(1);
            assertThat(run.out()).contains("There is no device nosuch0 here.");
        }
        assertThat(CommandLineRun.wide(200, "connect", "fe80::1%nosuch0", "9").out())
                .contains("There is no interface nosuch0 here");
    }

    @Test
    void severalOwnersAreOneSubjectOfASentence() {
        String program =
                "import os\n"
                        + "l = listener(); port = l.getsockname()[1]; ended, parent = os.pipe()\n"
                        + "if os.fork() == 0: os.close(parent); os.read(ended, 1); os._exit(0)";
        try (var child = Listeners.holder(program)) {
            String place = "127.0.0.1:" + Listeners.port(child);
            assertThat(CommandLineRun.wide(200, "why", place).out())
                    .containsPattern("with 1 more process already listens on port");
        }
    }

    @Test
    void aSharedPortIsSaidToBeSharedAndByWhom() {
        String program =
                "l = listener(s.AF_INET, '127.0.0.1', (s.SOL_SOCKET, s.SO_REUSEPORT, 1))\n"
                        + "port = l.getsockname()[1]; m = s.socket()\n"
                        + "m.setsockopt(s.SOL_SOCKET, s.SO_REUSEPORT, 1)\n"
                        + "m.bind(l.getsockname()); m.listen()";
        try (var child = Listeners.holder(program)) {
            String place = "127.0.0.1:" + Listeners.port(child);
            assertThat(CommandLineRun.wide(200, "why", place).out())
                    .contains("2 sockets share this very address: each has SO_REUSEPORT");
        }
    }

    @Test
    void aSocketThatIsConnectedToItselfIsNotTakenForALeftover() {
        String program =
                "l = s.socket(); l.bind(('127.0.0.1', 0)); l.connect(l.getsockname())\n"
                        + "port = l.getsockname()[1]";
        try (var child = Listeners.holder(program)) {
            int port = Listeners.port(child);
            assertThat(CommandLineRun.wide(300, "why", "127.0.0.1:" + port).out())
                    .contains("has a connection from port " + port + " to that same port")
                    .contains("ip_local_port_range");
        }
    }

    @Test
    void anAddressOfAnotherMachineIsSaidToBeOne() {
        CommandLineRun run = CommandLineRun.inJson("bind", "203.0.113.7:0");
        assertThat(run.status()).isEqualTo(1);
        assertThat(run.json().at("/attempt/outcome/errno").asString()).isEqualTo("EADDRNOTAVAIL");
        Shape.diagnosis(run.json().get("diagnosis"), "address-not-local");
    }

    @Test
    void aFreePortHasNothingToExplain() {
        CommandLineRun free = CommandLineRun.of("free", "20000-30000");
        String port = free.out().lines().findFirst().orElseThrow();
        CommandLineRun run = CommandLineRun.inJson("why", port);
        assertThat(run.status()).isZero();
        Shape.attempt(run.json().get("attempt"), "bind", "::", Integer.parseInt(port));
        assertThat(run.json().at("/attempt/outcome/ok").asBoolean()).isTrue();
        assertThat(run.json().has("diagnosis")).isFalse();
    }

    @Test
    void theTextSaysWhatHappenedWhyWithWhichEvidenceAndWhatToDo() {
        try (var child = Listeners.holder("l = listener(); port = l.getsockname()[1]")) {
            int port = Listeners.port(child);
            for (int columns : new int[] {100, 80, 60, 40}) {
                CommandLineRun run = CommandLineRun.wide(columns, "why", "127.0.0.1:" + port);
                assertThat(run.status()).isEqualTo(1);
                assertThat(run.err()).isEmpty();
                // a command is never broken: it is there to be copied
                assertThat(
                                run.out()
                                        .lines()
                                        .filter(line -> !line.contains("bindsight stop "))
                                        .map(TerminalText::width))
                        .allMatch(width -> width <= columns);
                assertThat(run.out())
                        .startsWith("bind 127.0.0.1:" + port + " → EADDRINUSE (98)")
                        .containsSubsequence(
                                "Why",
                                Long.toString(child.pid()),
                                "Evidence",
                                "LISTEN",
                                "What to do",
                                "bindsight stop 127.0.0.1:" + port + " --pid " + child.pid(),
                                "proven",
                                "Trace",
                                "→ bind(")
                        .doesNotContain("\u001b");
            }
        }
    }

    @Test
    void theMatrixHasEveryCellAndTheSocketsThatRefuse() {
        try (var child =
                Listeners.holder(
                        "l = listener(s.AF_INET, '127.0.0.1', (s.SOL_SOCKET, s.SO_REUSEPORT, 1));"
                                + " port = l.getsockname()[1]")) {
            int port = Listeners.port(child);
            CommandLineRun run = CommandLineRun.inJson("bind", Integer.toString(port), "--matrix");
            assertThat(run.status()).isEqualTo(1);
            JsonNode refused = cell(run.json(), "127.0.0.1", "[]");
            assertThat(refused.at("/outcome/errno").asString()).isEqualTo("EADDRINUSE");
            assertThat(refused.at("/refusedBy/0/ownership/processes/0/pid").asLong())
                    .isEqualTo(child.pid());
            JsonNode untried = cell(run.json(), "127.0.0.1", "[\"SO_REUSEPORT\"]");
            assertThat(untried.has("outcome")).isFalse();
            assertThat(untried.get("notTried").asString()).contains("traffic");
            JsonNode alone = cell(run.json(), "::", "[\"IPV6_V6ONLY\"]");
            assertThat(alone.at("/outcome/ok").asBoolean()).isTrue();
            assertThat(alone.has("refusedBy")).isFalse();

            CommandLineRun text = CommandLineRun.of("bind", Integer.toString(port), "--matrix");
            assertThat(text.out().lines()).allMatch(line -> line.length() <= 80);
            assertThat(text.out())
                    .contains("SO_REUSEADDR", "EADDRINUSE A", "untried A")
                    .containsPattern("A  127.0.0.1:" + port + " LISTEN, .*" + child.pid());
        }
    }

    private static JsonNode cell(JsonNode matrix, String address, String options) {
        for (JsonNode cell : matrix.get("cells")) {
            if (cell.get("address").asString().equals(address)
                    && cell.get("options").toString().equals(options)) {
                return cell;
            }
        }
        throw new AssertionError(address + " " + options + " is not in " + matrix);
    }
}
