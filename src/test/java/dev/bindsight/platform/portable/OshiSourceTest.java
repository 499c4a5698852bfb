package dev.bindsight.platform.portable;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bindsight.model.AddressFamily;
import dev.bindsight.model.IpAddress;
import dev.bindsight.model.Port;
import dev.bindsight.model.Protocol;
import dev.bindsight.model.TcpState;
import dev.bindsight.platform.SocketQuery;
import dev.bindsight.platform.SocketSource.Listing;
import dev.bindsight.platform.SocketView;

import org.junit.jupiter.api.Test;

import oshi.software.os.InternetProtocolStats.IPConnection;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.StandardProtocolFamily;
import java.nio.channels.DatagramChannel;
import java.nio.channels.ServerSocketChannel;
import java.util.ArrayList;
import java.util.List;

class OshiSourceTest {
    private final OshiSource source = new OshiSource();

    /** What of a view is compared, because the view itself is reused. */
    private record Seen(
            Protocol protocol,
            AddressFamily family,
            IpAddress local,
            int port,
            TcpState state,
            int owner) {
        static Seen of(SocketView view) {
            return new Seen(
                    view.protocol(),
                    view.family(),
                    new IpAddress(view.family(), view.localHigh(), view.localLow()),
                    view.localPort(),
                    TcpState.of(view.state()),
                    view.ownerPid());
        }
    }

    private List<Seen> list(Protocol protocol, int port) {
        var seen = new ArrayList<Seen>();
        Listing listing =
                source.list(
                        SocketQuery.port(protocol, new Port(port)),
                        view -> seen.add(Seen.of(view)));
        assertThat(listing).isEqualTo(new Listing.Complete(seen.size()));
        return seen;
    }

    private static int self() {
        return (int) ProcessHandle.current().pid();
    }

    @Test
    void aListenerIsListedWithItsOwner() throws IOException {
        try (var server = ServerSocketChannel.open(StandardProtocolFamily.INET)) {
            server.bind(new InetSocketAddress("127.0.0.1", 0));
            int port = server.socket().getLocalPort();
            assertThat(list(Protocol.TCP, port))
                    .containsExactly(
                            new Seen(
                                    Protocol.TCP,
                                    AddressFamily.IPV4,
                                    IpAddress.LOOPBACK_IPV4,
                                    port,
                                    TcpState.LISTEN,
                                    self()));
        }
    }

    @Test
    void anIpv6UdpSocketIsListed() throws IOException {
        try (var channel = DatagramChannel.open(StandardProtocolFamily.INET6)) {
            channel.bind(new InetSocketAddress("::1", 0));
            int port = channel.socket().getLocalPort();
            assertThat(list(Protocol.UDP, port))
                    .containsExactly(
                            new Seen(
                                    Protocol.UDP,
                                    AddressFamily.IPV6,
                                    IpAddress.LOOPBACK_IPV6,
                                    port,
                                    TcpState.CLOSE,
                                    self()));
        }
    }

    @Test
    void aPortOfTheOtherProtocolIsNotListed() throws IOException {
        try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThat(list(Protocol.UDP, server.getLocalPort())).isEmpty();
        }
    }

    @Test
    void addressesOfEveryLengthAreRead() {
        var view = new OshiSocketView();
        view.show(connection("tcp6", new byte[] {127, 0, 0, 1}));
        assertThat(Seen.of(view).local()).isEqualTo(IpAddress.LOOPBACK_IPV4.mapped());
        view.show(connection("tcp46", new byte[0]));
        assertThat(Seen.of(view).local()).isEqualTo(IpAddress.ANY_IPV6);
        view.show(connection("tcp6", new byte[4]));
        assertThat(Seen.of(view).local()).isEqualTo(IpAddress.ANY_IPV6);
        view.show(connection("tcp4", new byte[0]));
        assertThat(Seen.of(view).local()).isEqualTo(IpAddress.ANY_IPV4);
    }

    @Test
    void anOwnerThatOshiDoesNotKnowIsNobody() {
        var view = new OshiSocketView();
        view.show(connection("tcp4", new byte[4]));
        assertThat(view.ownerPid()).isZero();
    }

    private static IPConnection connection(String type, byte[] local) {
        var state = oshi.software.os.InternetProtocolStats.TcpState.LISTEN;
        return new IPConnection(type, local, 80, new byte[0], 0, state, 0, 0, -1);
    }
}
