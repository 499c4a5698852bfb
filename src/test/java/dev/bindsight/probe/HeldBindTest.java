package dev.bindsight.probe;

import static dev.bindsight.probe.RealProbes.descriptors;
import static dev.bindsight.probe.RealProbes.endpoint;
import static dev.bindsight.probe.RealProbes.refusal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.bindsight.model.BindPlace;
import dev.bindsight.model.Errno;
import dev.bindsight.model.Outcome;
import dev.bindsight.model.Port;
import dev.bindsight.model.Probe.BindProbe;
import dev.bindsight.model.Protocol;
import dev.bindsight.model.SocketEntry;
import dev.bindsight.model.SocketOption;
import dev.bindsight.testbed.ChildProcess;
import dev.bindsight.testbed.Eventually;
import dev.bindsight.testbed.OpenDescriptors;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Objects;
import java.util.Set;

/** Ports that stay bound, tried by another program. */
class HeldBindTest {

    private final RealProbes probes = new RealProbes();

    @AfterEach
    void close() {
        probes.close();
    }

    private static BindProbe probe(Protocol protocol, int port, SocketOption... options) {
        BindPlace place = BindPlace.of(endpoint("127.0.0.1", port));
        return new BindProbe(place, protocol, Set.of(options));
    }

    private static boolean runs(String thread) {
        return Thread.getAllStackTraces().keySet().stream()
                .anyMatch(each -> each.getName().equals(thread));
    }

    @Test
    void connectionsOfAnotherProgramAreCountedAndThePortIsFreeAtOnceAfterIt() {
        long before = descriptors();
        HeldBind held = probes.binds().hold(probe(Protocol.TCP, 0));
        Port port = Objects.requireNonNull(held.attempt().local()).port();
        assertThat(held.isHeld()).isTrue();
        assertThat(runs("held-bind-" + port)).isTrue();

        // the last stays open: its end is up to the held socket
        try (ChildProcess client =
                ChildProcess.python(
                        "import socket, sys\n"
                                + "for i in range(5):\n"
                                + ("    c = socket.create_connection(('127.0.0.1', "
                                        + port
                                        + "))\n")
                                + "    print('from', c.getsockname()[1])\n"
                                + "    if i < 4: c.close()\n"
                                + "sys.stdin.read()")) {
            int first = client.awaitNumber("from (\\d+)");
            Eventually.holds("five came", () -> held.count() == 5);
            assertThat(held.peers()).hasSize(5).startsWith(endpoint("127.0.0.1", first));
            assertThat(refusal(probes.binds().prove(probe(Protocol.TCP, port.number()))))
                    .isEqualTo("bind EADDRINUSE KERNEL");

            held.close();
            assertThat(held.isHeld()).isFalse();
            assertThat(runs("held-bind-" + port)).isFalse();
            // without SO_REUSEADDR, so that nothing of the five may be left
            assertThat(probes.binds().prove(probe(Protocol.TCP, port.number())).ok()).isTrue();
            held.close();
        }
        OpenDescriptors.assertNoMoreThan(before + 1);
    }

    @Test
    void aConnectionThatItsPeerKeepsIsReset() {
        try (HeldBind held = probes.binds().hold(probe(Protocol.TCP, 0));
                ChildProcess client =
                        ChildProcess.python(
                                "import socket\n"
                                        + "c = socket.create_connection(('127.0.0.1', "
                                        + Objects.requireNonNull(held.attempt().local()).port()
                                        + "))\n"
                                        + "try: c.recv(1)\n"
                                        + "except ConnectionResetError: print('reset')")) {
            client.awaitLine("reset");
        }
    }

    @Test
    void datagramsAreCounted() {
        HeldBind held = probes.binds().hold(probe(Protocol.UDP, 0));
        Port port = Objects.requireNonNull(held.attempt().local()).port();
        try (ChildProcess client =
                ChildProcess.python(
                        "import socket\n"
                                + "s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)\n"
                                + "for i in range(3): s.sendto(b'x' * i, ('127.0.0.1', "
                                + port
                                + "))\nprint('from', s.getsockname()[1])")) {
            int from = client.awaitNumber("from (\\d+)");
            Eventually.holds("three came", () -> held.count() == 3);
            assertThat(held.peers()).hasSize(3).containsOnly(endpoint("127.0.0.1", from));
        }
        held.close();
        assertThat(held.isHeld()).isFalse();
        assertThat(probes.binds().prove(probe(Protocol.UDP, port.number())).ok()).isTrue();
    }

    @Test
    void aPortThatIsTakenIsNotHeld() throws IOException {
        try (var server = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"));
                HeldBind held = probes.binds().hold(probe(Protocol.TCP, server.getLocalPort()))) {
            assertThat(held.isHeld()).isFalse();
            assertThat(refusal(held.attempt())).isEqualTo("bind EADDRINUSE KERNEL");
            assertThat(held.count()).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatIsHeldIsAHolderToTheNext(Protocol protocol) {
        try (HeldBind first = probes.binds().hold(probe(protocol, 0, SocketOption.SO_REUSEPORT));
                HeldBind second =
                        probes.binds()
                                .hold(
                                        probe(
                                                protocol,
                                                Objects.requireNonNull(first.attempt().local())
                                                        .port()
                                                        .number(),
                                                SocketOption.SO_REUSEPORT))) {
            assertThat(first.isHeld()).isTrue();
            assertThat(second.isHeld()).isFalse();
            assertThat(second.attempt().outcome()).isInstanceOf(Outcome.NotTried.class);
        }
    }

    /** As somebody with CAP_NET_ADMIN can do (sock_diag(7)); the port is let go by it. */
    @ParameterizedTest
    @EnumSource
    void aHeldSocketThatIsDestroyedIsNotHeldAnyMore(Protocol protocol) {
        try (HeldBind held = probes.binds().hold(probe(protocol, 0))) {
            Port port = Objects.requireNonNull(held.attempt().local()).port();
            SocketEntry own = probes.look().sockets(protocol, port).orElseThrow().getFirst();
            Errno refusal = probes.destroyer().destroy(own).errno();
            assumeTrue(refusal == null, () -> "no socket can be destroyed here: " + refusal);

            Eventually.holds("it is given up", () -> !held.isHeld());
            Eventually.holds("its thread ends", () -> !runs("held-bind-" + port));
            assertThat(probes.binds().prove(probe(protocol, port.number())).ok()).isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource
    void openedAndClosedOftenItLeavesNothing(Protocol protocol) {
        probes.binds().hold(probe(protocol, 0)).close();
        long before = descriptors();
        for (int i = 0; i < 200; i++) {
            probes.binds().hold(probe(protocol, 0)).close();
        }
        OpenDescriptors.assertNoMoreThan(before);
    }
}
