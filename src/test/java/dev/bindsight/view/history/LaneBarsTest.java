package dev.bindsight.view.history;

import static dev.bindsight.history.Past.NOON;
import static dev.bindsight.history.Past.ended;
import static dev.bindsight.history.Past.holder;
import static dev.bindsight.history.Past.lasting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.bindsight.history.HeldSpan;
import dev.bindsight.history.Period;
import dev.bindsight.history.SpanEnd;
import dev.bindsight.model.ProcessEnd;
import dev.bindsight.view.chart.LanesPicture.Bar;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

class LaneBarsTest {
    private static final Instant LATER = NOON.plusSeconds(3600);
    private static final double ROOM = 1000;

    private static List<Bar> bars(HeldSpan... spans) {
        var ruler = new TimeRuler(new Period(NOON, LATER), ZoneOffset.UTC);
        return LaneBars.of(List.of(spans), ruler, LATER, ROOM);
    }

    private static HeldSpan span(long id, String name, int from, int to) {
        HeldSpan begun = lasting(id, 3000, holder((int) id, name), NOON.plusSeconds(from));
        return ended(
                begun, NOON.plusSeconds(to), new SpanEnd.ProcessEnded(new ProcessEnd.Exited(0)));
    }

    @Test
    void whoeverTookOverIsPaintedInAnotherPatternThanWhoHadIt() {
        assertThat(
                        bars(
                                span(1, "server.js", 0, 600),
                                span(2, "next dev", 600, 1200),
                                span(3, "server.js", 1800, 2400)))
                .extracting(Bar::id, Bar::pattern, Bar::tracks)
                .containsExactly(tuple(1L, 0, 1), tuple(2L, 1, 1), tuple(3L, 0, 1));
    }

    @Test
    void whatLastsIsDrawnUpToNow() {
        assertThat(bars(lasting(1, 3000, holder(7, "vite"), NOON.plusSeconds(1800))))
                .extracting(Bar::from, Bar::to)
                .containsExactly(tuple(0.5, 1.0));
    }

    @Test
    void oneProcessOnSeveralAddressesIsOneBar() {
        HeldSpan first = lasting(1, 3000, holder(7, "vite"), NOON);
        HeldSpan second = lasting(2, 3000, holder(7, "vite"), NOON.plusSeconds(1));

        assertThat(bars(first, second))
                .extracting(Bar::id, Bar::count)
                .containsExactly(tuple(1L, 1));
    }

    @Test
    void twoProcessesAtATimeStandOverEachOther() {
        assertThat(bars(span(1, "one", 0, 1200), span(2, "other", 600, 1800)))
                .extracting(Bar::track, Bar::tracks)
                .containsExactly(tuple(0, 2), tuple(1, 2));
    }

    @Test
    void whatIsTooNarrowToBeToldApartIsDrawnOnceWithItsNumber() {
        var many = new ArrayList<HeldSpan>();
        for (int i = 0; i < 500; i++) {
            many.add(span(i + 1, "crashing", i * 4, i * 4 + 1));
        }
        many.add(span(1000, "server.js", 2400, 3000));

        assertThat(bars(many.toArray(HeldSpan[]::new)))
                .extracting(Bar::count)
                .containsExactly(500, 1);
    }
}
