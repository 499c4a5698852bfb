package dev.bindsight.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bindsight.testbed.SparePort;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** {@code free} and {@code wait}, on real ports. */
class FreeAndWaitTest {
    private static ServerSocket listener() throws IOException {
        return new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    }

    @Test
    void aPortThatIsHeldIsNotFree() throws IOException {
        try (var held = listener()) {
            int port = held.getLocalPort();
            CommandLineRun run = CommandLineRun.of("free", Integer.toString(port), "--json");
            assertThat(run.status()).isEqualTo(1);
            assertThat(run.json().get("ports")).isEmpty();
            assertThat(run.err().lines())
                    .containsExactly("bindsight free: port " + port + " cannot be bound");
        }
    }

    @Test
    void asManyPortsAreNamedAsWereAskedForAndEachCanBeBound() throws IOException {
        CommandLineRun run = CommandLineRun.of("free", "20000-32000", "--count", "3", "--json");
        JsonNode ports = run.json().get("ports");
        assertThat(run.status()).isZero();
        assertThat(ports).hasSize(3);
        for (JsonNode port : ports) {
            assertThat(port.asInt()).isBetween(20_000, 32_000);
            new ServerSocket(port.asInt()).close();
        }
    }

    @Test
    void withoutARangeItIsOnePortOnALineForAScript() {
        CommandLineRun run = CommandLineRun.of("free");
        assertThat(run.out()).matches("\\d{4,5}\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "9-8", "70000", "a-b", "--count=0", "--count=x"})
    void aWrongRangeEndsWithTwo(String argument) {
        CommandLineRun run = CommandLineRun.of("free", argument);
        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err().lines()).hasSize(1);
        assertThat(run.err()).contains("accepted:");
    }

    @Test
    void aPortThatAcceptsIsWaitedForNoLonger() throws IOException {
        try (var server = listener()) {
            CommandLineRun run =
                    CommandLineRun.of(
                            "wait", "127.0.0.1", Integer.toString(server.getLocalPort()), "--json");
            assertThat(run.status()).isZero();
            assertThat(run.json().get("ok").asBoolean()).isTrue();
            assertThat(run.json().get("elapsedMicros").asLong()).isPositive();
            assertThat(run.json().at("/last/ok").asBoolean()).isTrue();
        }
    }

    @Test
    void aPortThatDoesNotAcceptIsGivenUpAndSaysWhy() throws IOException {
        int port = SparePort.any();
        CommandLineRun run =
                CommandLineRun.of(
                        "wait",
                        "127.0.0.1",
                        Integer.toString(port),
                        "--timeout",
                        "300ms",
                        "--json");
        assertThat(run.status()).isEqualTo(1);
        assertThat(run.json().get("ok").asBoolean()).isFalse();
        assertThat(run.json().get("elapsedMicros").asLong()).isGreaterThanOrEqualTo(300_000);
        assertThat(run.json().at("/last/syscall").asString()).isEqualTo("connect");
        assertThat(run.json().at("/last/errno").asString()).isEqualTo("ECONNREFUSED");
        assertThat(run.json().at("/last/by").asString()).isEqualTo("kernel");
    }

    @Test
    void aPortThatIsHeldIsNotFreeUntilItIsLetGo() throws IOException {
        String port;
        try (var held = listener()) {
            port = Integer.toString(held.getLocalPort());
            CommandLineRun run =
                    CommandLineRun.of(
                            "wait", "localhost", port, "--free", "--timeout", "200ms", "--json");
            assertThat(run.status()).isEqualTo(1);
            assertThat(run.json().at("/last/errno").asString()).isEqualTo("EADDRINUSE");
        }
        assertThat(CommandLineRun.of("wait", "localhost", port, "--free").status()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"wait localhost", "wait localhost 0", "wait a 80 --timeout 1", "wait a b c"})
    void aWrongWaitEndsWithTwo(String line) {
        CommandLineRun run = CommandLineRun.of(line.split(" "));
        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err().lines()).hasSize(1);
        assertThat(run.err()).contains("accepted:");
    }
}
