package dev.bindsight.view.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bindsight.testbed.Eventually;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;

/** What all lanes of the window have in common. */
class WorkersTest {
    private static final Duration PATIENCE = Eventually.PATIENCE;

    private final Workers workers = new Workers(Runnable::run);

    private static long later() {
        return System.nanoTime() + PATIENCE.toNanos();
    }

    @Test
    void whatTakesMoreThanAMomentIsSeenInOneListOfAllLanes() {
        var go = new CountDownLatch(1);
        Job.Work waits =
                _ -> {
                    awaitQuietly(go);
                    return () -> {};
                };
        Job bind = workers.lane("bind").start(new Job("binding", waits));
        workers.lane("moment").start(new Job(waits));
        Job connect = workers.wideLane("connect").start(new Job("connecting", waits));

        assertThat(workers.running()).containsExactly(bind, connect);
        bind.cancel();
        assertThat(workers.running()).containsExactly(connect);
        workers.close();
        assertThat(workers.running()).isEmpty();
        go.countDown();
    }

    @Test
    void closingCancelsEverythingAndWaitsForNobody() {
        var go = new CountDownLatch(1);
        var begun = new CountDownLatch(1);
        var written = new AtomicBoolean();
        Lane files = workers.lastingLane("files");
        files.execute(() -> {
            begun.countDown();
            awaitQuietly(go);
            written.set(true);
        });
        Job job =
                workers.lane("bind")
                        .start(
                                new Job(
                                        "binding",
                                        _ -> {
                                            awaitQuietly(go);
                                            return () -> {};
                                        }));
        awaitQuietly(begun);

        workers.close();

        assertThat(written).as("closing came back before that").isFalse();
        assertThat(job.cancellation().getAsBoolean()).isTrue();
        go.countDown();
        workers.finish(later());
        assertThat(written).isTrue();
    }

    @Test
    void lanesOfOneNameShareAThreadAndAWideOneHasOneForEachJob() {
        assertThat(threads("moment", false)).hasSize(1);
        assertThat(threads("connect", true)).hasSize(2);
        workers.close();
    }

    /** The threads of two jobs, which are done beside each other if that is possible. */
    private Set<Thread> threads(String name, boolean wide) {
        var met = new CountDownLatch(2);
        List<CompletableFuture<Thread>> threads = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            var thread = new CompletableFuture<Thread>();
            threads.add(thread);
            Lane lane = wide ? workers.wideLane(name) : workers.lane(name);
            lane.execute(() -> {
                met.countDown();
                if (wide) {
                    awaitQuietly(met);
                }
                thread.complete(Thread.currentThread());
            });
        }
        return threads.stream().map(CompletableFuture::join).collect(Collectors.toSet());
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
