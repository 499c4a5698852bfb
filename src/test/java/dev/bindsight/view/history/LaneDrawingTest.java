package dev.bindsight.view.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bindsight.history.HistoryAnswer;
import dev.bindsight.view.chart.LanesPicture;
import dev.bindsight.view.job.Lanes;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;

/** Lanes are drawn up beside the FX thread, and nothing older comes after something newer. */
class LaneDrawingTest {
    private final Queue<Runnable> background = new ArrayDeque<>();
    private final Queue<Runnable> ui = new ArrayDeque<>();
    private final List<Double> drawn = new ArrayList<>();
    private final List<Double> shown = new ArrayList<>();
    private final LaneDrawing drawing =
            new LaneDrawing(
                    Lanes.of(background::add, ui::add),
                    this::draw,
                    (wish, _) -> shown.add(wish.room()));

    private LanesPicture draw(LaneDrawing.Wish wish) {
        if (wish.room() < 0) {
            throw new IllegalStateException("a bug");
        }
        drawn.add(wish.room());
        return LanesPicture.EMPTY;
    }

    private static LaneDrawing.Wish wish(double room) {
        return new LaneDrawing.Wish(
                new HistoryView(
                        null,
                        null,
                        ShownPeriod.upToNow(ShownTime.DAY.length()).at(Instant.EPOCH),
                        HistoryAnswer.NOTHING,
                        null,
                        PastQuestion.NONE,
                        "",
                        List.of(),
                        Instant.EPOCH),
                room);
    }

    @Test
    void nothingIsDrawnByWhoAsksForIt() {
        drawing.draw(wish(1));

        assertThat(drawn).isEmpty();
        assertThat(drawing.isBehind()).isTrue();
        background.remove().run();
        assertThat(drawn).containsExactly(1.0);
        assertThat(shown).as("before the FX thread takes it").isEmpty();
        ui.remove().run();
        assertThat(shown).containsExactly(1.0);
        assertThat(drawing.isBehind()).isFalse();
    }

    @Test
    void ofWhatIsWantedMeanwhileOnlyTheNewestIsDrawn() {
        drawing.draw(wish(1));
        drawing.draw(wish(2));
        drawing.draw(wish(3));
        background.remove().run();
        drawing.draw(wish(4));

        assertThat(background).as("two at a time").isEmpty();
        ui.remove().run();
        assertThat(shown).containsExactly(1.0);
        assertThat(drawing.isBehind()).isTrue();
        background.remove().run();
        ui.remove().run();
        assertThat(shown).containsExactly(1.0, 4.0);
        assertThat(drawing.isBehind()).isFalse();
    }

    @Test
    void whatCouldNotBeDrawnKeepsNothingFromBeingDrawn() {
        drawing.draw(wish(-1));
        drawing.draw(wish(2));
        Runnable bug = background.remove();

        assertThatThrownBy(bug::run).hasMessage("a bug");
        ui.remove().run();
        background.remove().run();
        ui.remove().run();
        assertThat(shown).containsExactly(2.0);
    }
}
