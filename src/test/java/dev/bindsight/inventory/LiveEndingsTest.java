package dev.bindsight.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bindsight.model.DestroyedSocket;
import dev.bindsight.model.Pid;
import dev.bindsight.model.ProcessEnd;
import dev.bindsight.model.ProcessRef;
import dev.bindsight.platform.Platform;
import dev.bindsight.platform.linux.LinuxPlatform;
import dev.bindsight.testbed.ChildProcess;
import dev.bindsight.testbed.Eventually;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The kernel tells how processes and sockets end; children and sockets are the test's own. */
class LiveEndingsTest {

    private final List<DestroyedSocket> heard = new ArrayList<>();
    private final Platform platform = LinuxPlatform.open();
    private final LiveEndings endings = new LiveEndings(platform);

    @AfterEach
    void close() {
        endings.close();
        platform.close();
    }

    @ParameterizedTest
    @CsvSource({"exit 0, 0, ", "exit 3, 3, ", "kill -9 $$, , 9", "kill -15 $$, , 15"})
    void howAWatchedProcessEndedIsTold(String words, Integer status, Integer signal) {
        try (var child = ChildProcess.start("sh", "-c", "read line; " + words)) {
            ProcessRef ref = ref(child);
            endings.watch(ref);
            assertThat(endings.end(ref)).isEmpty();

            child.send("");
            // it is told when the parent has waited for it
            child.awaitExit();
            Assumptions.assumeTrue(
                    kernelTellsExits(), "this kernel tells of a pidfd no exit status (Linux 6.15)");
            Eventually.holds(
                    "its end is told",
                    () -> !endings.end(ref).orElseThrow().equals(ProcessEnd.UNTOLD));

            ProcessEnd end = endings.end(ref).orElseThrow();
            assertThat(end.exitStatus()).isEqualTo(status);
            assertThat(end.signal()).isEqualTo(signal);
        }
    }

    private static boolean kernelTellsExits() {
        String[] version = System.getProperty("os.version").split("[.-]");
        int major = Integer.parseInt(version[0]);
        return major > 6 || major == 6 && Integer.parseInt(version[1]) >= 15;
    }

    @Test
    void ofOneThatEndedBeforeItWasWatchedOnlyThatIsTold() {
        ProcessRef ref;
        try (var child = ChildProcess.start("cat")) {
            ref = ref(child);
        }
        endings.watch(ref);
        assertThat(endings.end(ref)).contains(ProcessEnd.UNTOLD);
    }

    @Test
    void aListenerThatLivedForNoTimeIsHeardOf() throws IOException {
        for (String address : List.of("127.0.0.1", "::1")) {
            int port;
            try (var server = new ServerSocket(0, 5, InetAddress.getByName(address))) {
                port = server.getLocalPort();
            }
            hearOf(port);
            assertThat(heard)
                    .anySatisfy(each -> {
                        assertThat(port(each)).isEqualTo(port);
                        assertThat(each.where().endpoint().address().unmapped())
                                .hasToString(address);
                        assertThat(each.cookie()).isNotZero();
                    });
        }
    }

    @Test
    void aConnectionThatCameOrFailedIsNone() throws IOException {
        var ports = new ArrayList<Integer>();
        InetSocketAddress gone;
        try (var server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            gone = new InetSocketAddress(server.getInetAddress(), server.getLocalPort());
            try (var client = new Socket()) {
                client.connect(gone);
                ports.add(client.getLocalPort());
                server.accept().close();
            }
        }
        try (var client = new Socket()) {
            client.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            ports.add(client.getLocalPort());
            client.connect(gone);
        } catch (IOException refused) {
            assertThat(refused).hasMessageContaining("refused");
        }
        int last;
        try (var server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            last = server.getLocalPort();
        }
        // which is heard of last of all
        hearOf(last);
        assertThat(heard.stream().map(LiveEndingsTest::port)).doesNotContainAnyElementsOf(ports);
    }

    @Test
    void theRunOfTheMachineIsThatOfTheKernel() throws IOException {
        assertThat(platform.boot().id())
                .contains(Files.readString(Path.of("/proc/sys/kernel/random/boot_id")).strip());
        double uptime = Double.parseDouble(Files.readString(Path.of("/proc/uptime")).split(" ")[0]);
        assertThat(platform.boot().elapsed().orElseThrow().toSeconds())
                .isBetween((long) uptime - 1, (long) uptime + 60);
    }

    private void hearOf(int port) {
        Eventually.holds(
                "heard of " + port,
                () -> {
                    heard.addAll(endings.destroyed());
                    return heard.stream().anyMatch(each -> port(each) == port);
                });
    }

    private static int port(DestroyedSocket socket) {
        return socket.where().endpoint().port().number();
    }

    private ProcessRef ref(ChildProcess child) {
        return platform.processes().identify(new Pid((int) child.pid())).orElseThrow();
    }
}
