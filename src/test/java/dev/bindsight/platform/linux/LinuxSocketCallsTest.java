package dev.bindsight.platform.linux;

import static dev.bindsight.platform.linux.Population.require;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.bindsight.model.AddressFamily;
import dev.bindsight.model.Endpoint;
import dev.bindsight.model.ErrnoName;
import dev.bindsight.model.IpAddress;
import dev.bindsight.model.IpAddressText;
import dev.bindsight.model.Port;
import dev.bindsight.model.Protocol;
import dev.bindsight.model.SocketOption;
import dev.bindsight.model.Syscall;
import dev.bindsight.model.SyscallResult.Failed;
import dev.bindsight.model.SyscallResult.Returned;
import dev.bindsight.model.TracedCall;
import dev.bindsight.platform.Platform;
import dev.bindsight.platform.SocketCalls;
import dev.bindsight.testbed.Eventually;
import dev.bindsight.testbed.Sandbox;
import dev.bindsight.text.TraceText;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/** Socket calls on loopback, with the results that the kernel is known to give. */
class LinuxSocketCallsTest {
    private final Platform platform = LinuxPlatform.open();
    private final SocketCalls calls = platform.sockets();
    private final List<Integer> open = new ArrayList<>();

    @AfterEach
    void close() {
        open.forEach(calls::close);
        platform.close();
    }

    @Test
    void aTraceReadsLikeStrace() {
        TracedCall made = calls.socket(AddressFamily.IPV4, Protocol.TCP, true);
        int fd = (int) require(made);
        open.add(fd);
        Endpoint any = new Endpoint(IpAddress.LOOPBACK_IPV4, new Port(0));

        assertThat(made.syscall()).isEqualTo(Syscall.SOCKET);
        assertThat(TraceText.arguments(made))
                .isEqualTo("AF_INET, SOCK_STREAM|SOCK_CLOEXEC|SOCK_NONBLOCK, 0");
        assertThat(TraceText.arguments(calls.setOption(fd, SocketOption.SO_REUSEADDR, 1)))
                .isEqualTo(fd + ", SOL_SOCKET, SO_REUSEADDR, [1], 4");
        assertThat(TraceText.arguments(calls.bind(fd, any, 0))).isEqualTo(fd + ", 127.0.0.1:0");
        TracedCall bound = calls.localEndpoint(fd).call();
        assertThat(TraceText.arguments(bound)).isEqualTo(fd + ", 127.0.0.1:" + port(fd));
        assertThat(TraceText.arguments(calls.listen(fd, 7))).isEqualTo(fd + ", 7");
    }

    @ParameterizedTest
    @EnumSource
    void aSecondBindToTheAddressIsRefusedWithEaddrinuse(Protocol protocol) {
        Endpoint taken = bound(protocol, IpAddress.LOOPBACK_IPV6);

        TracedCall second = calls.bind(socket(AddressFamily.IPV6, protocol), taken, 0);

        assertThat(second.result()).isEqualTo(failed(ErrnoName.EADDRINUSE));
        assertThat(second.ok()).isFalse();
    }

    @Test
    void anAddressThatTheMachineDoesNotHaveTakesFreebind() {
        IpAddress foreign = IpAddressText.parse("192.0.2.77").orElseThrow();
        Endpoint endpoint = new Endpoint(foreign, new Port(0));
        int fd = socket(AddressFamily.IPV4, Protocol.TCP);

        assertThat(calls.bind(fd, endpoint, 0).result()).isEqualTo(failed(ErrnoName.EADDRNOTAVAIL));
        assertThat(calls.setOption(fd, SocketOption.IP_FREEBIND, 1).ok()).isTrue();
        assertThat(calls.bind(fd, endpoint, 0).result()).isEqualTo(new Returned(0));
    }

    @Test
    void twoSocketsShareAnAddressWhenBothHaveReuseport() {
        int first = socket(AddressFamily.IPV4, Protocol.TCP);
        int second = socket(AddressFamily.IPV4, Protocol.TCP);
        require(calls.setOption(first, SocketOption.SO_REUSEPORT, 1));
        require(calls.setOption(second, SocketOption.SO_REUSEPORT, 1));
        require(calls.bind(first, new Endpoint(IpAddress.LOOPBACK_IPV4, new Port(0)), 0));
        Endpoint shared = new Endpoint(IpAddress.LOOPBACK_IPV4, port(first));

        assertThat(calls.bind(second, shared, 0).result()).isEqualTo(new Returned(0));
    }

    @Test
    void v6onlyLeavesIpv4ToAnother() {
        int six = socket(AddressFamily.IPV6, Protocol.TCP);
        require(calls.setOption(six, SocketOption.IPV6_V6ONLY, 1));
        require(calls.bind(six, new Endpoint(IpAddress.ANY_IPV6, new Port(0)), 0));
        int four = socket(AddressFamily.IPV4, Protocol.TCP);

        assertThat(calls.bind(four, new Endpoint(IpAddress.ANY_IPV4, port(six)), 0).result())
                .isEqualTo(new Returned(0));
    }

    @Test
    void aRefusedConnectIsDecidedByPollAndTellsItsErrorOnce() {
        Endpoint nobody = bound(Protocol.TCP, IpAddress.LOOPBACK_IPV4);
        int fd = nonBlocking();

        assertThat(calls.connect(fd, nobody, 0).result()).isEqualTo(failed(ErrnoName.EINPROGRESS));
        assertThat(calls.awaitWritable(fd, Eventually.PATIENCE).result())
                .isEqualTo(new Returned(1));
        assertThat(calls.pendingError(fd).result()).isEqualTo(new Returned(111));
        assertThat(calls.pendingError(fd).result()).isEqualTo(new Returned(0));
    }

    @Test
    void aConnectThatNobodyAnswersRunsOutOfTime() {
        int listener = socket(AddressFamily.IPV4, Protocol.TCP);
        require(calls.bind(listener, new Endpoint(IpAddress.LOOPBACK_IPV4, new Port(0)), 0));
        require(calls.listen(listener, 0));
        Endpoint full = new Endpoint(IpAddress.LOOPBACK_IPV4, port(listener));
        // a backlog of 0 holds one connection; the next SYN is dropped
        require(calls.connect(socket(AddressFamily.IPV4, Protocol.TCP), full, 0));
        int fd = nonBlocking();

        assertThat(calls.connect(fd, full, 0).result()).isEqualTo(failed(ErrnoName.EINPROGRESS));
        TracedCall waited = calls.awaitWritable(fd, Duration.ofMillis(130));
        assertThat(waited.result()).isEqualTo(new Returned(0));
        assertThat(waited.duration()).isGreaterThanOrEqualTo(Duration.ofMillis(130));
    }

    @Test
    void pollSaysWhatItFoundOfARefusedConnect() {
        Endpoint nobody = bound(Protocol.TCP, IpAddress.LOOPBACK_IPV4);
        int fd = nonBlocking();
        calls.connect(fd, nobody, 0);

        assertThat(TraceText.arguments(calls.awaitWritable(fd, Duration.ofSeconds(10))))
                .isEqualTo(
                        "[{fd=%d, events=POLLOUT, revents=POLLOUT|POLLERR|POLLHUP}], 1, 10000"
                                .formatted(fd));
    }

    @Test
    void bytesGoFromAConnectionToTheOneAcceptedForIt() {
        Connected pair = connected();
        assertThat(TraceText.arguments(pair.accepted()))
                .isEqualTo(pair.listener() + ", " + pair.client() + ", SOCK_CLOEXEC");

        TracedCall sent = calls.send(pair.near(), "hi\n\u0001\"".getBytes(ISO_8859_1));
        assertThat(sent.result()).isEqualTo(new Returned(5));
        assertThat(TraceText.arguments(sent))
                .isEqualTo(pair.near() + ", \"hi\\n\\x01\\\"\", 5, MSG_DONTWAIT|MSG_NOSIGNAL");
        assertThat(calls.awaitReadable(pair.far(), Eventually.PATIENCE).result())
                .isEqualTo(new Returned(1));
        assertThat(calls.receive(pair.far(), 2, true).bytes()).asString().isEqualTo("hi");
        SocketCalls.Received received = calls.receive(pair.far(), 100, false);
        assertThat(received.bytes()).asString().isEqualTo("hi\n\u0001\"");
        assertThat(received.from()).isNull();
        assertThat(calls.receive(pair.far(), 1, false).call().result())
                .isEqualTo(failed(ErrnoName.EAGAIN));
    }

    @Test
    void aShutDownConnectionReadsAsItsEnd() {
        Connected pair = connected();
        assertThat(TraceText.arguments(calls.shutdown(pair.near())))
                .isEqualTo(pair.near() + ", SHUT_RDWR");

        require(calls.awaitReadable(pair.far(), Eventually.PATIENCE));
        assertThat(calls.receive(pair.far(), 1, false).call().result()).isEqualTo(new Returned(0));
    }

    @Test
    void anAbortedConnectionIsReset() {
        Connected pair = connected();
        require(calls.abortOnClose(pair.near()));
        require(calls.close(pair.near()));
        open.remove((Integer) pair.near());

        require(calls.awaitReadable(pair.far(), Eventually.PATIENCE));
        assertThat(calls.receive(pair.far(), 1, false).call().result())
                .isEqualTo(failed(ErrnoName.ECONNRESET));
        assertThat(calls.send(pair.far(), new byte[1]).result()).isEqualTo(failed(ErrnoName.EPIPE));
    }

    @Test
    void aDatagramTellsItsSender() {
        Endpoint to = bound(Protocol.UDP, IpAddress.LOOPBACK_IPV6);
        int receiver = open.getLast();
        int sender = socket(AddressFamily.IPV6, Protocol.UDP);
        require(calls.connect(sender, to, 0));
        assertThat(calls.send(sender, new byte[0]).result()).isEqualTo(new Returned(0));

        require(calls.awaitReadable(receiver, Eventually.PATIENCE));
        SocketCalls.Received received = calls.receive(receiver, 10, false);
        assertThat(received.call().result()).isEqualTo(new Returned(0));
        assertThat(received.from()).isEqualTo(calls.localEndpoint(sender).endpoint());
    }

    @Test
    void aShutdownWakesPollsWhateverTheSocket() throws InterruptedException {
        Endpoint listened = bound(Protocol.TCP, IpAddress.LOOPBACK_IPV4);
        int listener = open.getLast();
        require(calls.listen(listener, 1));
        bound(Protocol.UDP, IpAddress.LOOPBACK_IPV4);
        int datagrams = open.getLast();

        assertThat(wakes(listener, () -> calls.awaitReadable(listener, Duration.ofMinutes(1))))
                .contains("POLLHUP");
        assertThat(wakes(datagrams, () -> calls.awaitReadable(datagrams, Duration.ofMinutes(1))))
                .contains("POLLHUP");
        assertThat(calls.bind(socket(AddressFamily.IPV4, Protocol.TCP), listened, 0).ok()).isTrue();
    }

    private String wakes(int descriptor, Supplier<TracedCall> blocking)
            throws InterruptedException {
        var said = new AtomicReference<TracedCall>();
        Thread waiter = Thread.ofPlatform().daemon().start(() -> said.set(blocking.get()));
        calls.shutdown(descriptor);
        waiter.join(Duration.ofSeconds(30));
        return TraceText.arguments(said.get());
    }

    private record Connected(
            int listener, int near, int far, Endpoint client, TracedCall accepted) {}

    private Connected connected() {
        Endpoint server = bound(Protocol.TCP, IpAddress.LOOPBACK_IPV4);
        int listener = open.getLast();
        require(calls.listen(listener, 1));
        int near = socket(AddressFamily.IPV4, Protocol.TCP);
        require(calls.connect(near, server, 0));
        SocketCalls.Addressed accepted = calls.accept(listener);
        int far = (int) require(accepted.call());
        open.add(far);
        Endpoint client = Objects.requireNonNull(calls.localEndpoint(near).endpoint());
        assertThat(accepted.endpoint()).isEqualTo(client);
        return new Connected(listener, near, far, client, accepted.call());
    }

    private int nonBlocking() {
        int fd = (int) require(calls.socket(AddressFamily.IPV4, Protocol.TCP, true));
        open.add(fd);
        return fd;
    }

    @Test
    void anIpv6SocketTakesFreebindByItsOwnName() {
        IpAddress foreign = IpAddressText.parse("2001:db8::77").orElseThrow();
        int fd = socket(AddressFamily.IPV6, Protocol.TCP);

        TracedCall set = calls.setOption(fd, SocketOption.IPV6_FREEBIND, 1);
        assertThat(TraceText.arguments(set))
                .isEqualTo(fd + ", IPPROTO_IPV6, IPV6_FREEBIND, [1], 4");
        assertThat(calls.bind(fd, new Endpoint(foreign, new Port(0)), 0).result())
                .isEqualTo(new Returned(0));
    }

    @Test
    void aLinkLocalAddressNeedsItsScope() {
        String said = Sandbox.asRoot().withLinkLocal().run(LinkLocal.class);
        assumeFalse(said.contains("no veth"), "the kernel has no veth devices");
        assertThat(said).contains("checked");
    }

    @Test
    void aPrivilegedPortIsRefusedToAnOrdinaryUser() {
        assertThat(Sandbox.asNobody().run(Privileged.class)).contains("EACCES");
    }

    @Test
    void noDescriptorSurvivesAnExec() throws IOException {
        int fd = socket(AddressFamily.IPV6, Protocol.UDP);
        String flags =
                Files.readAllLines(Path.of("/proc/self/fdinfo/" + fd)).stream()
                        .filter(line -> line.startsWith("flags:"))
                        .findFirst()
                        .orElseThrow();
        assertThat(Integer.parseInt(flags.split("\\s+")[1], 8) & 0x80000).isNotZero();
    }

    @Test
    void aClosedDescriptorIsEbadf() {
        assertThat(calls.close(-1).result()).isEqualTo(failed(ErrnoName.EBADF));
        assertThat(calls.localEndpoint(-1).call().result()).isEqualTo(failed(ErrnoName.EBADF));
        assertThat(calls.listen(-1, 1).result()).isEqualTo(failed(ErrnoName.EBADF));
    }

    private int socket(AddressFamily family, Protocol protocol) {
        int fd = (int) require(calls.socket(family, protocol, false));
        open.add(fd);
        return fd;
    }

    private Endpoint bound(Protocol protocol, IpAddress address) {
        int fd = socket(address.family(), protocol);
        require(calls.bind(fd, new Endpoint(address, new Port(0)), 0));
        return new Endpoint(address, port(fd));
    }

    private Port port(int fd) {
        return Objects.requireNonNull(calls.localEndpoint(fd).endpoint()).port();
    }

    private static Failed failed(ErrnoName errno) {
        return new Failed(LinuxErrno.of(errno));
    }

    static final class LinkLocal {
        public static void main(String[] arguments) {
            try (Platform platform = LinuxPlatform.open()) {
                SocketCalls calls = platform.sockets();
                int fd = (int) require(calls.socket(AddressFamily.IPV6, Protocol.TCP, false));
                IpAddress address = IpAddressText.parse("fe80::77").orElseThrow();
                int scope = platform.machine().interfaceIndex("v0").orElseThrow();
                Endpoint endpoint = new Endpoint(address, new Port(0));

                assertThat(calls.bind(fd, endpoint, 0).result())
                        .isEqualTo(failed(ErrnoName.EINVAL));
                TracedCall scoped = calls.bind(fd, endpoint, scope);
                assertThat(scoped.result()).isEqualTo(new Returned(0));
                assertThat(TraceText.arguments(scoped))
                        .isEqualTo(fd + ", [fe80::77%" + scope + "]:0");
                assertThat(platform.machine().interfaceName(scope)).contains("v0");
                assertThat(platform.machine().addresses())
                        .anyMatch(local ->
                                local.address().equals(address) && local.device().equals("v0"));
                System.out.println("checked");
            }
        }
    }

    static final class Privileged {
        public static void main(String[] arguments) {
            try (Platform platform = LinuxPlatform.open()) {
                SocketCalls calls = platform.sockets();
                int fd = (int) require(calls.socket(AddressFamily.IPV4, Protocol.TCP, false));
                Port privileged =
                        new Port(
                                platform.machine().unprivilegedPortStart().orElseThrow().number()
                                        - 1);
                System.out.println(
                        calls.bind(fd, new Endpoint(IpAddress.LOOPBACK_IPV4, privileged), 0));
            }
        }
    }
}
