package dev.bindsight.platform.portable;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bindsight.model.AddressFamily;
import dev.bindsight.model.Endpoint;
import dev.bindsight.model.IpAddress;
import dev.bindsight.model.IpAddressText;
import dev.bindsight.model.Port;
import dev.bindsight.model.Protocol;
import dev.bindsight.model.SocketOption;
import dev.bindsight.model.SyscallResult.Failed;
import dev.bindsight.model.SyscallResult.Returned;
import dev.bindsight.model.TracedCall;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;

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

    private static Failed failed(String errno) {
        return new Failed(SystemErrno.LINUX.of(errno));
    }

    @Test
    void aFreePortIsBoundAndListensUntilItIsClosed() throws IOException {
        int descriptor = socket(Protocol.TCP, false);
        assertThat(calls.bind(descriptor, loopback(0), 0).ok()).isTrue();
        assertThat(calls.listen(descriptor, 1).ok()).isTrue();
        int port = (int) ((Returned) calls.boundPort(descriptor).result()).value();
        int other = socket(Protocol.TCP, false);
        assertThat(calls.bind(other, loopback(port), 0).result()).isEqualTo(failed("EADDRINUSE"));
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
                .isEqualTo(failed("EADDRNOTAVAIL"));
        calls.close(descriptor);
    }

    @Test
    void aConnectToAListenerIsDecided() throws IOException {
        try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThat(connect(server.getLocalPort())).isEqualTo(new Returned(0));
        }
    }

    @Test
    void aConnectToNobodyIsRefused() throws IOException {
        int port;
        try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = server.getLocalPort();
        }
        assertThat(connect(port)).isIn(new Returned(111), failed("ECONNREFUSED"));
    }

    /** The result that decided it: of the connect, or of SO_ERROR after it was under way. */
    private Object connect(int port) {
        int descriptor = socket(Protocol.TCP, true);
        try {
            TracedCall connect = calls.connect(descriptor, loopback(port), 0);
            if (!connect.result().equals(failed("EINPROGRESS"))) {
                return connect.result();
            }
            assertThat(calls.awaitWritable(descriptor, Duration.ofSeconds(10)).result())
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
                .isEqualTo(failed("ENOSYS"));
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
