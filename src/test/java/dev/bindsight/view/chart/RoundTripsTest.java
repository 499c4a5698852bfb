package dev.bindsight.view.chart;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

/** What is drawn of round trips that come now and then. */
class RoundTripsTest {
    private final Trail trail = new Trail();

    @Test
    void oneEverySecondSecondIsALine() {
        trail.add(100, 100, 1, 1, 50);
        trail.add(101, 101, 0, 0, Trail.NONE);
        trail.add(102, 102, 1, 1, 60);

        assertThat(drawn(90, 102)).containsExactly("line 100 50 102 60");
    }

    @Test
    void afterTheLastAndOverALongGapThereAreDotsAtItsHeight() {
        trail.add(100, 100, 1, 1, 50);
        trail.add(101, 119, 0, 0, Trail.NONE);
        trail.add(120, 120, 1, 1, 60);
        trail.add(121, 130, 0, 0, Trail.NONE);

        assertThat(drawn(90, 130))
                .containsExactly(
                        "line 100 50 100 50",
                        "rest 100 120 50",
                        "line 120 60 120 60",
                        "rest 120 130 60");
    }

    @Test
    void whereNoneCameInAllThatIsShownTheLastOneStands() {
        trail.add(100, 100, 1, 1, 50);
        trail.add(101, 500, 0, 0, Trail.NONE);

        assertThat(drawn(381, 500)).containsExactly("rest 381 500 50");
        assertThat(RoundTrips.most(trail, 381, 500)).isEqualTo(50);
    }

    @Test
    void withoutAnyNothingIsDrawn() {
        assertThat(drawn(1, 100)).isEmpty();
    }

    private List<String> drawn(int from, int until) {
        var drawn = new ArrayList<String>();
        RoundTrips.draw(
                trail,
                from,
                until,
                new RoundTrips.Pen() {
                    @Override
                    public void line(int first, float micros, int next, float then) {
                        drawn.add(
                                "line "
                                        + first
                                        + " "
                                        + (int) micros
                                        + " "
                                        + next
                                        + " "
                                        + (int) then);
                    }

                    @Override
                    public void rest(int first, int next, float micros) {
                        drawn.add("rest " + first + " " + next + " " + (int) micros);
                    }
                });
        return drawn;
    }
}
