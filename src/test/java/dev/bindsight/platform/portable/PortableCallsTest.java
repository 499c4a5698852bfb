package dev.bindsight.platform.portable;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bindsight.model.AddressFamily;
import dev.bindsight.model.Endpoint;
import dev.bindsight.model.ErrnoName;
import dev.bindsight.model.IpAddress;
import dev.bindsight.model.IpAddressText;
import dev.bindsight.model.Port;
import dev.bindsight.model.Protocol;
import dev.bindsight.model.SocketOption;
import dev.bindsight.model.SyscallResult.Failed;
import dev.bindsight.model.SyscallResult.Returned;
import dev.bindsight.model.TracedCall;
import dev.bindsight.platform.SocketCalls;
import dev.bindsight.testbed.Eventually;
import dev.bindsight.testbed.SparePort;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

class PortableCallsTest {
    private final PortableCalls calls = new PortableCalls(SystemErrno.LINUX);

    private static Endpoint loopback(int port) {
        return new Endpoint(IpAddress.LOOPBACK_IPV4, new Port(port));
    }

    private int socket(Protocol protocol, boolean nonBlocking) {
        TracedCall call = calls.socket(AddressFamily.IPV4, protocol, nonBlocking);
        assertThat(call.ok()).isTrue();
        return (int) ((Returned) call.result()).value();
    }

    private static Failed failed(ErrnoName errno) {
        return new Failed(SystemErrno.LINUX.of(errno));
    }

    @Test
    void aFreePortIsBoundAndListensUntilItIsClosed() throws IOException {
        int descriptor = socket(Protocol.TCP, false);
        assertThat(calls.bind(descriptor, loopback(0), 0).ok()).isTrue();
        assertThat(calls.listen(descriptor, 1).ok()).isTrue();
        int port =
                Objects.requireNonNull(calls.localEndpoint(descriptor).endpoint()).port().number();
        int other = socket(Protocol.TCP, false);
        assertThat(calls.bind(other, loopback(port), 0).result())
                .isEqualTo(failed(ErrnoName.EADDRINUSE));
        assertThat(calls.close(descriptor).ok()).isTrue();
        assertThat(calls.close(other).ok()).isTrue();
        try (var free = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            assertThat(free.getLocalPort()).isEqualTo(port);
        }
    }

    @Test
    void anAddressThatTheMachineLacksIsNotAvailable() {
        // TEST-NET-1 of RFC 5737 is no machine's address
        IpAddress documentation = IpAddressText.parse("192.0.2.1").orElseThrow();
        int descriptor = socket(Protocol.UDP, false);
        assertThat(calls.bind(descriptor, new Endpoint(documentation, new Port(0)), 0).result())
                .isEqualTo(failed(ErrnoName.EADDRNOTAVAIL));
        calls.close(descriptor);
    }

    @Test
    void anAddressOfTheOtherFamilyIsRefused() {
        int descriptor = socket(Protocol.TCP, false);
        var other = new Endpoint(IpAddress.LOOPBACK_IPV6, new Port(1));
        assertThat(calls.connect(descriptor, other, 0).result())
                .isEqualTo(failed(ErrnoName.EAFNOSUPPORT));
        calls.close(descriptor);
    }

    @Test
    void aConnectToAListenerIsDecided() throws IOException {
        try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThat(connect(server.getLocalPort())).isEqualTo(new Returned(0));
        }
    }

    @Test
    void bytesGoFromAConnectionToTheOneAcceptedForIt() {
        int listener = socket(Protocol.TCP, false);
        calls.bind(listener, loopback(0), 0);
        int near = socket(Protocol.TCP, false);
        calls.bind(near, loopback(0), 0);
        Endpoint client = calls.localEndpoint(near).endpoint();
        assertThat(
                        calls.connect(
                                        near,
                                        Objects.requireNonNull(
                                                calls.localEndpoint(listener).endpoint()),
                                        0)
                                .ok())
                .isTrue();
        calls.awaitReadable(listener, Eventually.PATIENCE);
        SocketCalls.Addressed accepted = calls.accept(listener);
        assertThat(accepted.endpoint()).isEqualTo(client);
        int far = (int) ((Returned) accepted.call().result()).value();

        assertThat(calls.receive(far, 9, false).call().result())
                .isEqualTo(failed(ErrnoName.EAGAIN));
        assertThat(calls.send(near, new byte[] {'h', 'i'}).result()).isEqualTo(new Returned(2));
        calls.awaitReadable(far, Eventually.PATIENCE);
        assertThat(calls.receive(far, 9, false).bytes()).asString().isEqualTo("hi");
        assertThat(calls.shutdown(near).ok()).isTrue();
        calls.awaitReadable(far, Eventually.PATIENCE);
        assertThat(calls.receive(far, 9, false).call().result()).isEqualTo(new Returned(0));
        List.of(listener, near, far).forEach(calls::close);
    }

    @Test
    void aDatagramTellsItsSenderAndAShutdownEndsTheWaitForOne() throws InterruptedException {
        int receiver = socket(Protocol.UDP, false);
        calls.bind(receiver, loopback(0), 0);
        int sender = socket(Protocol.UDP, false);
        calls.connect(sender, Objects.requireNonNull(calls.localEndpoint(receiver).endpoint()), 0);
        calls.send(sender, new byte[] {'x'});
        calls.awaitReadable(receiver, Eventually.PATIENCE);
        SocketCalls.Received received = calls.receive(receiver, 9, false);
        assertThat(received.bytes()).asString().isEqualTo("x");
        assertThat(received.from()).isEqualTo(calls.localEndpoint(sender).endpoint());

        Thread waiter =
                Thread.ofPlatform()
                        .daemon()
                        .start(() -> calls.awaitReadable(receiver, Duration.ofMinutes(5)));
        calls.shutdown(receiver);
        assertThat(waiter.join(Duration.ofSeconds(30))).isTrue();
        List.of(receiver, sender).forEach(calls::close);
    }

    @Test
    void aConnectToNobodyIsRefused() throws IOException {
        assertThat(connect(SparePort.any()))
                .isIn(new Returned(111), failed(ErrnoName.ECONNREFUSED));
    }

    /** The result that decided it: of the connect, or of SO_ERROR after it was under way. */
    private Object connect(int port) {
        int descriptor = socket(Protocol.TCP, true);
        try {
            TracedCall connect = calls.connect(descriptor, loopback(port), 0);
            if (!connect.result().equals(failed(ErrnoName.EINPROGRESS))) {
                return connect.result();
            }
            assertThat(calls.awaitWritable(descriptor, Eventually.PATIENCE).result())
                    .isEqualTo(new Returned(1));
            return calls.pendingError(descriptor).result();
        } finally {
            calls.close(descriptor);
        }
    }

    @Test
    void whatTheJdkCannotSetIsNotClaimed() {
        int descriptor = socket(Protocol.TCP, false);
        assertThat(calls.setOption(descriptor, SocketOption.IPV6_V6ONLY, 1).result())
                .isEqualTo(failed(ErrnoName.ENOSYS));
        calls.close(descriptor);
    }

    @Test
    void wordsThatNameNoErrnoAreNotGuessed() {
        var errors = new JdkErrors(SystemErrno.DARWIN);
        assertThat(errors.errno(new IOException("Something odd")).name()).isEqualTo("EIO");
        assertThat(errors.errno(new IOException((String) null)).name()).isEqualTo("EIO");
        assertThat(errors.errno(new IOException("Address already in use: bind")).number())
                .isEqualTo(48);
    }
}
