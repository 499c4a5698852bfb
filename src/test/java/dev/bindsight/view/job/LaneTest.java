package dev.bindsight.view.job;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;

/** How a job is begun, watched, cancelled and what becomes of it. */
class LaneTest {
    private final Queue<Runnable> background = new ArrayDeque<>();
    private final Queue<Runnable> ui = new ArrayDeque<>();
    private final Lane lane = Lanes.of(background::add, ui::add);
    private final List<String> told = new ArrayList<>();

    private Job job(String name) {
        return new Job(
                name,
                _ -> {
                    told.add("does " + name);
                    return () -> told.add("tells " + name);
                });
    }

    private void settle() {
        while (!background.isEmpty() || !ui.isEmpty()) {
            (ui.isEmpty() ? background : ui).remove().run();
        }
    }

    @Test
    void aJobIsSeenUntilItsResultIsTold() {
        Job job = lane.start(job("a"));
        assertThat(lane.running()).containsExactly(job);
        assertThat(lane.busy().get()).isTrue();

        background.remove().run();
        assertThat(told).containsExactly("does a");
        assertThat(lane.running()).containsExactly(job);

        ui.remove().run();
        assertThat(told).containsExactly("does a", "tells a");
        assertThat(lane.running()).isEmpty();
    }

    @Test
    void aJobThatIsCancelledIsGoneAtOnceAndItsResultIsNeverTold() {
        Job job = lane.start(job("a").whenGivenUp(() -> told.add("given up")));
        background.remove().run();

        job.cancel();
        assertThat(job.cancellation().getAsBoolean()).isTrue();
        assertThat(lane.running()).isEmpty();
        assertThat(told).containsExactly("does a", "given up");

        job.cancel();
        settle();
        assertThat(told).containsExactly("does a", "given up");
    }

    @Test
    void aJobThatIsCancelledBeforeItsTurnIsNotDone() {
        lane.startAfter(Duration.ofSeconds(1), job("a")).cancel();
        settle();

        assertThat(told).isEmpty();
    }

    @Test
    void aJobToTheEndIsAskedToEndAndToldAllTheSame() {
        Job job = lane.start(job("a").toTheEnd().whenGivenUp(() -> told.add("asked")));
        job.cancel();
        job.cancel();
        assertThat(lane.running()).containsExactly(job);

        settle();
        assertThat(told).containsExactly("asked", "does a", "tells a");
        assertThat(lane.running()).isEmpty();
    }

    @Test
    void beginningInsteadCancelsAllThatGoesOn() {
        lane.start(job("a"));
        lane.start(job("b"));
        lane.startInstead(job("c"));
        settle();

        assertThat(told).containsExactly("does c", "tells c");
    }

    @Test
    void whatIsToldBeforeTheEndIsNotToldOnceItIsCancelled() {
        Job job =
                lane.start(
                        new Job(
                                "rows",
                                self -> {
                                    self.tell(() -> told.add("first"));
                                    self.tell(() -> told.add("second"));
                                    return () -> told.add("all");
                                }));
        background.remove().run();
        ui.remove().run();
        job.cancel();
        settle();

        assertThat(told).containsExactly("first");
    }

    @Test
    void aBugIsToldToWhoeverAskedForItAndThenItIsGivenUp() {
        var bug = new AssertionError("a bug");
        lane.start(
                new Job(
                                "broken",
                                _ -> {
                                    throw bug;
                                })
                        .whenFailed(found -> told.add(found.getMessage()))
                        .whenGivenUp(() -> told.add("given up")));
        settle();

        assertThat(told).containsExactly("a bug", "given up");
        assertThat(lane.running()).isEmpty();
    }

    @Test
    void aBugOfWhatWasCancelledIsToldAsOfAnyThread() {
        List<Throwable> uncaught =
                Uncaught.during(() -> {
                    lane.start(
                            new Job(
                                            "broken",
                                            self -> {
                                                self.cancellation().cancel();
                                                throw new IllegalStateException("a bug");
                                            })
                                    .whenFailed(_ -> told.add("failed")));
                    settle();
                });

        assertThat(uncaught).hasSize(1);
        assertThat(told).isEmpty();
        assertThat(lane.running()).isEmpty();
    }

    @Test
    void howFarItIsIsHandedOverOnceHoweverOftenItIsSaid() {
        Job job =
                lane.start(
                        new Job(
                                "far",
                                self -> {
                                    for (int i = 1; i <= 1_000; i++) {
                                        self.progress(i, 2_000);
                                    }
                                    return () -> {};
                                }));
        assertThat(job.progressProperty().get()).isEqualTo(Job.UNKNOWN);

        background.remove().run();
        assertThat(ui).hasSize(2);
        ui.remove().run();
        assertThat(job.progressProperty().get()).isEqualTo(0.5);
    }
}
