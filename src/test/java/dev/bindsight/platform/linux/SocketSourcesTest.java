package dev.bindsight.platform.linux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.bindsight.model.Endpoint;
import dev.bindsight.model.Ownership;
import dev.bindsight.model.Port;
import dev.bindsight.model.Protocol;
import dev.bindsight.model.SocketEntry;
import dev.bindsight.model.SocketKey;
import dev.bindsight.model.TcpInfo;
import dev.bindsight.model.TcpMeasurement;
import dev.bindsight.model.TcpState;
import dev.bindsight.platform.Platform;
import dev.bindsight.platform.SocketQuery;
import dev.bindsight.testbed.OpenDescriptors;
import dev.bindsight.testbed.Sandbox;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What sock_diag and procfs list, against ss and against each other. */
class SocketSourcesTest {
    private static final Sandbox QUIET =
            Sandbox.asRoot().after("sysctl -qw net.ipv4.tcp_fin_timeout=600");

    @Test
    void sockDiagListsWhatSsListsAndTheBoundOnlySocketsToo() {
        assertThat(QUIET.run(AgainstSs.class)).contains("compared");
    }

    @Test
    void anOrdinaryUserIsGivenTheSameList() {
        assertThat(Sandbox.asNobody().run(AgainstSs.class)).contains("compared");
    }

    @Test
    void sockDiagAndProcfsAgree() {
        assertThat(QUIET.run(AgainstProcfs.class)).contains("compared");
    }

    @Test
    void aQueryForAPortIsGivenThatPortInEveryState() {
        assertThat(QUIET.run(ByPort.class)).contains("compared");
    }

    @Test
    void aKernelSocketOfVxlanHasAnInodeAndNoProcess() {
        String said =
                Sandbox.asRoot()
                        .after(
                                "ip link add vx0 type vxlan id 1 dstport 4789 || exec echo no"
                                        + " vxlan",
                                "ip link set vx0 up")
                        .run(KernelSocket.class);
        assumeFalse(said.contains("no vxlan"), "the kernel has no vxlan devices");
        assertThat(said).contains("owners 0");
    }

    @Test
    void tenThousandListingsLeaveTheDescriptorsAsTheyWere() {
        assertThat(QUIET.run(ManyListings.class)).contains("listed");
    }

    @Test
    void aConnectionTellsItsRoundTripTimeAndBytes() {
        assertThat(QUIET.run(Details.class)).contains("compared");
    }

    /** The listing without what changes by itself: TIME_WAIT ends, timers run. */
    private static List<ListedSocket> list(Platform platform) {
        return ListedSocket.list(ListedSocket.sockDiag(platform), SocketQuery.ALL);
    }

    static final class AgainstSs {
        public static void main(String[] arguments) throws IOException {
            try (Platform platform = LinuxPlatform.open();
                    var _ = new Population(platform.sockets(), 7).add(200)) {
                TreeSet<String> before = SsOutput.read();
                List<ListedSocket> listed = list(platform);
                assertThat(SsOutput.read()).as("the population is at rest").isEqualTo(before);
                assertThat(SsOutput.of(listed, SsOutput.hasBoundOnly(before)))
                        .hasSizeGreaterThan(250)
                        .isEqualTo(before);
                assertThat(listed)
                        .filteredOn(socket -> socket.state() == TcpState.BOUND_INACTIVE)
                        .hasSize(40)
                        .allMatch(socket -> socket.inode() > 0);
                assertThat(listed)
                        .filteredOn(socket -> socket.state() == TcpState.TIME_WAIT)
                        .hasSize(20)
                        .allMatch(socket -> socket.timer() == 3)
                        .allMatch(socket ->
                                socket.timerMillis() > 30_000 && socket.timerMillis() <= 60_100);
                System.out.println("compared " + listed.size());
            }
        }
    }

    static final class AgainstProcfs {
        public static void main(String[] arguments) throws IOException {
            try (Platform platform = LinuxPlatform.open();
                    var _ = new Population(platform.sockets(), 11).add(200)) {
                List<String> fromProcfs =
                        lines(ListedSocket.list(ListedSocket.procfs(platform), SocketQuery.ALL));
                List<String> fromSockDiag = lines(list(platform));
                assertThat(fromProcfs).hasSizeGreaterThan(250).isEqualTo(fromSockDiag);
                System.out.println("compared " + fromProcfs.size());
            }
        }

        private static List<String> lines(List<ListedSocket> sockets) {
            return sockets.stream()
                    .filter(socket -> socket.state() != TcpState.BOUND_INACTIVE)
                    .map(socket ->
                            Stream.of(
                                            socket.protocol(),
                                            socket.state(),
                                            socket.local(),
                                            socket.localPort(),
                                            socket.remote(),
                                            socket.remotePort(),
                                            socket.inode(),
                                            socket.uid(),
                                            socket.receiveQueue(),
                                            socket.state() == TcpState.LISTEN
                                                    ? "-"
                                                    : socket.sendQueue(),
                                            socket.timer())
                                    .map(Object::toString)
                                    .collect(Collectors.joining(" ")))
                    .sorted()
                    .toList();
        }
    }

    static final class ByPort {
        public static void main(String[] arguments) throws IOException {
            try (Platform platform = LinuxPlatform.open();
                    var _ = new Population(platform.sockets(), 13).add(60)) {
                List<ListedSocket> all = list(platform);
                for (ListedSocket socket : all) {
                    var query = SocketQuery.port(socket.protocol(), new Port(socket.localPort()));
                    assertThat(keys(ListedSocket.list(ListedSocket.sockDiag(platform), query)))
                            .isEqualTo(keys(expected(all, socket)));
                    assertThat(ListedSocket.list(ListedSocket.procfs(platform), query))
                            .hasSize(
                                    (int)
                                            expected(all, socket).stream()
                                                    .filter(other ->
                                                            other.state()
                                                                    != TcpState.BOUND_INACTIVE)
                                                    .count());
                }
                var none = SocketQuery.port(Protocol.TCP, new Port(0));
                assertThat(ListedSocket.list(ListedSocket.sockDiag(platform), none)).isEmpty();
                System.out.println("compared " + all.size());
            }
        }

        private static List<ListedSocket> expected(List<ListedSocket> all, ListedSocket socket) {
            return all.stream()
                    .filter(other -> other.protocol() == socket.protocol())
                    .filter(other -> other.localPort() == socket.localPort())
                    .toList();
        }

        private static List<Long> keys(List<ListedSocket> sockets) {
            return sockets.stream()
                    .map(ListedSocket::cookie)
                    .sorted(Comparator.naturalOrder())
                    .toList();
        }
    }

    static final class KernelSocket {
        public static void main(String[] arguments) {
            try (Platform platform = LinuxPlatform.open()) {
                List<ListedSocket> listed =
                        list(platform).stream()
                                .filter(socket -> socket.localPort() == 4789)
                                .toList();
                assertThat(listed)
                        .isNotEmpty()
                        .allMatch(socket -> socket.inode() > 0)
                        .allMatch(socket -> socket.protocol() == Protocol.UDP);
                long owners =
                        Owners.holders(platform.processes(), listed.getFirst().inode()).size();
                System.out.println("owners " + owners);
            }
        }
    }

    static final class ManyListings {
        public static void main(String[] arguments) throws IOException {
            try (Platform platform = LinuxPlatform.open();
                    var _ = new Population(platform.sockets(), 17).add(10)) {
                long expected = lasting(platform);
                ListedSocket.list(ListedSocket.procfs(platform), SocketQuery.ALL);
                long before = OpenDescriptors.count();
                for (int i = 0; i < 10_000; i++) {
                    assertThat(lasting(platform)).isEqualTo(expected);
                }
                for (int i = 0; i < 500; i++) {
                    ListedSocket.list(ListedSocket.procfs(platform), SocketQuery.ALL);
                }
                assertThat(OpenDescriptors.count()).isEqualTo(before);
                System.out.println("listed");
            }
        }

        /** TIME_WAIT may end before a slow machine has listed so often. */
        private static long lasting(Platform platform) {
            return list(platform).stream()
                    .filter(socket -> socket.state() != TcpState.TIME_WAIT)
                    .count();
        }
    }

    static final class Details {
        public static void main(String[] arguments) throws IOException {
            try (Platform platform = LinuxPlatform.open();
                    var _ = new Population(platform.sockets(), 19).add(40)) {
                int compared = 0;
                var all = ListedSocket.sockDiag(platform).measurements();
                for (ListedSocket socket : list(platform)) {
                    var info = ListedSocket.sockDiag(platform).tcpInfo(entry(socket));
                    boolean connected =
                            socket.state() == TcpState.ESTABLISHED
                                    && socket.protocol() == Protocol.TCP;
                    if (connected) {
                        assertThat(info).as(socket.toString()).isPresent();
                        TcpInfo measured = info.get();
                        // what was received is what waits to be read: nothing was read yet
                        assertThat(measured.bytesReceived()).isEqualTo(socket.receiveQueue());
                        assertThat(measured.rttMicros()).isBetween(1L, 1_000_000L);
                        assertThat(all.get(new SocketKey.ByCookie(socket.cookie())))
                                .extracting(TcpMeasurement::info)
                                .isEqualTo(measured);
                        compared++;
                    } else if (socket.remotePort() == 0) {
                        assertThat(info).isEmpty();
                    }
                }
                assertThat(compared).isGreaterThan(10);
                System.out.println("compared");
            }
        }

        private static SocketEntry entry(ListedSocket socket) {
            Endpoint remote =
                    socket.remotePort() == 0
                            ? null
                            : new Endpoint(socket.remote(), new Port(socket.remotePort()));
            return new SocketEntry(
                    new SocketKey.ByCookie(socket.cookie()),
                    socket.protocol(),
                    socket.local().family(),
                    new Endpoint(socket.local(), new Port(socket.localPort())),
                    remote,
                    null,
                    socket.state(),
                    0,
                    0,
                    null,
                    null,
                    0,
                    null,
                    null,
                    Ownership.NOT_LOOKED_UP);
        }
    }
}
