package dev.bindsight.diagnosis;

import static dev.bindsight.diagnosis.MatrixBench.assertRefusedBy;
import static dev.bindsight.diagnosis.MatrixBench.assertWorked;
import static dev.bindsight.diagnosis.MatrixBench.cell;
import static dev.bindsight.diagnosis.MatrixBench.holder;
import static dev.bindsight.diagnosis.MatrixBench.only;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bindsight.diagnosis.MatrixCell.NotApplicable;
import dev.bindsight.diagnosis.MatrixCell.NotTried;
import dev.bindsight.diagnosis.MatrixCell.Tried;
import dev.bindsight.model.BindPlace;
import dev.bindsight.model.IpAddress;
import dev.bindsight.model.LocalAddress;
import dev.bindsight.model.Outcome.Refused;
import dev.bindsight.model.Port;
import dev.bindsight.model.Protocol;
import dev.bindsight.model.SocketEntry;
import dev.bindsight.probe.Cancellation;
import dev.bindsight.testbed.ChildProcess;
import dev.bindsight.testbed.Sandbox;
import dev.bindsight.testbed.SparePort;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;

/** Real binds against real holders on loopback. */
class LiveConflictMatrixTest {
    private final MatrixBench bench = new MatrixBench();

    @AfterEach
    void close() {
        bench.close();
    }

    private void assumeIpv6() {
        Assumptions.assumeTrue(
                bench.machine().addresses().stream()
                        .anyMatch(local -> local.address().equals(IpAddress.LOOPBACK_IPV6)),
                "no ::1 on this machine");
    }

    @Test
    void everyAddressOfTheMachineHasItsRowBehindBothWildcards() throws IOException {
        Matrix free = bench.tryAll(SparePort.any(), Protocol.TCP);

        List<IpAddress> addresses =
                free.rows().stream().map(row -> row.place().endpoint().address()).toList();
        assertThat(addresses).startsWith(IpAddress.ANY_IPV4);
        assertThat(addresses.contains(IpAddress.ANY_IPV6)).isEqualTo(bench.machine().hasIpv6());
        assertThat(addresses.stream().filter(address -> !address.isWildcard()))
                .containsExactlyInAnyOrderElementsOf(
                        bench.machine().addresses().stream().map(LocalAddress::address).toList());
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
            Matrix tried = bench.tryAll(holder, Protocol.TCP);

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
            Matrix tried = bench.tryAll(holder, Protocol.TCP);

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
            Matrix tried = bench.tryAll(holder, Protocol.TCP);

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
            Matrix tried = bench.tryAll(holder, Protocol.TCP);

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
            Matrix tried = bench.tryAll(holder, Protocol.UDP);

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
            try (var bench = new MatrixBench();
                    var holder = new ServerSocket(0, 1, InetAddress.getByName("fe80::7%left"))) {
                for (Matrix.Row row : bench.tryAll(holder.getLocalPort(), Protocol.TCP).rows()) {
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
            }
        }
    }

    @Test
    void aCancelledRunKeepsTheRowsItHas() throws IOException {
        var cancellation = new Cancellation();
        var told = new ArrayList<Matrix.Row>();
        Matrix tried =
                bench.matrix()
                        .tryAll(
                                new Port(SparePort.any()),
                                Protocol.TCP,
                                row -> {
                                    told.add(row);
                                    cancellation.cancel();
                                },
                                cancellation);

        assertThat(tried.cancelled()).isTrue();
        assertThat(tried.rows()).hasSize(1).isEqualTo(told);
    }
}
