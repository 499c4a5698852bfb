package dev.bindsight.platform.linux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bindsight.inventory.InventoryEngine.Reading;
import dev.bindsight.inventory.LiveInventory;
import dev.bindsight.model.Errno;
import dev.bindsight.model.Inventory;
import dev.bindsight.model.Port;
import dev.bindsight.model.Protocol;
import dev.bindsight.model.SocketEntry;
import dev.bindsight.model.Syscall;
import dev.bindsight.model.TcpState;
import dev.bindsight.model.TracedCall;
import dev.bindsight.platform.SocketDestroyer.Destruction;
import dev.bindsight.testbed.ChildProcess;
import dev.bindsight.testbed.Eventually;
import dev.bindsight.testbed.Sandbox;
import dev.bindsight.testbed.SparePort;
import dev.bindsight.text.TraceText;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.BindException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Destroys sockets, only ever in a network namespace of its own. */
class LinuxSocketDestroyerTest {

    @Test
    void rootDestroysWhatIsNotJustBound() {
        assertThat(Sandbox.asRoot().run(AsRoot.class)).isEqualTo("done\n");
    }

    @Test
    void anOrdinaryUserIsRefusedAndNothingHappens() {
        assertThat(Sandbox.asNobody().run(AsNobody.class)).isEqualTo("done\n");
    }

    /** The machine of the namespaces this runs in. */
    private static final class Machine implements AutoCloseable {
        final LinuxPlatform platform = LinuxPlatform.open();
        final LiveInventory inventory = new LiveInventory(platform, InstantSource.system());

        Optional<SocketEntry> find(Protocol protocol, int port, TcpState state) {
            return inventory.glance(protocol, new Port(port)) instanceof Reading.Read(Inventory now)
                    ? now.entries().stream().filter(each -> each.state() == state).findFirst()
                    : Optional.empty();
        }

        SocketEntry await(int port, TcpState state) {
            Eventually.holds(
                    state + " on " + port, () -> find(Protocol.TCP, port, state).isPresent());
            return find(Protocol.TCP, port, state).orElseThrow();
        }

        Destruction destroy(SocketEntry socket) {
            return platform.destroyer().destroy(socket);
        }

        @Override
        public void close() {
            inventory.close();
            platform.close();
        }
    }

    /** A listener, a client of it and what it accepted. */
    private record Pair(ServerSocket server, Socket client, Socket accepted)
            implements AutoCloseable {
        static Pair open() throws IOException {
            var server = new ServerSocket(0, 4, InetAddress.getLoopbackAddress());
            var client = new Socket(server.getInetAddress(), server.getLocalPort());
            return new Pair(server, client, server.accept());
        }

        int port() {
            return server.getLocalPort();
        }

        @Override
        public void close() throws IOException {
            accepted.close();
            client.close();
            server.close();
        }
    }

    private static void bindPlainly(int port) throws IOException {
        try (var socket = new Socket()) {
            socket.setReuseAddress(false);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        }
    }

    static final class AsRoot {
        public static void main(String[] arguments) throws IOException {
            try (var machine = new Machine()) {
                connectionIsAborted(machine);
                bothEndsOfAConnectionHearOfIt(machine, "AF_INET", "127.0.0.1");
                bothEndsOfAConnectionHearOfIt(machine, "AF_INET6", "::1");
                listenerStopsListening(machine);
                listenerThatAskedForItsPortKeepsIt(machine);
                timeWaitIsOver(machine);
                orphanIsGone(machine);
                udpSocketFailsOnceAndStaysBound(machine);
                boundSocketIsNotFound(machine);
            }
            System.out.println("done");
        }

        private static void connectionIsAborted(Machine machine) throws IOException {
            try (Pair pair = Pair.open()) {
                SocketEntry own = machine.await(pair.port(), TcpState.ESTABLISHED);
                Destruction done = machine.destroy(own);

                assertThat(done.errno()).isNull();
                assertThat(done.trace())
                        .extracting(TracedCall::syscall)
                        .containsExactly(Syscall.SOCKET, Syscall.SEND, Syscall.RECV, Syscall.CLOSE);
                assertThat(done.trace()).allMatch(TracedCall::ok);
                assertThatThrownBy(() -> pair.accepted().getInputStream().read())
                        .hasMessageContaining("abort");
                assertThatThrownBy(() -> pair.client().getInputStream().read())
                        .hasMessageContaining("reset");
                assertThat(machine.destroy(own).errno()).isEqualTo(new Errno("ENOENT", 2));
            }
        }

        /** Java opens IPv6 sockets for IPv4 addresses; these are of the very family. */
        private static void bothEndsOfAConnectionHearOfIt(
                Machine machine, String family, String host) {
            String program =
                    """
                    import errno, sys
                    from socket import *
                    server, client = socket(%s), socket(%s)
                    server.bind(('%s', 0))
                    server.listen()
                    client.connect(server.getsockname())
                    own, _ = server.accept()
                    print('port', server.getsockname()[1], flush=True)
                    sys.stdin.readline()
                    for end in own, client:
                        try: end.recv(1)
                        except OSError as e: print(errno.errorcode[e.errno], flush=True)
                    """
                            .formatted(family, family, host);
            try (ChildProcess child = ChildProcess.python(program)) {
                int port = child.awaitNumber("^port (\\d+)");
                SocketEntry own = machine.await(port, TcpState.ESTABLISHED);
                assertThat(machine.destroy(own).errno()).isNull();
                child.send("");
                assertThat(child.awaitExit()).isZero();
                assertThat(child.output()).endsWith("ECONNABORTED\nECONNRESET");
            }
        }

        private static void listenerStopsListening(Machine machine) throws IOException {
            try (var server = new ServerSocket(0, 4, InetAddress.getLoopbackAddress())) {
                int port = server.getLocalPort();
                assertThat(machine.destroy(machine.await(port, TcpState.LISTEN)).ok()).isTrue();
                assertThat(machine.find(Protocol.TCP, port, TcpState.LISTEN)).isEmpty();
                bindPlainly(port);
            }
        }

        private static void listenerThatAskedForItsPortKeepsIt(Machine machine) throws IOException {
            int port = SparePort.any();
            try (var server = new ServerSocket(port, 4, InetAddress.getLoopbackAddress())) {
                assertThat(server.isBound()).isTrue();
                assertThat(machine.destroy(machine.await(port, TcpState.LISTEN)).ok()).isTrue();
                assertThat(machine.find(Protocol.TCP, port, TcpState.BOUND_INACTIVE)).isPresent();
                assertThatThrownBy(() -> bindPlainly(port)).isInstanceOf(BindException.class);
            }
            bindPlainly(port);
        }

        private static void timeWaitIsOver(Machine machine) throws IOException {
            int port;
            try (Pair pair = Pair.open()) {
                port = pair.port();
                pair.accepted().close();
                assertThat(pair.client().getInputStream().read()).isEqualTo(-1);
            }
            SocketEntry waiting = machine.await(port, TcpState.TIME_WAIT);
            assertThatThrownBy(() -> bindPlainly(port)).isInstanceOf(BindException.class);
            assertThat(machine.destroy(waiting).errno()).isNull();
            bindPlainly(port);
        }

        private static void orphanIsGone(Machine machine) throws IOException {
            try (Pair pair = Pair.open()) {
                pair.accepted().close();
                pair.server().close();
                SocketEntry orphan = machine.await(pair.port(), TcpState.FIN_WAIT2);
                assertThatThrownBy(() -> bindPlainly(pair.port()))
                        .isInstanceOf(BindException.class);
                assertThat(machine.destroy(orphan).errno()).isNull();
                bindPlainly(pair.port());
            }
        }

        private static void udpSocketFailsOnceAndStaysBound(Machine machine) throws IOException {
            int port = SparePort.any();
            try (var socket = new DatagramSocket(port, InetAddress.getLoopbackAddress())) {
                SocketEntry own = machine.find(Protocol.UDP, port, TcpState.CLOSE).orElseThrow();
                assertThat(machine.destroy(own).errno()).isNull();
                assertThatThrownBy(() -> socket.receive(new DatagramPacket(new byte[9], 9)))
                        .hasMessageContaining("abort");
                assertThat(machine.find(Protocol.UDP, port, TcpState.CLOSE)).isPresent();
            }
        }

        private static void boundSocketIsNotFound(Machine machine) throws IOException {
            try (var socket = new Socket()) {
                socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
                SocketEntry bound = machine.await(socket.getLocalPort(), TcpState.BOUND_INACTIVE);
                assertThat(machine.destroy(bound).errno()).isEqualTo(new Errno("ENOENT", 2));
                assertThat(machine.find(Protocol.TCP, bound.local().port().number(), bound.state()))
                        .isPresent();
            }
        }
    }

    static final class AsNobody {
        public static void main(String[] arguments) throws IOException {
            try (var machine = new Machine();
                    Pair pair = Pair.open()) {
                for (TcpState state : List.of(TcpState.ESTABLISHED, TcpState.LISTEN)) {
                    Destruction refused = machine.destroy(machine.await(pair.port(), state));
                    assertThat(refused.errno()).isEqualTo(new Errno("EPERM", 1));
                    assertThat(refused.trace())
                            .anySatisfy(call -> {
                                assertThat(call.syscall()).isEqualTo(Syscall.RECV);
                                assertThat(TraceText.arguments(call)).contains("error=-EPERM");
                            });
                }
                pair.client().getOutputStream().write(7);
                assertThat(pair.accepted().getInputStream().read()).isEqualTo(7);
            }
            System.out.println("done");
        }
    }
}
