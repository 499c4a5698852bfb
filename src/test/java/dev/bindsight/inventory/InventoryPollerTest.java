package dev.bindsight.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bindsight.model.Coverage;
import dev.bindsight.model.Errno;
import dev.bindsight.model.Inventory;
import dev.bindsight.model.ProcessDetails;
import dev.bindsight.model.ProcessRef;
import dev.bindsight.model.SocketEntry;
import dev.bindsight.model.Source;
import dev.bindsight.model.SourceRefusal;
import dev.bindsight.platform.SocketQuery;
import dev.bindsight.testbed.Eventually;
import dev.bindsight.testbed.ScriptedPlatform;
import dev.bindsight.testbed.ScriptedSocket;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

/** The poller, with an engine that counts and a receiver that is as slow as the test wants. */
class InventoryPollerTest {
    private static final Duration PATIENCE = Eventually.PATIENCE;

    private final CountingEngine engine = new CountingEngine();
    private final Queue<Runnable> handOvers = new ConcurrentLinkedQueue<>();
    private final List<PollUpdate> received = new CopyOnWriteArrayList<>();
    private final InventoryPoller poller =
            new InventoryPoller(engine, handOvers::add, received::add);

    @AfterEach
    void closeThePoller() {
        poller.close();
    }

    @Test
    void aSlowReceiverGetsOnlyTheLatest() {
        poller.setInterval(Duration.ofMillis(1));
        poller.start();
        eventually("several readings", () -> engine.reads.get() >= 5);
        poller.pause();
        // answered by the thread that reads, once it has handed over what it was reading
        poller.verify(CountingEngine.ONE_PORT.entries().iterator().next()).join();

        assertThat(handOvers).hasSize(1);
        handOvers.remove().run();

        assertThat(received).hasSize(1);
        assertThat(((PollUpdate.Fresh) received.getFirst()).inventory()).isSameAs(poller.last());
        assertThat(handOvers).isEmpty();
    }

    @Test
    void aRefreshReadsOnceWhilePaused() {
        poller.pause();
        poller.start();
        eventually("the first reading", () -> engine.ended.get() == 1);
        assertThat(poller.isPaused()).isTrue();

        poller.refresh();

        eventually("one more", () -> engine.ended.get() == 2);
    }

    @Test
    void goingOnReadsAtOnce() {
        poller.setInterval(Duration.ofHours(1));
        poller.pause();
        poller.start();
        eventually("the first reading", () -> engine.ended.get() == 1);

        poller.resume();

        eventually("the next", () -> engine.ended.get() == 2);
    }

    @Test
    void aShorterIntervalCountsAtOnce() {
        poller.setInterval(Duration.ofHours(1));
        poller.start();
        eventually("the first reading", () -> engine.ended.get() == 1);

        poller.setInterval(Duration.ofMillis(5));

        eventually("the next", () -> engine.ended.get() >= 2);
    }

    @Test
    void whatNobodySawIsReadAtOnceWhenItIsSeenAgain() {
        poller.setInterval(Duration.ofHours(1));
        poller.start();
        eventually("the first reading", () -> engine.ended.get() == 1);
        poller.setSeen(false);

        poller.setSeen(true);

        eventually("the next", () -> engine.ended.get() == 2);
    }

    @Test
    void whatIsPausedStaysSoWhenItIsSeenAgain() {
        poller.pause();
        poller.start();
        eventually("the first reading", () -> engine.ended.get() == 1);

        poller.setSeen(false);
        poller.setSeen(true);
        poller.verify(CountingEngine.ONE_PORT.entries().iterator().next()).join();

        // the first reading and the look that answered the question
        assertThat(engine.reads.get()).isEqualTo(2);
    }

    @Test
    void anotherSourceIsAskedAtOnce() {
        poller.setInterval(Duration.ofHours(1));
        poller.start();
        eventually("the first reading", () -> engine.ended.get() == 1);

        poller.choose(new SourceChoice.Only(Source.PROCFS));

        eventually("the next", () -> engine.ended.get() == 2);
        assertThat(engine.lastChoice).isEqualTo(new SourceChoice.Only(Source.PROCFS));
    }

    @Test
    void whatCouldNotBeReadComesWithTheLastInventory() {
        poller.setInterval(Duration.ofHours(1));
        poller.start();
        eventually("the first reading", () -> !handOvers.isEmpty());
        handOvers.remove().run();

        engine.refused = true;
        poller.refresh();

        eventually("the refusal", () -> !handOvers.isEmpty());
        handOvers.remove().run();
        assertThat(received.getLast())
                .isEqualTo(
                        new PollUpdate.Unreadable(List.of(CountingEngine.REFUSAL), poller.last()));
        assertThat(poller.last()).isNotNull();
    }

    @Test
    void anEngineThatThrowsIsSaidToHaveFailedAndIsAskedAgain() {
        poller.setInterval(Duration.ofHours(1));
        engine.bug = new AssertionError("a bug");
        poller.start();
        eventually("the failure", () -> !handOvers.isEmpty());
        handOvers.remove().run();
        assertThat(received).containsExactly(new PollUpdate.Failed(engine.bug, null));

        engine.bug = null;
        poller.setInterval(Duration.ofMillis(5));

        eventually("a reading", () -> poller.last() != null);
    }

    @Test
    void aQuestionThatThrowsIsAnsweredByWhatWasThrown() {
        poller.setInterval(Duration.ofHours(1));
        poller.start();
        eventually("the first reading", () -> poller.last() != null);
        engine.bug = new AssertionError("a bug");

        CompletableFuture<?> answer =
                poller.verify(CountingEngine.ONE_PORT.entries().iterator().next());

        assertThat(answer).failsWithin(PATIENCE).withThrowableThat().withCause(engine.bug);
        engine.bug = null;
        int ended = engine.ended.get();
        poller.refresh();
        eventually("the next reading", () -> engine.ended.get() > ended);
    }

    @Test
    void theFirstReadingIsHeardOfWhileItLasts() {
        engine.gate = new CountDownLatch(1);
        poller.start();

        eventually("word of the scan", () -> !handOvers.isEmpty());
        handOvers.remove().run();
        assertThat(received).containsExactly(new PollUpdate.Scanning(9_120, 3, 10));

        engine.gate.countDown();
        eventually("the reading", () -> !handOvers.isEmpty());
        handOvers.remove().run();
        assertThat(received.getLast()).isInstanceOf(PollUpdate.Fresh.class);
    }

    @Test
    void aQuestionIsAnsweredByALookAtThePort() throws Exception {
        var platform = new ScriptedPlatform();
        platform.process(10).open(platform.add(ScriptedSocket.listener("127.0.0.1:3000")));
        platform.add(ScriptedSocket.listener("127.0.0.1:4000"));
        try (var live = new LiveInventory(platform, InstantSource.system());
                var asking = new InventoryPoller(live, Runnable::run, received::add)) {
            asking.start();
            eventually("the first reading", () -> asking.last() != null);
            SocketEntry asked =
                    Objects.requireNonNull(asking.last()).entries().stream()
                            .filter(entry -> entry.local().port().number() == 3000)
                            .findFirst()
                            .orElseThrow();

            var answer = asking.verify(asked).get(60, TimeUnit.SECONDS);

            assertThat(((InventoryEngine.Reading.Read) answer).inventory().entries())
                    .containsExactly(asked);
        }
    }

    @Test
    void aClosedPollerHandsNothingOverAndCancelsQuestions() {
        poller.setInterval(Duration.ofMillis(1));
        poller.start();
        eventually("a reading", () -> !handOvers.isEmpty());

        poller.close();
        handOvers.forEach(Runnable::run);
        CompletableFuture<?> answer =
                poller.verify(CountingEngine.ONE_PORT.entries().iterator().next());

        assertThat(received).isEmpty();
        assertThat(answer).isCancelled();
        int reads = engine.reads.get();
        poller.refresh();
        assertThat(engine.reads.get()).isEqualTo(reads);
    }

    @Test
    void closingDoesNotWaitForALongReading() {
        engine.gate = new CountDownLatch(1);
        poller.start();
        eventually("the reading began", () -> engine.reads.get() == 1);

        poller.close();

        assertThat(engine.ended.get()).isZero();
        engine.gate.countDown();
        eventually("the reading ended", () -> engine.ended.get() == 1);
        handOvers.forEach(Runnable::run);
        assertThat(received).isEmpty();
    }

    private static void eventually(String what, BooleanSupplier condition) {
        Eventually.holds(what, condition);
    }

    /** Counts readings and gives an inventory without sockets. */
    private static final class CountingEngine implements InventoryEngine {
        private static final SourceRefusal REFUSAL =
                new SourceRefusal(Source.SOCK_DIAG, "socket(AF_NETLINK)", new Errno("EPERM", 1));
        private static final Inventory ONE_PORT = onePort();

        private final AtomicInteger reads = new AtomicInteger();
        private final AtomicInteger ended = new AtomicInteger();
        private volatile boolean refused;
        private volatile @Nullable AssertionError bug;
        private volatile SourceChoice lastChoice = SourceChoice.AUTOMATIC;
        private volatile CountDownLatch gate = new CountDownLatch(0);

        private static Inventory onePort() {
            var platform = new ScriptedPlatform();
            platform.add(ScriptedSocket.listener("127.0.0.1:1"));
            try (var engine = new LiveInventory(platform, InstantSource.system())) {
                return ((Reading.Read) engine.read(SourceChoice.AUTOMATIC)).inventory();
            }
        }

        @Override
        public Reading read(SourceChoice choice, ScanProgress progress) {
            reads.incrementAndGet();
            lastChoice = choice;
            AssertionError thrown = bug;
            if (thrown != null) {
                throw thrown;
            }
            if (gate.getCount() > 0) {
                progress.lookingUp(9_120, 3, 10);
            }
            try {
                assertThat(gate.await(60, TimeUnit.SECONDS)).isTrue();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
            ended.incrementAndGet();
            return refused
                    ? new Reading.Unreadable(List.of(REFUSAL))
                    : new Reading.Read(
                            new Inventory(
                                    Instant.EPOCH,
                                    Duration.ZERO,
                                    List.of(),
                                    Map.of(),
                                    new Coverage(Source.SOCK_DIAG, null, 0, null, List.of())));
        }

        @Override
        public Reading look(SocketQuery query) {
            return read(SourceChoice.AUTOMATIC);
        }

        @Override
        public Reading glance(SocketQuery query) {
            return read(SourceChoice.AUTOMATIC);
        }

        @Override
        public Optional<ProcessDetails> process(ProcessRef ref) {
            return Optional.empty();
        }
    }
}
