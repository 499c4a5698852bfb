package dev.bindsight.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bindsight.diagnosis.MatrixCell.NotApplicable;
import dev.bindsight.diagnosis.MatrixCell.NotTried;
import dev.bindsight.diagnosis.MatrixCell.Tried;
import dev.bindsight.diagnosis.gather.InventoryLook;
import dev.bindsight.diagnosis.gather.bind.LiveConflictMatrix;
import dev.bindsight.inventory.LiveInventory;
import dev.bindsight.inventory.MachineSummary;
import dev.bindsight.model.BindPlace;
import dev.bindsight.model.IpAddress;
import dev.bindsight.model.IpAddressText;
import dev.bindsight.model.LocalAddress;
import dev.bindsight.model.Outcome.Refused;
import dev.bindsight.model.Pid;
import dev.bindsight.model.Port;
import dev.bindsight.model.ProcessDetails;
import dev.bindsight.model.Protocol;
import dev.bindsight.model.SocketEntry;
import dev.bindsight.model.Syscall;
import dev.bindsight.model.TcpState;
import dev.bindsight.model.TracedCall;
import dev.bindsight.platform.Platform;
import dev.bindsight.platform.linux.LinuxPlatform;
import dev.bindsight.probe.BindProver;
import dev.bindsight.probe.Cancellation;
import dev.bindsight.testbed.ChildProcess;
import dev.bindsight.testbed.Eventually;
import dev.bindsight.testbed.Sandbox;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/** Real binds against real holders on loopback. */
class LiveConflictMatrixTest {
    private static final Duration LIMIT = Duration.ofSeconds(20);

    private final Platform platform = LinuxPlatform.open();
    private final LiveInventory inventory = new LiveInventory(platform, InstantSource.system());
    private final MachineSummary machine = new MachineSummary(platform.machine(), "here");
    private final LiveConflictMatrix matrix =
            new LiveConflictMatrix(
                    new BindProver(
                            platform.sockets(), platform.machine(), new InventoryLook(inventory)),
                    inventory,
                    machine);

    @AfterEach
    void close() {
        inventory.close();
        platform.close();
    }

    /** Binds, for TCP listens and accepts, and prints its port. */
    private static ChildProcess holder(String family, String type, String host, String options) {
        return ChildProcess.python(
                """
                import socket, sys
                from socket import *
                s = socket(%s, %s)
                for level, name, value in [%s]: s.setsockopt(level, name, value)
                s.bind(('%s', 0))
                if s.type == SOCK_STREAM: s.listen(512)
                print('port', s.getsockname()[1], flush=True)
                n = 0
                while s.type == SOCK_STREAM:
                    c, _ = s.accept()
                    n += 1
                    print('accepted', n, flush=True)
                    c.send(b'x')
                    try: c.recv(1)
                    except ConnectionResetError: pass
                    c.close()
                sys.stdin.read()
                """
                        .formatted(family, type, options, host));
    }

    private Matrix tryAll(ChildProcess holder, Protocol protocol) {
        return tryAll(holder.awaitNumber("^port (\\d+)"), protocol);
    }

    private Matrix tryAll(int port, Protocol protocol) {
        return matrix.tryAll(new Port(port), protocol, _ -> {}, new Cancellation());
    }

    private static MatrixCell cell(Matrix matrix, String address, MatrixColumn column) {
        IpAddress wanted = IpAddressText.parse(address).orElseThrow();
        return matrix.rows().stream()
                .filter(row -> row.place().endpoint().address().equals(wanted))
                .findFirst()
                .orElseThrow()
                .cell(column);
    }

    private void assumeIpv6() {
        Assumptions.assumeTrue(
                machine.addresses().stream()
                        .anyMatch(local -> local.address().equals(IpAddress.LOOPBACK_IPV6)),
                "no ::1 on this machine");
    }

    private static void assertRefusedBy(MatrixCell cell, SocketEntry holder) {
        assertThat(cell)
                .isInstanceOfSatisfying(
                        Tried.class,
                        tried -> {
                            assertThat(tried.attempt().outcome())
                                    .isInstanceOfSatisfying(
                                            Refused.class,
                                            refused ->
                                                    assertThat(refused.errno().name())
                                                            .isEqualTo("EADDRINUSE"));
                            assertThat(tried.refusedBy()).containsExactly(holder);
                        });
    }

    private static void assertWorked(MatrixCell cell) {
        assertThat(cell)
                .isInstanceOfSatisfying(
                        Tried.class,
                        tried -> {
                            assertThat(tried.attempt().ok()).isTrue();
                            assertThat(tried.refusedBy()).isEmpty();
                        });
    }

    private static SocketEntry only(Matrix matrix, ChildProcess holder) {
        assertThat(matrix.refusing()).hasSize(1);
        SocketEntry socket = matrix.refusing().getFirst();
        assertThat(Objects.requireNonNull(matrix.inventory()).owners(socket))
                .extracting(ProcessDetails::pid)
                .containsExactly(new Pid((int) holder.pid()));
        return socket;
    }

    @Test
    void everyAddressOfTheMachineHasItsRowBehindBothWildcards() throws IOException {
        Matrix free = tryAll(freePort(), Protocol.TCP);

        List<IpAddress> addresses =
                free.rows().stream().map(row -> row.place().endpoint().address()).toList();
        assertThat(addresses).startsWith(IpAddress.ANY_IPV4);
        assertThat(addresses.contains(IpAddress.ANY_IPV6)).isEqualTo(machine.hasIpv6());
        assertThat(addresses.stream().filter(address -> !address.isWildcard()))
                .containsExactlyInAnyOrderElementsOf(
                        machine.addresses().stream().map(LocalAddress::address).toList());
        assertThat(free.refusing()).isEmpty();
        assertThat(free.cancelled()).isFalse();
        assertThat(free.rows())
                .allSatisfy(row -> {
                    assertThat(row.cells()).containsOnlyKeys(MatrixColumn.values());
                    assertWorked(row.cell(MatrixColumn.PLAIN));
                    assertWorked(row.cell(MatrixColumn.REUSE_PORT));
                });
        long applicable =
                free.rows().stream()
                        .flatMap(row -> row.cells().values().stream())
                        .filter(cell -> !(cell instanceof NotApplicable))
                        .count();
        assertThat(free.binds()).isEqualTo((int) applicable);
    }

    @Test
    void aListenerOnOneAddressRefusesItAndBothWildcards() {
        assumeIpv6();
        try (ChildProcess holder = holder("AF_INET", "SOCK_STREAM", "127.0.0.1", "")) {
            Matrix tried = tryAll(holder, Protocol.TCP);

            SocketEntry socket = only(tried, holder);
            for (String refused : List.of("0.0.0.0", "::", "127.0.0.1")) {
                assertRefusedBy(cell(tried, refused, MatrixColumn.PLAIN), socket);
                assertRefusedBy(cell(tried, refused, MatrixColumn.REUSE_ADDRESS), socket);
                assertRefusedBy(cell(tried, refused, MatrixColumn.REUSE_PORT), socket);
            }
            assertWorked(cell(tried, "::", MatrixColumn.V6ONLY));
            assertWorked(cell(tried, "::1", MatrixColumn.PLAIN));
            assertWorked(cell(tried, "::1", MatrixColumn.V6ONLY));
            assertThat(cell(tried, "127.0.0.1", MatrixColumn.V6ONLY))
                    .isInstanceOf(NotApplicable.class);
        }
    }

    @Test
    void aListenerOnTheIpv4WildcardRefusesEveryIpv4AddressAndDualStack() {
        assumeIpv6();
        String reuse = "(SOL_SOCKET, SO_REUSEADDR, 1)";
        try (ChildProcess holder = holder("AF_INET", "SOCK_STREAM", "0.0.0.0", reuse)) {
            Matrix tried = tryAll(holder, Protocol.TCP);

            SocketEntry socket = only(tried, holder);
            for (String refused : List.of("0.0.0.0", "::", "127.0.0.1")) {
                assertRefusedBy(cell(tried, refused, MatrixColumn.PLAIN), socket);
                assertRefusedBy(cell(tried, refused, MatrixColumn.REUSE_ADDRESS), socket);
            }
            assertWorked(cell(tried, "::", MatrixColumn.V6ONLY));
            assertWorked(cell(tried, "::1", MatrixColumn.REUSE_ADDRESS));
        }
    }

    @Test
    void aDualStackListenerRefusesEveryAddress() {
        assumeIpv6();
        try (ChildProcess holder =
                holder("AF_INET6", "SOCK_STREAM", "::", "(IPPROTO_IPV6, IPV6_V6ONLY, 0)")) {
            Matrix tried = tryAll(holder, Protocol.TCP);

            SocketEntry socket = only(tried, holder);
            for (Matrix.Row row : tried.rows()) {
                assertRefusedBy(row.cell(MatrixColumn.PLAIN), socket);
                if (!(row.cells().get(MatrixColumn.V6ONLY) instanceof NotApplicable)) {
                    assertRefusedBy(row.cell(MatrixColumn.V6ONLY), socket);
                }
            }
        }
    }

    @Test
    void aListenerOnIpv6AloneLeavesIpv4Free() {
        assumeIpv6();
        try (ChildProcess holder =
                holder("AF_INET6", "SOCK_STREAM", "::", "(IPPROTO_IPV6, IPV6_V6ONLY, 1)")) {
            Matrix tried = tryAll(holder, Protocol.TCP);

            SocketEntry socket = only(tried, holder);
            assertWorked(cell(tried, "0.0.0.0", MatrixColumn.PLAIN));
            assertWorked(cell(tried, "127.0.0.1", MatrixColumn.PLAIN));
            assertRefusedBy(cell(tried, "::", MatrixColumn.PLAIN), socket);
            assertRefusedBy(cell(tried, "::", MatrixColumn.V6ONLY), socket);
            assertRefusedBy(cell(tried, "::1", MatrixColumn.PLAIN), socket);
        }
    }

    @Test
    void aUdpSocketIsNeverJoinedAndNamesItsHolder() {
        assumeIpv6();
        try (ChildProcess holder = holder("AF_INET", "SOCK_DGRAM", "127.0.0.1", "")) {
            Matrix tried = tryAll(holder, Protocol.UDP);

            SocketEntry socket = only(tried, holder);
            for (String refused : List.of("0.0.0.0", "::", "127.0.0.1")) {
                assertRefusedBy(cell(tried, refused, MatrixColumn.PLAIN), socket);
                for (MatrixColumn sharing :
                        List.of(MatrixColumn.REUSE_ADDRESS, MatrixColumn.REUSE_PORT)) {
                    assertThat(cell(tried, refused, sharing))
                            .isInstanceOfSatisfying(
                                    NotTried.class,
                                    left -> assertThat(left.holders()).containsExactly(socket));
                }
            }
            assertWorked(cell(tried, "::1", MatrixColumn.REUSE_ADDRESS));
            assertWorked(cell(tried, "::", MatrixColumn.V6ONLY));
        }
    }

    @Test
    void aBoundSocketThatDoesNotListenIsNamed() throws IOException {
        try (var bound = new Socket()) {
            bound.bind(new InetSocketAddress("127.0.0.1", 0));
            Matrix tried = tryAll(bound.getLocalPort(), Protocol.TCP);

            assertThat(tried.refusing())
                    .singleElement()
                    .satisfies(socket -> {
                        assertThat(socket.state()).isEqualTo(TcpState.BOUND_INACTIVE);
                        assertRefusedBy(cell(tried, "127.0.0.1", MatrixColumn.PLAIN), socket);
                    });
        }
    }

    @Test
    void whatIsLeftOfAConnectionRefusesTheBindThatLacksItsOption() throws IOException {
        int port = leaveTimeWait();
        Matrix tried = tryAll(port, Protocol.TCP);

        assertThat(tried.refusing())
                .singleElement()
                .satisfies(socket -> {
                    assertThat(socket.state()).isEqualTo(TcpState.TIME_WAIT);
                    assertRefusedBy(cell(tried, "127.0.0.1", MatrixColumn.PLAIN), socket);
                    assertRefusedBy(cell(tried, "0.0.0.0", MatrixColumn.REUSE_PORT), socket);
                });
        assertWorked(cell(tried, "127.0.0.1", MatrixColumn.REUSE_ADDRESS));
    }

    @Test
    void aListenerWithConnectionsStandsForThem() throws IOException {
        try (var server = new ServerSocket(0, 8, InetAddress.getByName("127.0.0.1"));
                var client = new Socket("127.0.0.1", server.getLocalPort());
                Socket accepted = server.accept()) {
            Matrix tried = tryAll(server.getLocalPort(), Protocol.TCP);

            assertThat(accepted.getLocalPort()).isEqualTo(client.getPort());
            assertThat(tried.refusing())
                    .extracting(SocketEntry::state)
                    .containsExactly(TcpState.LISTEN);
        }
    }

    /** The same link-local address on two devices is two addresses. */
    @Test
    void aLinkLocalAddressIsTriedOnItsDevice() {
        Sandbox sandbox =
                Sandbox.asRoot()
                        .after(
                                "ip link add left type veth peer name right",
                                "ip addr add fe80::7/64 dev left nodad",
                                "ip addr add fe80::7/64 dev right nodad",
                                "ip addr add 192.0.2.7/24 dev left",
                                "ip link set left up",
                                "ip link set right up");
        assertThat(sandbox.run(OnTwoLinks.class).lines())
                .contains(
                        "0.0.0.0 OK",
                        "127.0.0.1 lo OK",
                        "192.0.2.7 left OK",
                        "fe80::7%left left EADDRINUSE",
                        "fe80::7%right right OK",
                        ":: EADDRINUSE");
    }

    static final class OnTwoLinks {
        public static void main(String[] arguments) throws IOException {
            var test = new LiveConflictMatrixTest();
            try (var holder = new ServerSocket(0, 1, InetAddress.getByName("fe80::7%left"))) {
                for (Matrix.Row row : test.tryAll(holder.getLocalPort(), Protocol.TCP).rows()) {
                    BindPlace place = row.place();
                    String scope = place.interfaceName();
                    var plain = (Tried) row.cell(MatrixColumn.PLAIN);
                    System.out.println(
                            place.endpoint().address()
                                    + (scope == null ? "" : "%" + scope)
                                    + (row.device() == null ? "" : " " + row.device())
                                    + (plain.attempt().outcome() instanceof Refused refused
                                            ? " " + refused.errno().name()
                                            : " OK"));
                }
            } finally {
                test.close();
            }
        }
    }

    @Test
    void aCancelledRunKeepsTheRowsItHas() throws IOException {
        var cancellation = new Cancellation();
        var told = new ArrayList<Matrix.Row>();
        Matrix tried =
                matrix.tryAll(
                        new Port(freePort()),
                        Protocol.TCP,
                        row -> {
                            told.add(row);
                            cancellation.cancel();
                        },
                        cancellation);

        assertThat(tried.cancelled()).isTrue();
        assertThat(tried.rows()).hasSize(1).isEqualTo(told);
    }

    /** After a listen with SO_REUSEPORT beside it, a holder loses its share of what comes then. */
    @Test
    void aHolderThatSharesItsPortLosesNoConnection() {
        String share = "(SOL_SOCKET, SO_REUSEPORT, 1), (SOL_SOCKET, SO_REUSEADDR, 1)";
        try (ChildProcess holder = holder("AF_INET", "SOCK_STREAM", "127.0.0.1", share)) {
            int port = holder.awaitNumber("^port (\\d+)");
            var done = new AtomicBoolean();
            var connected = new AtomicInteger();
            var failures = new ArrayList<String>();
            Thread client =
                    Thread.ofPlatform()
                            .name("client")
                            .start(() -> connectUntil(done, port, connected, failures));
            Matrix last = tryAll(port, Protocol.TCP);
            for (int i = 0; i < 15; i++) {
                last = tryAll(port, Protocol.TCP);
            }
            int runs = connected.get();
            Eventually.holds("more clients", LIMIT, () -> connected.get() > runs + 20);
            done.set(true);
            join(client);

            assertThat(failures).isEmpty();
            holder.awaitLine("^accepted " + connected.get() + "$");
            SocketEntry socket = only(last, holder);
            assertThat(cell(last, "127.0.0.1", MatrixColumn.REUSE_PORT))
                    .isInstanceOfSatisfying(
                            NotTried.class,
                            left -> {
                                assertThat(left.holders()).containsExactly(socket);
                                // the kernel would have allowed it: the bind worked
                                assertThat(left.attempt().trace())
                                        .extracting(TracedCall::syscall)
                                        .contains(Syscall.BIND)
                                        .doesNotContain(Syscall.LISTEN);
                            });
        }
    }

    /**
     * A client that met a listener which is closed at once would read a reset, not the byte. It
     * ends by a reset itself: thousands of connections in TIME_WAIT would make each look slow.
     */
    private static void connectUntil(
            AtomicBoolean done, int port, AtomicInteger connected, List<String> failures) {
        while (!done.get()) {
            try (var socket = new Socket("127.0.0.1", port)) {
                socket.setSoLinger(true, 0);
                if (socket.getInputStream().read() == 'x') {
                    connected.incrementAndGet();
                } else {
                    failures.add("closed without a byte");
                }
            } catch (IOException e) {
                failures.add(e.toString());
            }
        }
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            return socket.getLocalPort();
        }
    }

    /** Java sets SO_REUSEADDR on a listener on Linux; the side that closes first waits. */
    private static int leaveTimeWait() throws IOException {
        try (var server = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"));
                var client = new Socket("127.0.0.1", server.getLocalPort())) {
            server.accept().close();
            assertThat(client.getInputStream().read()).isEqualTo(-1);
            return server.getLocalPort();
        }
    }
}
