package dev.bindsight.probe;

import static dev.bindsight.probe.RealProbes.calls;
import static dev.bindsight.probe.RealProbes.descriptors;
import static dev.bindsight.probe.RealProbes.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bindsight.model.Attempt;
import dev.bindsight.model.Endpoint;
import dev.bindsight.model.Outcome;
import dev.bindsight.model.Probe.ConnectProbe;
import dev.bindsight.model.Protocol;
import dev.bindsight.model.Syscall;
import dev.bindsight.testbed.Eventually;
import dev.bindsight.testbed.OpenDescriptors;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Cancels in every phase of a connect that would hang for an hour. */
@Timeout(300)
class CancelledConnectTest {
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int WORKERS = 4;
    private static final int PROBES = 10_000;

    private final RealProbes probes = new RealProbes();
    private FullQueue full;
    private DatagramSocket silent;

    private enum Kind {
        POLLED,
        BLOCKING,
        UDP
    }

    @BeforeEach
    void open() throws IOException {
        full = new FullQueue();
        silent = new DatagramSocket(0, InetAddress.getByName("127.0.0.1"));
    }

    @AfterEach
    void close() throws IOException {
        silent.close();
        full.close();
        probes.close();
    }

    private ConnectProbe probe(Kind kind) {
        Endpoint hangs = endpoint("127.0.0.1", full.port());
        return switch (kind) {
            case POLLED -> new ConnectProbe(hangs, 0, Protocol.TCP, null, HOUR, false);
            case BLOCKING -> new ConnectProbe(hangs, 0, Protocol.TCP, null, HOUR, true);
            case UDP ->
                    new ConnectProbe(
                            endpoint("127.0.0.1", silent.getLocalPort()),
                            0,
                            Protocol.UDP,
                            null,
                            HOUR,
                            false);
        };
    }

    @Test
    void whatWasCancelledBeforeMakesNoCall() {
        var cancellation = new Cancellation();
        cancellation.cancel();
        Attempt attempt = probes.connects().prove(probe(Kind.POLLED), cancellation);

        assertThat(attempt.outcome()).isEqualTo(new Outcome.Cancelled());
        assertThat(attempt.trace()).isEmpty();
    }

    /** The cancel comes just before the call, so that what it wakes may not be waiting yet. */
    @ParameterizedTest
    @CsvSource({
        "POLLED, socket",
        "POLLED, connect",
        "POLLED, awaitWritable",
        "BLOCKING, socket",
        "BLOCKING, connect",
        "UDP, socket",
        "UDP, connect",
        "UDP, awaitReadable"
    })
    void aCancelBeforeACallIsHeard(Kind kind, String call) {
        var cancellation = new Cancellation();
        long before = descriptors();
        ConnectProver prover =
                probes.connects(
                        WatchedCalls.of(
                                probes.calls(),
                                name -> {
                                    if (name.equals(call)) {
                                        cancellation.cancel();
                                    }
                                }));
        Attempt attempt = prover.prove(probe(kind), cancellation);

        assertThat(attempt.outcome()).isEqualTo(new Outcome.Cancelled());
        assertThat(calls(attempt)).endsWith(Syscall.CLOSE).containsOnlyOnce(Syscall.CLOSE);
        OpenDescriptors.assertNoMoreThan(before);
    }

    /** The cancel comes from another thread while the kernel holds the call. */
    @ParameterizedTest
    @EnumSource(names = {"POLLED", "BLOCKING"})
    void aCancelWakesACallThatWaits(Kind kind) throws Exception {
        var cancellation = new Cancellation();
        try (ExecutorService caller = Executors.newSingleThreadExecutor()) {
            Future<Attempt> attempt =
                    caller.submit(() -> probes.connects().prove(probe(kind), cancellation));
            Eventually.holds("the connect waits", this::isConnecting);
            cancellation.cancel();

            assertThat(attempt.get().outcome()).isEqualTo(new Outcome.Cancelled());
            assertThat(calls(attempt.get())).endsWith(Syscall.SHUTDOWN, Syscall.CLOSE);
            assertThat(attempt.get().elapsed()).isLessThan(PATIENCE);
            assertThat(isConnecting()).isFalse();
        }
    }

    /** Whether /proc/net/tcp has a socket in SYN_SENT to the full queue. */
    private boolean isConnecting() {
        String waiting = String.format("0100007F:%04X 02 ", full.port());
        try {
            return Files.readAllLines(Path.of("/proc/self/net/tcp")).stream()
                    .anyMatch(line -> line.contains(waiting));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void anInterruptEndsABlockingConnectAndIsKept() throws Exception {
        var inside = new CountDownLatch(1);
        ConnectProver prover =
                probes.connects(
                        WatchedCalls.of(
                                probes.calls(),
                                name -> {
                                    if (name.equals("connect")) {
                                        inside.countDown();
                                    }
                                }));
        try (ExecutorService caller = Executors.newSingleThreadExecutor()) {
            Future<Boolean> kept =
                    caller.submit(() -> {
                        Attempt attempt = prover.prove(probe(Kind.BLOCKING), new Cancellation());
                        assertThat(attempt.outcome()).isEqualTo(new Outcome.Cancelled());
                        return Thread.interrupted();
                    });
            inside.await();
            caller.shutdownNow();
            assertThat(kept.get()).isTrue();
        }
    }

    @Test
    void tenThousandCancelledProbesLeaveNoDescriptorAndNoThread() throws Exception {
        // what is made once is made before it is counted
        cancelledProbes(100);
        Eventually.holds("its threads ended", () -> connectThreads() == 0);
        long descriptors = descriptors();
        int threads = Thread.getAllStackTraces().size();

        int heard = cancelledProbes(PROBES);

        assertThat(heard).isEqualTo(PROBES);
        OpenDescriptors.assertNoMoreThan(descriptors);
        Eventually.holds(
                "the threads ended",
                () -> connectThreads() == 0 && Thread.getAllStackTraces().size() <= threads);
    }

    private static long connectThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("blocking-connect"))
                .count();
    }

    /** Makes probes of every kind, cancels each, and returns how many said that they were. */
    private int cancelledProbes(int count) throws Exception {
        try (ExecutorService workers = Executors.newFixedThreadPool(WORKERS);
                ExecutorService cancelling = Executors.newFixedThreadPool(2)) {
            List<Callable<Integer>> shares =
                    Collections.nCopies(
                            WORKERS, () -> new Share(cancelling).cancelled(count / WORKERS));
            int heard = 0;
            for (Future<Integer> share : workers.invokeAll(shares)) {
                heard += share.get();
            }
            return heard;
        }
    }

    /** What one worker does, one probe after the other. */
    private final class Share {
        private final ExecutorService cancelling;
        private final ConnectProver prover =
                probes.connects(WatchedCalls.of(probes.calls(), this::reached));
        private volatile Cancellation cancellation = new Cancellation();
        private volatile String phase = "";
        private volatile boolean fromOutside;

        Share(ExecutorService cancelling) {
            this.cancelling = cancelling;
        }

        /** Every phase, from the thread itself and from another. */
        int cancelled(int count) {
            int heard = 0;
            for (int i = 0; i < count; i++) {
                Kind kind = Kind.values()[i % 3];
                List<String> phases =
                        kind == Kind.BLOCKING
                                ? List.of("socket", "connect")
                                : List.of("socket", "connect", "await");
                cancellation = new Cancellation();
                phase = phases.get(i / 3 % phases.size());
                fromOutside = i / 18 % 2 == 0;
                Attempt attempt = prover.prove(probe(kind), cancellation);
                heard += attempt.outcome() instanceof Outcome.Cancelled ? 1 : 0;
            }
            return heard;
        }

        private void reached(String call) {
            if (!call.startsWith(phase)) {
                return;
            }
            if (fromOutside) {
                cancelling.execute(cancellation::cancel);
            } else {
                cancellation.cancel();
            }
        }
    }
}
