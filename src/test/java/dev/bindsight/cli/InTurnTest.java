package dev.bindsight.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;

class InTurnTest {
    private static final int MANY = 2_000;

    @Test
    void allAreWorkedOnInTheirOrderWhenItIsClosed() {
        var done = new ArrayList<Integer>();

        try (var each = new InTurn<Integer>(done::add)) {
            IntStream.range(0, MANY).forEach(each::take);
        }

        assertThat(done).isEqualTo(IntStream.range(0, MANY).boxed().toList());
    }

    @Test
    void anInterruptedThreadHandsOnAllTheSameAndStaysInterrupted() {
        var done = new ArrayList<String>();
        var begun = new CountDownLatch(1);

        Thread.currentThread().interrupt();
        try (var each =
                new InTurn<String>(value -> {
                    done.add(value);
                    begun.countDown();
                })) {
            each.take("one");
            each.take("two");
        }

        assertThat(Thread.interrupted()).as("still interrupted").isTrue();
        assertThat(begun.getCount()).isZero();
        assertThat(done).isEqualTo(List.of("one", "two"));
    }

    @Test
    void whoHandsOnIsToldWhenTheWorkFails() {
        assertThatThrownBy(
                        () -> {
                            try (var each =
                                    new InTurn<Integer>(_ -> {
                                        throw new UnsupportedOperationException("no room");
                                    })) {
                                IntStream.range(0, MANY).forEach(each::take);
                            }
                        })
                .isInstanceOf(IllegalStateException.class)
                .hasRootCauseMessage("no room");
    }
}
