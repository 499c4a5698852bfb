package dev.bindsight.diagnosis.connect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bindsight.diagnosis.ConnectObserver;
import dev.bindsight.diagnosis.ConnectReport;
import dev.bindsight.model.EaiCode;
import dev.bindsight.model.Outcome;
import dev.bindsight.model.Resolution;
import dev.bindsight.probe.Cancellation;
import dev.bindsight.probe.ConnectRequest;
import dev.bindsight.testbed.ChildProcess;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;

/** A cancel in each phase of a whole connect; each would last an hour without it. */
class CancelledConnectTest {
    private static final Duration HOUR = Duration.ofHours(1);

    @Test
    void aCancelDuringTheLookupEndsIt() {
        var cancellation = new Cancellation();
        var never = new CountDownLatch(1);
        try (var bench =
                ConnectBench.naming(host -> {
                    cancellation.cancel();
                    return waitFor(never, host);
                })) {
            ConnectReport report =
                    bench.diagnosis()
                            .connect(
                                    ConnectBench.tcp("slow.example", HOUR, 80),
                                    ConnectObserver.UNHEARD,
                                    cancellation);

            assertThat(report.cancelled()).isTrue();
            assertThat(report.resolution()).isNull();
            assertThat(report.findings()).isEmpty();
            assertThat(report.unresolved()).isNull();
        } finally {
            never.countDown();
        }
    }

    private static Resolution waitFor(CountDownLatch latch, String host) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            // the lookup's thread is let go when the bench is closed
            Thread.currentThread().interrupt();
        }
        return Resolution.failed(
                host, EaiCode.EAI_AGAIN, null, Outcome.DecidedBy.KERNEL, Duration.ZERO);
    }

    /** The server takes the connection, hears the beginning of the handshake, and says nothing. */
    @Test
    void aCancelDuringTheHandshakeEndsIt() {
        try (ChildProcess server =
                        ChildProcess.python(
                                "import socket, sys\n"
                                        + "s = socket.socket(); s.bind(('127.0.0.1', 0));"
                                        + " s.listen()\n"
                                        + "print('port', s.getsockname()[1], flush=True)\n"
                                        + "c, _ = s.accept(); c.recv(1)\n"
                                        + "print('hello heard', flush=True)\n"
                                        + "sys.stdin.read()");
                var bench = ConnectBench.real();
                var cancelling = Executors.newSingleThreadExecutor()) {
            int port = server.awaitNumber("port ([0-9]+)");
            var cancellation = new Cancellation();
            cancelling.execute(() -> {
                server.awaitLine("hello heard");
                cancellation.cancel();
            });
            ConnectReport report =
                    bench.diagnosis()
                            .connect(
                                    ConnectBench.shakingHands(
                                            ConnectBench.tcp("127.0.0.1", HOUR, port)),
                                    ConnectObserver.UNHEARD,
                                    cancellation);

            assertThat(report.cancelled()).isTrue();
            assertThat(report.findings())
                    .singleElement()
                    .satisfies(finding -> {
                        assertThat(finding.attempt().ok()).isTrue();
                        assertThat(finding.exchange()).isNull();
                        assertThat(finding.diagnosis()).isNull();
                    });
        }
    }

    /** A flag of the thread, which is interrupted before it waits: that is an end, not a bug. */
    @Test
    void anInterruptEndsItAsACancelDoes() throws IOException {
        try (var server = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"));
                var bench = ConnectBench.real()) {
            Thread asking = Thread.currentThread();
            var interrupting =
                    new ConnectObserver() {
                        @Override
                        public void progress(int done, int total) {
                            asking.interrupt();
                        }
                    };
            ConnectRequest request =
                    ConnectBench.listening(
                            ConnectBench.tcp("127.0.0.1", HOUR, server.getLocalPort()));
            ConnectReport report =
                    bench.diagnosis().connect(request, interrupting, new Cancellation());

            assertThat(Thread.interrupted()).isTrue();
            assertThat(report.cancelled()).isTrue();
        }
    }

    /** With its accept queue full a listener drops each SYN: the connect hangs. */
    @Test
    void aCancelDuringTheConnectEndsItAndTheRest() throws IOException {
        try (var server = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"));
                var bench = ConnectBench.real()) {
            List<Socket> queue = new ArrayList<>();
            try {
                for (int i = 0; i < 2; i++) {
                    queue.add(new Socket(server.getInetAddress(), server.getLocalPort()));
                }
                var cancellation = new Cancellation();
                ConnectRequest request =
                        ConnectBench.tcp("127.0.0.1", HOUR, server.getLocalPort(), 1);
                var cancelling =
                        new ConnectObserver() {
                            @Override
                            public void progress(int done, int total) {
                                cancellation.cancel();
                            }
                        };
                ConnectReport report = bench.diagnosis().connect(request, cancelling, cancellation);

                assertThat(report.cancelled()).isTrue();
                assertThat(report.resolution()).isNotNull();
                assertThat(report.findings())
                        .allSatisfy(finding -> {
                            assertThat(finding.attempt().outcome())
                                    .isEqualTo(new Outcome.Cancelled());
                            assertThat(finding.diagnosis()).isNull();
                        });
            } finally {
                for (Socket each : queue) {
                    each.close();
                }
            }
        }
    }
}
