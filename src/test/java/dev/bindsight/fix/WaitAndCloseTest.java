package dev.bindsight.fix;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bindsight.model.Fix;
import dev.bindsight.model.Probe.BindProbe;
import dev.bindsight.model.SocketEntry;
import dev.bindsight.model.SocketTimer;
import dev.bindsight.model.TcpState;
import dev.bindsight.model.fact.Evidence;
import dev.bindsight.model.fact.Finding;
import dev.bindsight.model.fact.Verification;
import dev.bindsight.probe.Cancellation;
import dev.bindsight.testbed.Eventually;
import dev.bindsight.testbed.Sandbox;
import dev.bindsight.text.TraceText;
import dev.bindsight.words.EvidenceText;
import dev.bindsight.words.stop.ChangeText;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/** Sockets that are destroyed or awaited, in network namespaces of their own. */
class WaitAndCloseTest {
    private static final Duration LIMIT = Eventually.PATIENCE;

    @Test
    void rootClosesSockets() {
        assertThat(Sandbox.asRoot().run(Closing.class)).isEqualTo("done\n");
    }

    @Test
    void anOrdinaryUserIsToldWhatIsMissing() {
        assertThat(Sandbox.asNobody().run(Refused.class)).isEqualTo("done\n");
    }

    @Test
    void theEndOfTheTimersIsAwaited() {
        assertThat(
                        Sandbox.asRoot()
                                .after("echo 4 > /proc/sys/net/ipv4/tcp_fin_timeout")
                                .run(Waiting.class))
                .isEqualTo("done\n");
    }

    static final class Closing {
        public static void main(String[] arguments) throws IOException {
            try (var trials = new Trials()) {
                timeWaitIsClosed(trials);
                listenerStaysBoundToThePortItAskedFor(trials);
            }
            System.out.println("done");
        }

        private static void timeWaitIsClosed(Trials trials) throws IOException {
            int port = trials.leaveTimeWait();
            BindProbe probe = Trials.loopback(port);
            Finding before = trials.refused(probe, "held-by-time-wait");
            var close = new Fix.CloseSocket(trials.await(port, TcpState.TIME_WAIT));

            Verification after =
                    trials.remedies.apply(Trials.offer(close), before, new Cancellation());

            assertThat(after).isInstanceOf(Verification.Resolved.class);
            assertThat(ChangeText.of(before, after))
                    .isEqualTo(probe.endpoint() + " was held by TIME_WAIT and can be bound now");
        }

        private static void listenerStaysBoundToThePortItAskedFor(Trials trials)
                throws IOException {
            int port = Trials.freePort();
            try (ServerSocket server = Trials.listener(port)) {
                assertThat(server.isBound()).isTrue();
                Finding before = trials.refused(Trials.loopback(port), "port-held");
                var close = new Fix.CloseSocket(trials.await(port, TcpState.LISTEN));

                Verification after =
                        trials.remedies.apply(Trials.offer(close), before, new Cancellation());

                assertThat(after)
                        .isInstanceOfSatisfying(
                                Verification.DifferentFailure.class,
                                different -> {
                                    assertThat(different.diagnosis().cause().id())
                                            .isEqualTo("held-by-bound-socket");
                                    Evidence first = different.diagnosis().evidence().getFirst();
                                    assertThat(first.kind())
                                            .isEqualTo(Evidence.Kind.TRIED_AND_WORKED);
                                    assertThat(EvidenceText.of(first).text())
                                            .contains("keeps it bound");
                                });
            }
        }
    }

    static final class Refused {
        public static void main(String[] arguments) throws IOException {
            try (var trials = new Trials()) {
                int port = trials.leaveTimeWait();
                Finding before = trials.refused(Trials.loopback(port), "held-by-time-wait");
                SocketEntry waiting = trials.await(port, TcpState.TIME_WAIT);

                Verification after =
                        trials.remedies.apply(
                                Trials.offer(new Fix.CloseSocket(waiting)),
                                before,
                                new Cancellation());

                assertThat(after)
                        .isInstanceOfSatisfying(
                                Verification.StillFailing.class,
                                still -> {
                                    Evidence first = still.diagnosis().evidence().getFirst();
                                    assertThat(first.kind()).isEqualTo(Evidence.Kind.TRIED_IN_VAIN);
                                    assertThat(EvidenceText.of(first).text())
                                            .contains("EPERM")
                                            .contains("CAP_NET_ADMIN");
                                    assertThat(first.trace())
                                            .extracting(TraceText::arguments)
                                            .anyMatch(line -> line.contains("SOCK_DESTROY"));
                                });
                assertThat(ChangeText.of(before, after)).endsWith("is still held by TIME_WAIT");
                assertThat(trials.find(port, TcpState.TIME_WAIT)).isPresent();
            }
            System.out.println("done");
        }
    }

    static final class Waiting {
        public static void main(String[] arguments) throws IOException {
            try (var trials = new Trials()) {
                timeWaitThatEndsEarlyIsNotWaitedThrough(trials);
                aNewTimeWaitIsAwaitedToo(trials);
                aWaitIsCancelledAtOnce(trials);
                aServerThatTakesThePortEndsTheWait(trials);
                // last, when all that this takes is loaded: an orphan does not wait for that
                anOrphanIsAwaitedToItsEnd(trials);
            }
            System.out.println("done");
        }

        /** The FIN_WAIT2 of a socket that its process has closed ends after tcp_fin_timeout. */
        private static void anOrphanIsAwaitedToItsEnd(Trials trials) throws IOException {
            try (Socket client = trials.leaveOrphan()) {
                int port = client.getPort();
                SocketEntry orphan = trials.await(port, TcpState.FIN_WAIT2);
                Finding before = trials.refused(Trials.loopback(port), "held-by-orphan");

                Verification after =
                        trials.remedies.apply(
                                Trials.offer(wait(port, orphan)), before, new Cancellation());

                assertThat(client.isConnected()).isTrue();
                assertThat(after).isInstanceOf(Verification.Resolved.class);
                assertThat(trials.find(port, TcpState.FIN_WAIT2)).isEmpty();
                assertThat(ChangeText.of(before, after))
                        .endsWith(
                                "was held by a connection that its process has closed and can be"
                                        + " bound now");
            }
        }

        private static void timeWaitThatEndsEarlyIsNotWaitedThrough(Trials trials)
                throws IOException {
            int port = trials.leaveTimeWait();
            SocketEntry waiting = trials.await(port, TcpState.TIME_WAIT);
            Instant end = Objects.requireNonNull(waiting.timer()).expiresAt();
            var wait = new Wait(trials, wait(port, waiting), new Cancellation());

            assertThat(trials.platform.destroyer().destroy(waiting).ok()).isTrue();

            assertThat(wait.result()).isInstanceOf(Verification.Resolved.class);
            assertThat(Instant.now()).isBefore(end);
        }

        private static void aNewTimeWaitIsAwaitedToo(Trials trials) throws IOException {
            int port = trials.leaveTimeWait(2);
            SocketEntry first = trials.await(port, TcpState.TIME_WAIT);
            // as if the second had come after the offer was made
            var fix = new Fix.WaitForTimeWait(Trials.loopback(port), Instant.now());
            var wait = new Wait(trials, fix, new Cancellation());

            assertThat(trials.platform.destroyer().destroy(first).ok()).isTrue();
            SocketEntry second = trials.await(port, TcpState.TIME_WAIT);
            assertThat(second.key()).isNotEqualTo(first.key());
            wait.isStillWaiting();
            assertThat(trials.platform.destroyer().destroy(second).ok()).isTrue();

            assertThat(wait.result()).isInstanceOf(Verification.Resolved.class);
        }

        private static void aWaitIsCancelledAtOnce(Trials trials) throws IOException {
            int port = trials.leaveTimeWait();
            SocketEntry waiting = trials.await(port, TcpState.TIME_WAIT);
            var cancellation = new Cancellation();
            var wait = new Wait(trials, wait(port, waiting), cancellation);

            cancellation.cancel();

            assertThat(wait.result()).isInstanceOf(Verification.Cancelled.class);
            assertThat(wait.result().attempt().trace()).isEmpty();
            assertThat(trials.find(port, TcpState.TIME_WAIT)).isPresent();
        }

        private static void aServerThatTakesThePortEndsTheWait(Trials trials) throws IOException {
            int port = trials.leaveTimeWait();
            SocketEntry waiting = trials.await(port, TcpState.TIME_WAIT);
            var wait = new Wait(trials, wait(port, waiting), new Cancellation());

            try (ServerSocket server = Trials.listener(port)) {
                assertThat(server.isBound()).isTrue();
                assertThat(wait.result())
                        .isInstanceOfSatisfying(
                                Verification.DifferentFailure.class,
                                different ->
                                        assertThat(different.diagnosis().cause().id())
                                                .isEqualTo("port-held"));
            }
        }

        private static Fix.WaitForTimeWait wait(int port, SocketEntry socket) {
            SocketTimer timer = Objects.requireNonNull(socket.timer());
            return new Fix.WaitForTimeWait(Trials.loopback(port), timer.expiresAt());
        }
    }

    /** A wait on a thread of its own, which has begun to wait. */
    private static final class Wait {
        private final AtomicReference<Thread> thread = new AtomicReference<>();
        private final CompletableFuture<Verification> result;

        Wait(Trials trials, Fix.WaitForTimeWait fix, Cancellation cancellation) {
            Finding before = trials.refused(fix.probe(), "held-by-time-wait");
            Executor own =
                    task -> thread.set(Thread.ofPlatform().daemon().name("wait").start(task));
            result =
                    CompletableFuture.supplyAsync(
                            () -> trials.remedies.apply(Trials.offer(fix), before, cancellation),
                            own);
            isStillWaiting();
        }

        void isStillWaiting() {
            Eventually.holds(
                    "it waits", () -> thread.get().getState() == Thread.State.TIMED_WAITING);
            assertThat(result).isNotDone();
        }

        Verification result() {
            return result.orTimeout(LIMIT.toSeconds(), TimeUnit.SECONDS).join();
        }
    }
}
