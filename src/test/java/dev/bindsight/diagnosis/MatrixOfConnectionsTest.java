package dev.bindsight.diagnosis;

import static dev.bindsight.diagnosis.MatrixBench.assertRefusedBy;
import static dev.bindsight.diagnosis.MatrixBench.assertWorked;
import static dev.bindsight.diagnosis.MatrixBench.cell;
import static dev.bindsight.diagnosis.MatrixBench.holder;
import static dev.bindsight.diagnosis.MatrixBench.only;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bindsight.diagnosis.MatrixCell.NotTried;
import dev.bindsight.model.Protocol;
import dev.bindsight.model.SocketEntry;
import dev.bindsight.model.Syscall;
import dev.bindsight.model.TcpState;
import dev.bindsight.model.TracedCall;
import dev.bindsight.testbed.ChildProcess;
import dev.bindsight.testbed.Eventually;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/** The matrix where connections, what is left of them, or a bound socket have the port. */
class MatrixOfConnectionsTest {

    private final MatrixBench bench = new MatrixBench();

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void aBoundSocketThatDoesNotListenIsNamed() throws IOException {
        try (var bound = new Socket()) {
            bound.bind(new InetSocketAddress("127.0.0.1", 0));
            Matrix tried = bench.tryAll(bound.getLocalPort(), Protocol.TCP);

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
        Matrix tried = bench.tryAll(port, Protocol.TCP);

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
            Matrix tried = bench.tryAll(server.getLocalPort(), Protocol.TCP);

            assertThat(accepted.getLocalPort()).isEqualTo(client.getPort());
            assertThat(tried.refusing())
                    .extracting(SocketEntry::state)
                    .containsExactly(TcpState.LISTEN);
        }
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
            Matrix last = bench.tryAll(port, Protocol.TCP);
            for (int i = 0; i < 15; i++) {
                last = bench.tryAll(port, Protocol.TCP);
            }
            int runs = connected.get();
            Eventually.holds("more clients", () -> connected.get() > runs + 20);
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
