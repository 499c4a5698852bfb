package dev.bindsight.view.connections;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bindsight.model.IpAddress;
import dev.bindsight.testbed.Eventually;
import dev.bindsight.view.connections.PeerNames.Answer;
import dev.bindsight.view.job.Lanes;
import dev.bindsight.view.job.Workers;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;

/** Whom the resolver is asked for, and that nobody waits for it. */
class PeerNamesTest {
    private static final Instant NOW = Instant.parse("2026-11-28T12:00:00Z");
    private static final IpAddress PEER = IpAddress.ipv4(0xC633_6407);

    private final Queue<Runnable> background = new ArrayDeque<>();
    private final List<IpAddress> asked = new ArrayList<>();
    private final PeerNames names =
            new PeerNames(
                    address -> {
                        asked.add(address);
                        return Optional.of("peer.example");
                    },
                    Lanes.of(background::add),
                    InstantSource.fixed(NOW));

    @Test
    void noNameIsAskedForByItself() {
        assertThat(names.answer(PEER)).isNull();
        assertThat(background).isEmpty();
        assertThat(asked).isEmpty();
    }

    @Test
    void aNameIsAskedForOnRequestAndToldWithAChange() {
        int before = names.changesProperty().get();
        names.ask(PEER);
        assertThat(names.answer(PEER)).isEqualTo(new Answer(null, null, false));
        assertThat(asked).as("not on this thread").isEmpty();

        background.remove().run();

        assertThat(asked).containsExactly(PEER);
        assertThat(names.answer(PEER)).isEqualTo(new Answer("peer.example", NOW, false));
        assertThat(names.changesProperty().get()).isGreaterThan(before);
    }

    @Test
    void whatIsBeingAskedIsNotAskedOnceMore() {
        names.ask(PEER);
        names.ask(PEER);
        while (!background.isEmpty()) {
            background.remove().run();
        }

        assertThat(asked).hasSize(1);
        assertThat(names.answer(PEER)).isEqualTo(new Answer("peer.example", NOW, false));
    }

    @Test
    void aResolverThatIsTooSlowIsGivenUpAndWhatItSaysThenIsNotTold() {
        names.ask(PEER);
        Runnable question = background.remove();
        Runnable patienceIsOver = background.remove();

        patienceIsOver.run();
        assertThat(names.answer(PEER)).isEqualTo(new Answer(null, NOW, true));
        question.run();
        assertThat(names.answer(PEER)).isEqualTo(new Answer(null, NOW, true));

        names.ask(PEER);
        background.remove().run();
        assertThat(names.answer(PEER)).isEqualTo(new Answer("peer.example", NOW, false));
    }

    /** One that hangs holds up neither this thread nor another question. */
    @Test
    void aResolverThatHangsHoldsUpNothing() {
        var hanging = new CountDownLatch(1);
        var shown = new ConcurrentLinkedQueue<Runnable>();
        var workers = new Workers(shown::add);
        var slow =
                new PeerNames(
                        address -> {
                            if (address.equals(PEER)) {
                                await(hanging);
                            }
                            return Optional.of("other.example");
                        },
                        workers.wideLane("names"),
                        InstantSource.fixed(NOW));
        IpAddress other = IpAddress.ipv4(0xC633_6408);
        try {
            slow.ask(PEER);
            slow.ask(other);
            Eventually.holds(
                    "the other name",
                    () -> {
                        for (Runnable due = shown.poll(); due != null; due = shown.poll()) {
                            due.run();
                        }
                        return new Answer("other.example", NOW, false).equals(slow.answer(other));
                    });

            assertThat(slow.answer(PEER)).isEqualTo(new Answer(null, null, false));
        } finally {
            hanging.countDown();
            workers.close();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
