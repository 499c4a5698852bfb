package dev.bindsight.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bindsight.testbed.SparePort;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** {@code bind --hold}, with real clients. */
class HoldTest {
    @Test
    void aHeldPortCountsWhoConnectsAndIsFreeAfterwards() {
        int port = SparePort.any();
        String place = "127.0.0.1:" + port;
        var run =
                CompletableFuture.supplyAsync(
                        () -> CommandLineRun.inJson("bind", place, "--hold", "3s"));
        var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
        int clients = 0;
        while (clients < 2 && !run.isDone()) {
            clients += connects(address) ? 1 : 0;
        }
        CommandLineRun ended = run.join();
        assertThat(clients).isEqualTo(2);
        assertThat(ended.status()).isZero();
        assertThat(ended.json().get("accepted").asInt()).isEqualTo(2);
        Shape.attempt(ended.json().get("attempt"), "bind", "127.0.0.1", port);
        assertThat(CommandLineRun.inJson("bind", place, "--reuse-address").status()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0s", "0ms", "0m"})
    void noTimeAtAllIsWrongUse(String time) {
        CommandLineRun run = CommandLineRun.of("bind", "127.0.0.1:0", "--hold", time);

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains("--hold takes more than 0 s").hasLineCount(1);
    }

    @Test
    void whoConnectsToAHeldPortIsTold() {
        int port = SparePort.any();
        var run =
                CompletableFuture.supplyAsync(
                        () -> CommandLineRun.of("bind", "127.0.0.1:" + port, "--hold", "2s"));
        var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
        boolean connected = false;
        while (!connected && !run.isDone()) {
            connected = connects(address);
        }
        assertThat(run.join().out())
                .containsSubsequence("→ OK", "Held for", "127.0.0.1:", "1 connection in");
    }

    private static boolean connects(InetSocketAddress address) {
        try (var client = new Socket()) {
            client.connect(address, (int) Duration.ofSeconds(5).toMillis());
            return true;
        } catch (IOException e) {
            // not bound yet
            return false;
        }
    }

    @Test
    void aHeldPortThatIsTakenIsExplainedAtOnce() {
        try (var child = Listeners.holder("l = listener(); port = l.getsockname()[1]")) {
            CommandLineRun run =
                    CommandLineRun.inJson(
                            "bind", "127.0.0.1:" + Listeners.port(child), "--hold", "30s");
            assertThat(run.status()).isEqualTo(1);
            Shape.diagnosis(run.json().get("diagnosis"), "port-held");
            assertThat(run.json().has("accepted")).isFalse();
        }
    }
}
