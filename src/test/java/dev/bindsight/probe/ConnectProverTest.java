package dev.bindsight.probe;

import static dev.bindsight.probe.RealProbes.call;
import static dev.bindsight.probe.RealProbes.calls;
import static dev.bindsight.probe.RealProbes.endpoint;
import static dev.bindsight.probe.RealProbes.refusal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.bindsight.model.Attempt;
import dev.bindsight.model.BindPlace;
import dev.bindsight.model.Endpoint;
import dev.bindsight.model.IpAddressText;
import dev.bindsight.model.Outcome;
import dev.bindsight.model.Port;
import dev.bindsight.model.Probe.ConnectProbe;
import dev.bindsight.model.Protocol;
import dev.bindsight.model.Syscall;
import dev.bindsight.model.SyscallResult.Returned;
import dev.bindsight.testbed.ChildProcess;
import dev.bindsight.testbed.Sandbox;
import dev.bindsight.testbed.SparePort;
import dev.bindsight.text.TraceText;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;

/** Connects on loopback, and in network namespaces where the machine's must not be changed. */
class ConnectProverTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration BRIEF = Duration.ofMillis(200);

    private final RealProbes probes = new RealProbes();

    @AfterEach
    void close() {
        probes.close();
    }

    private static ConnectProbe tcp(Endpoint to, boolean blocking) {
        return new ConnectProbe(to, 0, Protocol.TCP, null, PATIENCE, blocking);
    }

    private static ConnectProbe from(Endpoint to, @Nullable Endpoint source) {
        BindPlace place = source == null ? null : BindPlace.of(source);
        return new ConnectProbe(to, 0, Protocol.TCP, place, PATIENCE, false);
    }

    private static ConnectProbe udp(Endpoint to) {
        return new ConnectProbe(to, 0, Protocol.UDP, null, PATIENCE, false);
    }

    private Attempt prove(ConnectProbe probe) {
        return probes.connects().prove(probe, new Cancellation());
    }

    private static ServerSocket listener() throws IOException {
        return new ServerSocket(0, 5, InetAddress.getByName("127.0.0.1"));
    }

    private static Endpoint at(ServerSocket server) {
        return endpoint("127.0.0.1", server.getLocalPort());
    }

    private static Endpoint closedPort() {
        return endpoint("127.0.0.1", SparePort.any());
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aListenerSeesTheConnectionThatIsTold(boolean blocking) throws IOException {
        try (ServerSocket server = listener()) {
            Attempt attempt = prove(tcp(at(server), blocking));

            assertThat(attempt.ok()).isTrue();
            try (Socket accepted = server.accept()) {
                assertThat(attempt.local()).isEqualTo(endpoint("127.0.0.1", accepted.getPort()));
            }
            assertThat(TraceText.arguments(call(attempt, Syscall.SOCKET)).contains("SOCK_NONBLOCK"))
                    .isNotEqualTo(blocking);
        }
    }

    @Test
    void theTraceOfARefusalShowsWhatPollSaid() throws IOException {
        Attempt attempt = prove(tcp(closedPort(), false));

        assertThat(refusal(attempt)).isEqualTo("connect ECONNREFUSED KERNEL");
        assertThat(calls(attempt))
                .containsExactly(
                        Syscall.SOCKET,
                        Syscall.CONNECT,
                        Syscall.POLL,
                        Syscall.GETSOCKOPT,
                        Syscall.RECVMSG,
                        Syscall.CLOSE);
        assertThat(call(attempt, Syscall.CONNECT).result().toString()).contains("EINPROGRESS");
        assertThat(TraceText.arguments(call(attempt, Syscall.POLL)))
                .contains("revents=POLLOUT|POLLERR|POLLHUP");
        assertThat(call(attempt, Syscall.GETSOCKOPT).result()).isEqualTo(new Returned(111));
        assertThat(TraceText.deciding(attempt)).contains(call(attempt, Syscall.GETSOCKOPT));
    }

    @Test
    void aBlockingConnectIsRefusedByConnectItself() throws IOException {
        Attempt attempt = prove(tcp(closedPort(), true));

        assertThat(refusal(attempt)).isEqualTo("connect ECONNREFUSED KERNEL");
        assertThat(calls(attempt))
                .containsExactly(Syscall.SOCKET, Syscall.CONNECT, Syscall.RECVMSG, Syscall.CLOSE);
        assertThat(attempt.wire().icmp()).as("a reset is no ICMP message").isNull();
    }

    @Test
    void theTimeOnTheWireIsNoLongerThanTheCalls() throws IOException {
        try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Attempt attempt = prove(tcp(endpoint("127.0.0.1", server.getLocalPort()), false));

            assertThat(attempt.wire().roundTrip()).isPositive();
            assertThat(attempt.wire().roundTrip()).isLessThan(attempt.elapsed());
            assertThat(attempt.wire().seenLate()).isFalse();
        }
    }

    /** The peer answers between the deadline and the shutdown(2) that ends the connect. */
    @Test
    void aBlockingConnectThatWorksLateHasWorked() throws IOException {
        try (ServerSocket server = listener()) {
            var late = new CountDownLatch(1);
            var accepted = new CompletableFuture<Socket>();
            var calls =
                    WatchedCalls.of(
                            probes.calls(),
                            name -> {
                                if (name.equals("connect")) {
                                    awaited(late);
                                } else if (name.equals("shutdown") && late.getCount() > 0) {
                                    late.countDown();
                                    accepted.complete(accept(server));
                                }
                            });
            var probe = new ConnectProbe(at(server), 0, Protocol.TCP, null, BRIEF, true);
            var used = new AtomicBoolean();
            Attempt attempt =
                    probes.connects(calls).prove(probe, new Cancellation(), _ -> used.set(true));
            accepted.join().close();

            assertThat(attempt.outcome()).isEqualTo(new Outcome.Worked());
            assertThat(call(attempt, Syscall.CONNECT).result()).isEqualTo(new Returned(0));
            assertThat(calls(attempt)).contains(Syscall.SHUTDOWN);
            assertThat(used).isFalse();
        }
    }

    private static void awaited(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static Socket accept(ServerSocket server) {
        try {
            return server.accept();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void itsOwnClockIsNotPassedOffAsTheKernels() throws IOException {
        try (var full = new FullQueue()) {
            Endpoint to = endpoint("127.0.0.1", full.port());
            Attempt polled = prove(new ConnectProbe(to, 0, Protocol.TCP, null, BRIEF, false));
            Attempt blocked = prove(new ConnectProbe(to, 0, Protocol.TCP, null, BRIEF, true));

            assertThat(refusal(polled)).isEqualTo("poll ETIMEDOUT TIMEOUT");
            assertThat(calls(polled))
                    .containsExactly(
                            Syscall.SOCKET,
                            Syscall.CONNECT,
                            Syscall.POLL,
                            Syscall.GETSOCKNAME,
                            Syscall.GETSOCKOPT,
                            Syscall.CLOSE);
            assertThat(refusal(blocked)).isEqualTo("connect ETIMEDOUT TIMEOUT");
            assertThat(calls(blocked))
                    .containsExactly(
                            Syscall.SOCKET,
                            Syscall.CONNECT,
                            Syscall.GETSOCKNAME,
                            Syscall.GETSOCKOPT,
                            Syscall.SHUTDOWN,
                            Syscall.CLOSE);
            assertThat(TraceText.deciding(polled)).contains(call(polled, Syscall.POLL));
            assertThat(TraceText.deciding(blocked)).contains(call(blocked, Syscall.CONNECT));
            for (Attempt attempt : List.of(polled, blocked)) {
                // a thread may be made to wait between the start of the clock and its call
                assertThat(attempt.elapsed()).isBetween(BRIEF.dividedBy(2), PATIENCE);
                assertThat(Objects.requireNonNull(attempt.local()).port().number()).isPositive();
            }
        }
    }

    /** With one retry of the SYN the kernel itself gives up after about three seconds. */
    @Test
    void theKernelsTimeoutIsTheKernels() {
        String said =
                Sandbox.asRoot()
                        .after("echo 1 > /proc/sys/net/ipv4/tcp_syn_retries")
                        .run(KernelTimeout.class);

        assertThat(said.lines())
                .containsExactly(
                        "connect ETIMEDOUT KERNEL [SOCKET, CONNECT, POLL, GETSOCKOPT, GETSOCKOPT,"
                                + " RECVMSG, CLOSE]",
                        "connect ETIMEDOUT KERNEL [SOCKET, CONNECT, RECVMSG, CLOSE]");
    }

    static final class KernelTimeout {
        public static void main(String[] arguments) throws IOException {
            try (var probes = new RealProbes();
                    var full = new FullQueue()) {
                Endpoint to = endpoint("127.0.0.1", full.port());
                CompletableFuture<Attempt> polled =
                        CompletableFuture.supplyAsync(
                                () -> probes.connects().prove(tcp(to, false), new Cancellation()));
                Attempt blocked = probes.connects().prove(tcp(to, true), new Cancellation());
                for (Attempt attempt : List.of(polled.join(), blocked)) {
                    System.out.println(refusal(attempt) + " " + calls(attempt));
                }
            }
        }
    }

    @Test
    void itConnectsFromTheSourceThatWasAskedFor() throws IOException {
        try (ServerSocket server = listener()) {
            Endpoint source = endpoint("127.0.0.9", closedPort().port().number());
            Attempt attempt = prove(from(at(server), source));

            assertThat(attempt.local()).isEqualTo(source);
            try (Socket accepted = server.accept()) {
                assertThat(accepted.getRemoteSocketAddress())
                        .isEqualTo(new InetSocketAddress("127.0.0.9", source.port().number()));
            }
            Attempt anyPort = prove(from(at(server), endpoint("127.0.0.9", 0)));
            assertThat(Objects.requireNonNull(anyPort.local()).address())
                    .isEqualTo(source.address());
            assertThat(anyPort.local().port().number()).isPositive();
        }
    }

    @Test
    void aSourceThatTheMachineLacksIsRefusedByBind() throws IOException {
        Attempt attempt = prove(from(closedPort(), endpoint("192.0.2.77", 0)));

        assertThat(refusal(attempt)).isEqualTo("bind EADDRNOTAVAIL KERNEL");
        assertThat(calls(attempt)).containsExactly(Syscall.SOCKET, Syscall.BIND, Syscall.CLOSE);
    }

    @Test
    void aLinkLocalSourceHasAScope() {
        String said = Sandbox.asRoot().withLinkLocal().run(LinkLocal.class);
        assumeFalse(said.contains("no veth"), "the kernel has no veth devices");
        assertThat(said.lines())
                .containsExactly(
                        "Worked[] fe80::77", "bind EINVAL KERNEL", "connect EINVAL KERNEL");
    }

    static final class LinkLocal {
        public static void main(String[] arguments) throws IOException {
            try (var probes = new RealProbes();
                    var server = new ServerSocket(0, 5, InetAddress.getByName("::"))) {
                Endpoint to = endpoint("fe80::77", server.getLocalPort());
                int scope =
                        InetAddress.getByName("fe80::77%v0") instanceof Inet6Address six
                                ? six.getScopeId()
                                : 0;
                Endpoint local = endpoint("fe80::77", 0);
                Attempt scoped =
                        probes.connects().prove(probe(to, scope, local, "v0"), new Cancellation());
                System.out.println(
                        scoped.outcome() + " " + Objects.requireNonNull(scoped.local()).address());
                for (Attempt lacking :
                        List.of(
                                probes.connects()
                                        .prove(probe(to, scope, local, null), new Cancellation()),
                                probes.connects().prove(tcp(to, false), new Cancellation()))) {
                    System.out.println(refusal(lacking));
                }
            }
        }

        private static ConnectProbe probe(
                Endpoint to, int scope, Endpoint local, @Nullable String device) {
            var source = new BindPlace(local, null, device);
            return new ConnectProbe(to, scope, Protocol.TCP, source, PATIENCE, false);
        }
    }

    /** Source and target are the same: the socket connects to itself. */
    @Test
    void aSelfConnectIsSeenByItsLocalEnd() throws IOException {
        Endpoint self = closedPort();
        Attempt attempt = prove(from(self, self));

        assertThat(attempt.ok()).isTrue();
        assertThat(attempt.local()).isEqualTo(self);
    }

    @Test
    void aClosedUdpPortIsRefusedByIcmp() throws IOException {
        Attempt attempt = prove(udp(closedPort()));

        assertThat(refusal(attempt)).isEqualTo("recv ECONNREFUSED KERNEL");
        assertThat(calls(attempt))
                .containsExactly(
                        Syscall.SOCKET,
                        Syscall.CONNECT,
                        Syscall.SEND,
                        Syscall.POLL,
                        Syscall.RECV,
                        Syscall.CLOSE);
    }

    @Test
    void aUdpReplyIsTold() {
        try (ChildProcess server =
                ChildProcess.python(
                        "import socket\n"
                                + "s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)\n"
                                + "s.bind(('127.0.0.1', 0)); print('port', s.getsockname()[1])\n"
                                + "data, peer = s.recvfrom(9); s.sendto(b'pong', peer)\n"
                                + "print('from', peer[1])")) {
            Attempt attempt = prove(udp(endpoint("127.0.0.1", server.awaitNumber("port (\\d+)"))));

            assertThat(attempt.ok()).isTrue();
            assertThat(Objects.requireNonNull(attempt.local()).port())
                    .isEqualTo(new Port(server.awaitNumber("from (\\d+)")));
            assertThat(TraceText.arguments(call(attempt, Syscall.RECV))).contains("\"pong\"");
        }
    }

    @Test
    void aSilentUdpPortWorksAndItsPollSaysSo() throws IOException {
        try (var server = new DatagramSocket(0, InetAddress.getByName("127.0.0.1"))) {
            Attempt attempt = prove(udp(endpoint("127.0.0.1", server.getLocalPort())));

            assertThat(attempt.outcome()).isEqualTo(new Outcome.Worked());
            assertThat(call(attempt, Syscall.POLL).result()).isEqualTo(new Returned(0));
            assertThat(attempt.elapsed()).isLessThan(PATIENCE);
            var came = new DatagramPacket(new byte[9], 9);
            server.receive(came);
            assertThat(came.getLength()).isZero();
        }
    }

    @Test
    void anIpv6AddressIsReachedByItsOwnSocket() throws IOException {
        try (var server = new ServerSocket(0, 5, InetAddress.getByName("::1"))) {
            Attempt attempt = prove(tcp(endpoint("::1", server.getLocalPort()), false));

            assertThat(attempt.ok()).isTrue();
            assertThat(Objects.requireNonNull(attempt.local()).address())
                    .isEqualTo(IpAddressText.parse("::1").orElseThrow());
            assertThat(TraceText.arguments(call(attempt, Syscall.SOCKET))).startsWith("AF_INET6");
        }
    }
}
