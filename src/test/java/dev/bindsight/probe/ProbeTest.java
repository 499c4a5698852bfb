package dev.bindsight.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bindsight.diagnosis.InventoryLook;
import dev.bindsight.inventory.LiveInventory;
import dev.bindsight.model.Attempt;
import dev.bindsight.model.BindPlace;
import dev.bindsight.model.Endpoint;
import dev.bindsight.model.IpAddress;
import dev.bindsight.model.IpAddressText;
import dev.bindsight.model.Outcome;
import dev.bindsight.model.Port;
import dev.bindsight.model.Probe.ConnectProbe;
import dev.bindsight.model.Protocol;
import dev.bindsight.model.Syscall;
import dev.bindsight.model.TracedCall;
import dev.bindsight.platform.Platform;
import dev.bindsight.platform.linux.LinuxPlatform;
import dev.bindsight.testbed.ChildProcess;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Real binds and connects; the kernel and a second program are the oracle. */
class ProbeTest {
    private static final Duration LIMIT = Duration.ofSeconds(5);

    private final Platform platform = LinuxPlatform.open();
    private final LiveInventory inventory = new LiveInventory(platform, InstantSource.system());
    private final BindProver binds =
            new BindProver(platform.sockets(), platform.machine(), new InventoryLook(inventory));
    private final ConnectProver connects =
            new ConnectProver(platform.sockets(), platform.machine());

    @AfterEach
    void close() {
        inventory.close();
        platform.close();
    }

    private static BindPlace loopback(int port) {
        return BindPlace.of(new Endpoint(IpAddress.LOOPBACK_IPV4, new Port(port)));
    }

    private static ServerSocket listener() throws IOException {
        return new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = listener()) {
            return socket.getLocalPort();
        }
    }

    private static List<Syscall> calls(Attempt attempt) {
        return attempt.trace().stream().map(TracedCall::syscall).toList();
    }

    @Test
    void aFreePortIsBoundListenedOnAndClosed() throws IOException {
        Attempt attempt = binds.prove(loopback(freePort()), Protocol.TCP, true);

        assertThat(attempt.outcome()).isEqualTo(new Outcome.Worked());
        assertThat(calls(attempt))
                .containsExactly(
                        Syscall.SOCKET,
                        Syscall.SETSOCKOPT,
                        Syscall.BIND,
                        Syscall.LISTEN,
                        Syscall.GETSOCKNAME,
                        Syscall.CLOSE);
    }

    @Test
    void everyInterfaceIsBoundDualStack() throws IOException {
        AddressSpec every = new AddressSpec.Every(new Port(freePort()));
        Attempt attempt = binds.prove(binds.places(every).getFirst(), Protocol.TCP, false);

        assertThat(attempt.ok()).isTrue();
        assertThat(attempt.trace().get(1).arguments()).contains("IPV6_V6ONLY");
    }

    @Test
    void aPortThatIsListenedOnIsRefusedAndTheDescriptorClosed() throws IOException {
        try (ServerSocket server = listener()) {
            Attempt attempt = binds.prove(loopback(server.getLocalPort()), Protocol.TCP, true);

            assertThat(attempt.outcome())
                    .isInstanceOfSatisfying(
                            Outcome.Refused.class,
                            refused -> {
                                assertThat(refused.syscall()).isEqualTo(Syscall.BIND);
                                assertThat(refused.errno().name()).isEqualTo("EADDRINUSE");
                                assertThat(refused.by()).isEqualTo(Outcome.DecidedBy.KERNEL);
                            });
            assertThat(calls(attempt)).endsWith(Syscall.CLOSE);
        }
    }

    @Test
    void aUdpPortIsNeverBoundWithReuseAddress() throws IOException {
        assertThatThrownBy(() -> binds.prove(loopback(9), Protocol.UDP, true))
                .isInstanceOf(IllegalArgumentException.class);
        try (var held = new DatagramSocket(new InetSocketAddress("127.0.0.1", 0))) {
            assertThat(binds.prove(loopback(held.getLocalPort()), Protocol.UDP, false).ok())
                    .isFalse();
        }
    }

    @Test
    void anAddressTheMachineDoesNotHaveIsRefusedByTheKernel() {
        var elsewhere = IpAddressText.parse("192.0.2.77").orElseThrow();
        Attempt attempt =
                binds.prove(
                        BindPlace.of(new Endpoint(elsewhere, new Port(3000))), Protocol.TCP, true);

        assertThat(attempt.outcome())
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.errno().name()).isEqualTo("EADDRNOTAVAIL"));
    }

    @Test
    void aConnectToAListenerWorksAndToAClosedPortIsRefused() throws IOException {
        int port;
        try (ServerSocket server = listener()) {
            port = server.getLocalPort();
            Attempt attempt = connects.prove(to(port), new Cancellation());
            assertThat(attempt.outcome()).isEqualTo(new Outcome.Worked());
            assertThat(calls(attempt)).startsWith(Syscall.SOCKET, Syscall.CONNECT);
            assertThat(calls(attempt)).endsWith(Syscall.CLOSE);
        }
        assertThat(connects.prove(to(port), new Cancellation()).outcome())
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> {
                            assertThat(refused.syscall()).isEqualTo(Syscall.CONNECT);
                            assertThat(refused.errno().name()).isEqualTo("ECONNREFUSED");
                        });
    }

    private static ConnectProbe to(int port) {
        return to(port, LIMIT);
    }

    private static ConnectProbe to(int port, Duration limit) {
        return ConnectProbe.tcp(new Endpoint(IpAddress.LOOPBACK_IPV4, new Port(port)), 0, limit);
    }

    /** With its accept queue full a listener drops each SYN: the connect hangs. */
    @Test
    void aConnectThatHangsEndsWithItsTime() throws IOException {
        try (var server = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            List<Socket> queue = new ArrayList<>();
            try {
                for (int i = 0; i < 2; i++) {
                    queue.add(new Socket(server.getInetAddress(), server.getLocalPort()));
                }
                Duration brief = Duration.ofMillis(200);
                Attempt timedOut =
                        connects.prove(to(server.getLocalPort(), brief), new Cancellation());
                assertThat(timedOut.outcome())
                        .isInstanceOfSatisfying(
                                Outcome.Refused.class,
                                refused -> {
                                    assertThat(refused.syscall()).isEqualTo(Syscall.POLL);
                                    assertThat(refused.errno().name()).isEqualTo("ETIMEDOUT");
                                    assertThat(refused.by()).isEqualTo(Outcome.DecidedBy.TIMEOUT);
                                });
                assertThat(timedOut.elapsed()).isBetween(brief, LIMIT);

            } finally {
                for (Socket each : queue) {
                    each.close();
                }
            }
        }
    }

    @Test
    void freePortsAreDistinctAndCanBeBoundByAnotherProgramWithoutReuseAddress() throws IOException {
        try (ServerSocket taken = listener()) {
            int first = Math.min(taken.getLocalPort(), 65_000);
            List<Port> free =
                    new FreePorts(binds)
                            .find(
                                    new Port(first),
                                    new Port(65_535),
                                    3,
                                    Protocol.TCP,
                                    new Cancellation());

            assertThat(free).hasSize(3).doesNotHaveDuplicates().isSorted();
            assertThat(free).doesNotContain(new Port(taken.getLocalPort()));
            try (ChildProcess python =
                    ChildProcess.python(
                            "import socket\n"
                                    + "s = socket.socket(); s.bind(('0.0.0.0', "
                                    + free.getFirst()
                                    + ")); s.listen(); print('bound', flush=True)")) {
                python.awaitLine("bound");
            }
        }
    }

    @Test
    void aRangeThatIsTakenHasNoFreePort() throws IOException {
        try (ServerSocket taken = listener()) {
            var port = new Port(taken.getLocalPort());
            assertThat(new FreePorts(binds).find(port, port, 1, Protocol.TCP, new Cancellation()))
                    .isEmpty();
        }
    }

    @Test
    void aThousandProofsLeaveNoDescriptorOpen() throws IOException {
        int port = freePort();
        binds.prove(loopback(port), Protocol.TCP, true);
        connects.prove(to(port), new Cancellation());
        long before = descriptors();
        for (int i = 0; i < 1_000; i++) {
            binds.prove(loopback(port), Protocol.TCP, true);
            connects.prove(to(port), new Cancellation());
        }
        assertThat(descriptors()).isLessThanOrEqualTo(before);
    }

    private static long descriptors() throws IOException {
        try (Stream<Path> open = Files.list(Path.of("/proc/self/fd"))) {
            return open.count();
        }
    }
}
