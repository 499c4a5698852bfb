package dev.bindsight.probe;

import static dev.bindsight.probe.RealProbes.calls;
import static dev.bindsight.probe.RealProbes.descriptors;
import static dev.bindsight.probe.RealProbes.endpoint;
import static dev.bindsight.probe.RealProbes.refusal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bindsight.model.Attempt;
import dev.bindsight.model.BindPlace;
import dev.bindsight.model.Outcome;
import dev.bindsight.model.Port;
import dev.bindsight.model.Probe.BindProbe;
import dev.bindsight.model.Probe.ConnectProbe;
import dev.bindsight.model.Protocol;
import dev.bindsight.model.Syscall;
import dev.bindsight.platform.Platform;
import dev.bindsight.platform.SocketCalls;
import dev.bindsight.platform.portable.PortablePlatform;
import dev.bindsight.testbed.ChildProcess;
import dev.bindsight.testbed.Eventually;
import dev.bindsight.testbed.OpenDescriptors;
import dev.bindsight.testbed.SparePort;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** The same probes through the channels of the JDK, as on systems where libc is not called. */
@Timeout(300)
class PortableProbesTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration BRIEF = Duration.ofMillis(200);

    private final Platform platform = PortablePlatform.open();
    private final BindProver binds =
            new BindProver(platform.sockets(), platform.machine(), (_, _) -> Optional.empty());

    @AfterEach
    void close() {
        platform.close();
    }

    private static BindProbe bind(Protocol protocol) {
        return new BindProbe(BindPlace.of(endpoint("127.0.0.1", 0)), protocol, Set.of());
    }

    private static ConnectProbe connect(
            Protocol protocol, int port, Duration timeout, boolean blocking) {
        return new ConnectProbe(endpoint("127.0.0.1", port), 0, protocol, null, timeout, blocking);
    }

    private Attempt prove(ConnectProbe probe) {
        return prove(probe, platform.sockets(), new Cancellation());
    }

    private Attempt prove(ConnectProbe probe, SocketCalls calls, Cancellation cancellation) {
        return new ConnectProver(calls, platform.machine()).prove(probe, cancellation);
    }

    @ParameterizedTest
    @EnumSource
    void aHeldPortCountsWhoComes(Protocol protocol) {
        HeldBind held = binds.hold(bind(protocol));
        Port port = Objects.requireNonNull(held.attempt().local()).port();
        String type = protocol == Protocol.TCP ? "SOCK_STREAM" : "SOCK_DGRAM";
        try (ChildProcess client =
                ChildProcess.python(
                        "import socket\n"
                                + ("s = socket.socket(socket.AF_INET, socket." + type + ")\n")
                                + ("s.connect(('127.0.0.1', " + port + ")); s.send(b'x')\n")
                                + "print('from', s.getsockname()[1])")) {
            int from = client.awaitNumber("from (\\d+)");
            Eventually.holds("it came", () -> held.count() == 1);
            assertThat(held.peers()).containsExactly(endpoint("127.0.0.1", from));
        }
        held.close();
        assertThat(held.isHeld()).isFalse();
        assertThat(binds.prove(bind(protocol).at(place(port))).ok()).isTrue();
    }

    private static BindPlace place(Port port) {
        return BindPlace.of(endpoint("127.0.0.1", port.number()));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aConnectWorksOrIsRefused(boolean blocking) {
        int port;
        try (HeldBind held = binds.hold(bind(Protocol.TCP))) {
            port = Objects.requireNonNull(held.attempt().local()).port().number();
            Attempt attempt = prove(connect(Protocol.TCP, port, PATIENCE, blocking));
            assertThat(attempt.ok()).isTrue();
            Eventually.holds("it came", () -> held.count() == 1);
            assertThat(held.peers()).containsExactly(attempt.local());
        }
        assertThat(refusal(prove(connect(Protocol.TCP, port, PATIENCE, blocking))))
                .isEqualTo("connect ECONNREFUSED KERNEL");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aConnectThatHangsEndsWithItsTimeOrWithACancel(boolean blocking) throws IOException {
        try (var full = new FullQueue()) {
            String waiting = blocking ? "connect" : "awaitWritable";
            assertThat(refusal(prove(connect(Protocol.TCP, full.port(), BRIEF, blocking))))
                    .isEqualTo((blocking ? "connect" : "poll") + " ETIMEDOUT TIMEOUT");

            long before = descriptors();
            var cancellation = new Cancellation();
            SocketCalls cancelling =
                    WatchedCalls.of(
                            platform.sockets(),
                            name -> {
                                if (name.equals(waiting)) {
                                    cancellation.cancel();
                                }
                            });
            ConnectProbe hour = connect(Protocol.TCP, full.port(), Duration.ofHours(1), blocking);
            Attempt cancelled = prove(hour, cancelling, cancellation);
            assertThat(cancelled.outcome()).isEqualTo(new Outcome.Cancelled());
            assertThat(calls(cancelled)).containsOnlyOnce(Syscall.CLOSE);
            OpenDescriptors.assertNoMoreThan(before);
        }
    }

    @Test
    void aClosedUdpPortIsRefusedByIcmp() throws IOException {
        int port = SparePort.any();
        assertThat(refusal(prove(connect(Protocol.UDP, port, PATIENCE, false))))
                .isEqualTo("recv ECONNREFUSED KERNEL");
    }
}
