package dev.bindsight.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bindsight.app.Main;
import dev.bindsight.testbed.ChildProcess;
import dev.bindsight.testbed.Eventually;

import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Ctrl+C: what was done up to then is told, by the real program in a process of its own. */
class InterruptedRunTest {
    private static ChildProcess bindsight(String... arguments) {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "-XX:TieredStopAtLevel=1"));
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.add(Main.class.getName());
        command.addAll(List.of(arguments));
        return ChildProcess.start(command.toArray(String[]::new));
    }

    private static void interrupt(ChildProcess child) {
        try (var kill = ChildProcess.start("kill", "-INT", Long.toString(child.pid()))) {
            assertThat(kill.awaitExit()).as(kill.output()).isZero();
        }
    }

    @Test
    void aHeldPortIsLetGoAndWhoConnectedIsCounted() throws IOException {
        try (var child = bindsight("bind", "127.0.0.1:0", "--hold", "1440m")) {
            int port = child.awaitNumber("The kernel gave port (\\d+)");
            child.awaitLine("^Held for ");
            new Socket(InetAddress.getLoopbackAddress(), port).close();
            child.awaitLine("^127\\.0\\.0\\.1:\\d+ connected");
            interrupt(child);
            child.awaitExit();
            assertThat(child.output()).contains("1 connection in ", "The port is free again.");
        }
    }

    @Test
    void repeatedConnectsEndWithTheStatisticsOfThoseThatWereMade() {
        String server =
                """
                import socket
                l = socket.socket(); l.bind(('127.0.0.1', 0)); l.listen(9)
                print('port', l.getsockname()[1], flush=True)
                while True: l.accept()[0].recv(1); print('over', flush=True)
                """;
        try (var listener = ChildProcess.python(server)) {
            String port = Integer.toString(listener.awaitNumber("port (\\d+)"));
            String[] line = {"connect", "127.0.0.1", port, "--count", "9", "--interval", "30m"};
            try (var child = bindsight(with(line, "--json"))) {
                // the first of them
                listener.awaitLine("over");
                interrupt(child);
                child.awaitExit();
                JsonNode document = JsonMapper.shared().readTree(child.output());
                assertThat(document.at("/statistics/sent").asInt()).isEqualTo(1);
            }
        }
    }

    @Test
    void aStopThatIsCancelledTellsWhatHoldsThePortAndClaimsNoBind() {
        String server =
                """
                import signal, socket, time
                signal.signal(signal.SIGTERM, signal.SIG_IGN)
                l = socket.socket(); l.bind(('127.0.0.1', 0)); l.listen(9)
                print('port', l.getsockname()[1], flush=True)
                time.sleep(600)
                """;
        try (var listener = ChildProcess.python(server)) {
            String port = Integer.toString(listener.awaitNumber("port (\\d+)"));
            try (var child = bindsight("stop", port, "--yes", "--wait", "30m", "--json")) {
                Eventually.holds("it has begun", () -> isBeingStopped(child, listener.pid()));
                interrupt(child);
                child.awaitExit();
                JsonNode document = JsonMapper.shared().readTree(child.output());
                assertThat(document.at("/after/ok").isMissingNode()).isTrue();
                assertThat(document.at("/after/plainOk").isMissingNode()).isTrue();
                assertThat(document.at("/after/holders/0/ownership/processes/0/pid").asLong())
                        .isEqualTo(listener.pid());
                assertThat(document.at("/respawned").isMissingNode()).isTrue();
            }
            listener.process().destroyForcibly();
        }
    }

    /** Whether the process has a pidfd of the other open, as it has until the other ends. */
    private static boolean isBeingStopped(ChildProcess child, long other) {
        Path descriptors = Path.of("/proc", Long.toString(child.pid()), "fdinfo");
        try (Stream<Path> all = Files.list(descriptors)) {
            return all.anyMatch(each -> text(each).contains("Pid:\t" + other + "\n"));
        } catch (IOException e) {
            // it has not come so far, or the process is just being started
            return false;
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return "";
        }
    }

    private static String[] with(String[] line, String last) {
        var all = new ArrayList<>(List.of(line));
        all.add(last);
        return all.toArray(String[]::new);
    }
}
