package dev.bindsight.probe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bindsight.model.Errno;
import dev.bindsight.model.Port;
import dev.bindsight.model.Protocol;
import dev.bindsight.testbed.ChildProcess;
import dev.bindsight.testbed.ScriptedPlatform;
import dev.bindsight.testbed.ScriptedSocketCalls;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.Optional;

/** Ports that are said to be free, bound by another program. */
class FreePortsTest {
    private final RealProbes probes = new RealProbes();

    @AfterEach
    void close() {
        probes.close();
    }

    private static ServerSocket listener() throws IOException {
        return new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"));
    }

    @Test
    void freePortsAreDistinctAndCanBeBoundByAnotherProgramWithoutReuseAddress() throws IOException {
        try (ServerSocket taken = listener()) {
            int first = Math.min(taken.getLocalPort(), 65_000);
            List<Port> free =
                    new FreePorts(probes.binds())
                            .find(
                                    new Port(first),
                                    new Port(65_535),
                                    3,
                                    Protocol.TCP,
                                    new Cancellation())
                            .ports();

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
    void aPortThatAnotherSearchHasForAMomentIsTriedAgain() {
        var platform = new ScriptedPlatform();
        platform.sockets()
                .fail(
                        new ScriptedSocketCalls.Failure(
                                "bind", null, new Port(4001), new Errno("EADDRINUSE", 98), true));
        var prover =
                new BindProver(platform.sockets(), platform.machine(), (_, _) -> Optional.empty());

        assertThat(
                        new FreePorts(prover)
                                .find(
                                        new Port(4000),
                                        new Port(4002),
                                        3,
                                        Protocol.TCP,
                                        new Cancellation())
                                .ports())
                .containsExactly(new Port(4000), new Port(4001), new Port(4002));
    }

    @Test
    void aRangeThatIsTakenHasNoFreePort() throws IOException {
        try (ServerSocket taken = listener()) {
            var port = new Port(taken.getLocalPort());
            assertThat(
                            new FreePorts(probes.binds())
                                    .find(port, port, 1, Protocol.TCP, new Cancellation())
                                    .ports())
                    .isEmpty();
        }
    }

    @Test
    void withoutADescriptorToTryWithNoPortIsCalledTaken() {
        var platform = new ScriptedPlatform();
        platform.sockets()
                .fail(
                        new ScriptedSocketCalls.Failure(
                                "socket", null, null, new Errno("EMFILE", 24), false));
        var prover =
                new BindProver(platform.sockets(), platform.machine(), (_, _) -> Optional.empty());
        FreePorts.Search search =
                new FreePorts(prover)
                        .find(new Port(4000), new Port(4002), 3, Protocol.TCP, new Cancellation());

        assertThat(search.ports()).isEmpty();
        assertThat(search.lack())
                .isNotNull()
                .extracting(lack -> lack.errno().name())
                .isEqualTo("EMFILE");
    }
}
