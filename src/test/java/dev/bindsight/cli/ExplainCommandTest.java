package dev.bindsight.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bindsight.testbed.ChildProcess;
import dev.bindsight.testbed.ScriptedPlatform;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Errors of real programs, read from what they print and traced to who holds the port. */
class ExplainCommandTest {
    private static final String SERVER =
            """
            const server = require('net').createServer();
            server.listen(Number(process.argv[2]),
                () => console.log('port', server.address().port));
            """;

    @TempDir Path shop;

    @Test
    void whatASecondCopyOfAServerPrintsLeadsToTheFirst() throws IOException {
        Path script = shop.toRealPath().resolve("server.js");
        Files.writeString(script, SERVER);
        try (ChildProcess first = node(script, "0")) {
            int port = Listeners.port(first);
            String printed;
            try (ChildProcess second = node(script, Integer.toString(port))) {
                assertThat(second.awaitExit()).isNotZero();
                printed = second.output();
            }

            CommandLineRun run = CommandLineRun.reading(printed, "explain", "--json");
            assertThat(run.status()).as(run.err()).isZero();
            JsonNode document = run.json();
            assertThat(document.get("found")).hasSize(1);
            JsonNode error = document.get("found").get(0);
            assertThat(error.get("errno").asString()).isEqualTo("EADDRINUSE");
            assertThat(error.get("syscall").asString()).isEqualTo("listen");
            assertThat(error.get("host").asString()).isEqualTo("::");
            assertThat(error.get("port").asInt()).isEqualTo(port);
            assertThat(printed.substring(error.get("start").asInt(), error.get("end").asInt()))
                    .isEqualTo(error.get("text").asString());
            JsonNode diagnosis = document.get("diagnosis");
            Shape.diagnosis(diagnosis, "port-held");
            assertThat(diagnosis.get("summary").asString())
                    .startsWith("[::]:" + port + " is held right now by server.js (pid ")
                    .contains("(pid " + first.pid() + ") in " + script.getParent())
                    .endsWith("a first copy of your server still runs.");
            assertThat(Shape.socket(diagnosis).at("/ownership/processes/0/pid").asLong())
                    .isEqualTo(first.pid());

            assertThat(CommandLineRun.reading(printed, "explain").out())
                    .contains("listen [::]:" + port + " → EADDRINUSE")
                    .contains("bindsight stop " + port + " --pid " + first.pid());
        }
    }

    @Test
    void aNameThatWasNotFoundIsENOTFOUNDHoweverItWasSaid() {
        for (String said :
                List.of(
                        "curl: (6) Could not resolve host: shop.invalid",
                        "java.net.UnknownHostException: shop.invalid: Name or service not known",
                        "dial tcp: lookup shop.invalid on 127.0.0.53:53: no such host",
                        "getaddrinfo ENOTFOUND shop.invalid")) {
            JsonNode found =
                    CommandLineRun.reading(said, "explain", "--json").json().get("found").get(0);

            assertThat(found.get("errno").asString()).as(said).isEqualTo("ENOTFOUND");
            assertThat(found.get("syscall").asString()).as(said).isEqualTo("getaddrinfo");
            assertThat(found.get("host").asString()).as(said).isEqualTo("shop.invalid");
        }
    }

    private ChildProcess node(Path script, String port) {
        return ChildProcess.start(shop, Map.of(), List.of("node", script.toString(), port));
    }

    @Test
    void aPortThatNobodyHoldsAnyMoreIsBoundToProveIt() throws IOException {
        int port = Listeners.closedPort();
        CommandLineRun run =
                CommandLineRun.inJson(
                        "explain", "Error: listen EADDRINUSE: address already in use :::" + port);
        assertThat(run.status()).isZero();
        JsonNode diagnosis = run.json().get("diagnosis");
        Shape.diagnosis(diagnosis, "holds-no-longer");
        assertThat(diagnosis.get("summary").asString())
                .isEqualTo("Nothing holds [::]:" + port + " any more: it was bound just now.");
        assertThat(diagnosis.at("/fixes/0/id").asString()).isEqualTo("try-bind");
        assertThat(diagnosis.at("/fixes/0/proven").asBoolean()).isTrue();
    }

    @Test
    void aRefusedConnectIsExplainedByWhatListensNow() throws IOException {
        int closed = Listeners.closedPort();
        JsonNode refused = explained("connect ECONNREFUSED 127.0.0.1:" + closed);
        Shape.diagnosis(refused, "nothing-listening");
        assertThat(refused.get("summary").asString())
                .startsWith("Nothing listens on port " + closed);
        assertThat(refused.at("/fixes/0/id").asString()).isEqualTo("start-server");

        try (ChildProcess server = Listeners.accepting()) {
            int port = Listeners.port(server);
            JsonNode over = explained("connect ECONNREFUSED 127.0.0.1:" + port);
            Shape.diagnosis(over, "holds-no-longer");
            assertThat(Shape.socket(over).at("/ownership/processes/0/pid").asLong())
                    .isEqualTo(server.pid());
            assertThat(over.at("/fixes/0/id").asString()).isEqualTo("try-connect");
            // it was looked at, and not connected to
            server.send("");
            assertThat(server.awaitNumber("seen (\\d+)")).isZero();
        }
    }

    @Test
    void toAnotherMachineNothingIsSent() {
        JsonNode far = explained("connect ECONNREFUSED 203.0.113.7:5432");
        Shape.diagnosis(far, "nothing-listening");
        assertThat(far.get("summary").asString()).contains("cannot be seen from here");
        assertThat(far.at("/fixes/0/id").asString()).isEqualTo("try-connect");
        assertThat(far.toString()).doesNotContain("\"trace\"");

        JsonNode name = explained("getaddrinfo ENOTFOUND db.internal");
        Shape.diagnosis(name, "name-not-found");
        assertThat(name.at("/fixes/0/id").asString()).isEqualTo("look-up");
    }

    @Test
    void ofATextWithoutAnErrorThatIsSaid() {
        CommandLineRun run = CommandLineRun.of("explain", "server", "started");
        assertThat(run.status()).isEqualTo(1);
        assertThat(run.out()).startsWith("No error of a socket");
        CommandLineRun json = CommandLineRun.inJson("explain", "server started");
        assertThat(json.status()).isEqualTo(1);
        assertThat(json.json().get("found")).isEmpty();
        assertThat(json.json().has("diagnosis")).isFalse();
    }

    @Test
    void withoutATextNothingIsAnswered() {
        CommandLineRun run = CommandLineRun.reading(" \n", "explain");
        assertThat(run.status()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err().lines()).hasSize(1);
    }

    @Test
    void whoSitsAtATerminalIsToldThatTheTextIsWaitedFor() {
        CommandLineRun run =
                CommandLineRun.typing(
                        "connect ECONNREFUSED 203.0.113.7:5432\n",
                        new ScriptedPlatform(),
                        "explain");
        assertThat(run.status()).isZero();
        assertThat(run.err()).startsWith("Paste the error").hasLineCount(1);
        assertThat(run.out()).startsWith("connect 203.0.113.7:5432 → ECONNREFUSED");
    }

    @Test
    void sayingItSeveralTimesIsToldOnce() {
        String line = "connect ECONNREFUSED 203.0.113.7:5432\n";
        CommandLineRun run = CommandLineRun.reading(line + "\n\n\n" + line, "explain");
        assertThat(run.out()).containsOnlyOnce("→ ECONNREFUSED");
    }

    @Test
    void aLogOfManyMegabytesIsToldInGroups() {
        String calm = "10:12:33.%03d GET /api/cart 200 9 ms, as on every other day%n";
        String error = "10:12:34 Error: connect ECONNREFUSED 203.0.113.7:5432\n";
        var log = new StringBuilder();
        for (int i = 0; log.length() < 5_000_000; i++) {
            log.append(i % 1_000 == 500 ? error : calm.formatted(i % 1_000));
        }
        log.append("10:13:00 Error: listen EADDRINUSE: address already in use 203.0.113.7:80\n");

        CommandLineRun run = CommandLineRun.reading(log.toString(), "explain");

        assertThat(run.status()).as(run.err()).isZero();
        assertThat(run.out())
                .containsOnlyOnce("connect 203.0.113.7:5432 → ECONNREFUSED, line 501, ")
                .containsPattern("[0-9,]+ times, 10:12:34\\s+to\\s+10:12:34\n")
                .containsOnlyOnce("listen 203.0.113.7:80 → EADDRINUSE");
    }

    private static JsonNode explained(String text) {
        CommandLineRun run = CommandLineRun.inJson("explain", text);
        assertThat(run.status()).as(run.err()).isZero();
        return run.json().get("diagnosis");
    }
}
