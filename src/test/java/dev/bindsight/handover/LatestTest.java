package dev.bindsight.handover;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicReference;

class LatestTest {
    private final Queue<Runnable> due = new ArrayDeque<>();
    private final List<String> received = new ArrayList<>();
    private final Latest<String> latest = new Latest<>(due::add, received::add);

    @Test
    void onlyTheNewestIsDeliveredAndOnlyOneDeliveryWaits() {
        latest.send("a");
        latest.send("b");
        latest.send("c");

        assertThat(due).hasSize(1);
        due.remove().run();
        assertThat(received).containsExactly("c");

        latest.send("d");
        due.remove().run();
        assertThat(received).containsExactly("c", "d");
    }

    @Test
    void whatIsSentWhileTheReceiverIsBusyWaitsForTheNextDelivery() {
        var busy = new ArrayList<String>();
        var self = new AtomicReference<Latest<String>>();
        self.set(
                new Latest<>(
                        due::add,
                        value -> {
                            busy.add(value);
                            if (value.equals("first")) {
                                self.get().send("second");
                                self.get().send("third");
                            }
                        }));
        self.get().send("first");

        due.remove().run();
        assertThat(busy).containsExactly("first");
        assertThat(due).hasSize(1);
        due.remove().run();
        assertThat(busy).containsExactly("first", "third");
    }

    @Test
    void aReceiverThatThrowsIsGivenTheNextAllTheSame() {
        var failing =
                new Latest<String>(
                        due::add,
                        value -> {
                            received.add(value);
                            throw new IllegalStateException(value);
                        });
        failing.send("a");
        assertThat(due).hasSize(1);
        try {
            due.remove().run();
        } catch (IllegalStateException expected) {
            assertThat(expected).hasMessage("a");
        }

        failing.send("b");
        assertThat(due).hasSize(1);
    }

    @Test
    void whatIsTakenBackIsNotDeliveredAndStillOneDeliveryWaits() {
        latest.send("a");

        assertThat(latest.takeBack()).isEqualTo("a");
        assertThat(latest.takeBack()).isNull();

        latest.send("b");
        assertThat(due).hasSize(1);
        due.remove().run();
        assertThat(received).containsExactly("b");
        latest.deliver();
        assertThat(received).containsExactly("b");
    }

    @Test
    void whileItIsHeldNothingIsDeliveredAndTheNewestAfterwards() {
        latest.hold(true);
        latest.send("a");
        latest.send("b");
        assertThat(due).isEmpty();

        latest.hold(false);
        assertThat(due).hasSize(1);
        due.remove().run();
        assertThat(received).containsExactly("b");

        latest.hold(true);
        latest.hold(false);
        assertThat(due).isEmpty();
    }

    @Test
    void whereNothingMayBeLostAllOfItComesAtOnce() {
        var batches = new ArrayList<List<Integer>>();
        Latest<Integer> all = Latest.all(due::add, batches::add);
        for (int i = 0; i < 1_000; i++) {
            all.send(i);
        }

        assertThat(due).hasSize(1);
        due.remove().run();
        assertThat(batches).hasSize(1);
        assertThat(batches.getFirst()).hasSize(1_000).startsWith(0, 1, 2).endsWith(999);
    }
}
