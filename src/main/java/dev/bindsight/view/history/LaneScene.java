package dev.bindsight.view.history;

import dev.bindsight.history.HeldSpan;
import dev.bindsight.history.PastEvent;
import dev.bindsight.history.PastHolder;
import dev.bindsight.history.RecordGap;
import dev.bindsight.history.SpanEnd;
import dev.bindsight.model.Port;
import dev.bindsight.text.DateForm;
import dev.bindsight.text.Texts;
import dev.bindsight.view.chart.LanesChart.Badge;
import dev.bindsight.view.chart.LanesChart.Bar;
import dev.bindsight.view.chart.LanesChart.Gap;
import dev.bindsight.view.chart.LanesChart.Lane;
import dev.bindsight.view.chart.LanesChart.Scene;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What is recorded, as lanes: one for each port, in their order. Pure. */
final class LaneScene {
    /** More lanes than that nobody looks through. */
    static final int MOST_LANES = 200;

    private LaneScene() {}

    /**
     * The lanes of what is shown.
     *
     * @param selected the span that is selected, 0 for none
     * @param ticks how many lines of the ruler there is room for
     */
    static Scene of(HistoryModel.View view, ZoneId zone, long selected, int ticks) {
        var ruler = new TimeRuler(view.period(), zone);
        Map<Port, List<HeldSpan>> ports = new TreeMap<>();
        for (HeldSpan span : view.answer().spans()) {
            ports.computeIfAbsent(span.place().port(), _ -> new ArrayList<>()).add(span);
        }
        List<Lane> lanes =
                ports.entrySet().stream()
                        .limit(MOST_LANES)
                        .map(each -> lane(each.getKey(), each.getValue(), view, ruler, selected))
                        .toList();
        Instant at = view.asked().at();
        return new Scene(
                ruler.ticks(ticks, DateForm.DAY::of, DateForm.MINUTE::of),
                lanes,
                gaps(view, ruler),
                at == null ? null : ruler.at(at));
    }

    private static Lane lane(
            Port port,
            List<HeldSpan> spans,
            HistoryModel.View view,
            TimeRuler ruler,
            long selected) {
        List<Bar> bars =
                spans.stream().map(span -> bar(span, view.now(), ruler, selected)).toList();
        List<Badge> badges =
                view.answer().events().stream()
                        .filter(event -> event.place() != null && event.place().port().equals(port))
                        .flatMap(event -> badge(event, ruler).stream())
                        .toList();
        return new Lane(port.toString(), bars, badges);
    }

    private static Bar bar(HeldSpan span, Instant now, TimeRuler ruler, long selected) {
        Instant to = span.to();
        PastHolder holder = span.holder();
        return new Bar(
                ruler.at(span.from()),
                ruler.at(to == null ? now : to),
                holder == null ? Texts.get("history.unseen") : holder.name() + " " + holder.pid(),
                holder == null ? 0 : holder.name().hashCode(),
                span.end() instanceof SpanEnd.TakenOver,
                span.id() == selected,
                span.id());
    }

    private static List<Badge> badge(PastEvent event, TimeRuler ruler) {
        Badge.@Nullable Kind kind =
                switch (event.kind()) {
                    case BIND_REFUSED -> Badge.Kind.REFUSED;
                    case STOPPED_BY_BINDSIGHT -> Badge.Kind.STOPPED;
                    case CAME_BACK -> Badge.Kind.CAME_BACK;
                    case OPENED,
                            CLOSED,
                            CHANGED_OWNER,
                            CONNECT_FAILED,
                            OPENED_AND_CLOSED,
                            RECORDING_BEGAN,
                            RECORDING_ENDED,
                            RECORDING_WENT_ON,
                            CLOCK_SET ->
                            null;
                };
        return kind == null ? List.of() : List.of(new Badge(ruler.at(event.at()), kind));
    }

    /** Before the record begins nothing is known either. */
    private static List<Gap> gaps(HistoryModel.View view, TimeRuler ruler) {
        var gaps = new ArrayList<Gap>();
        Instant since = view.state() == null ? null : view.state().since();
        if (since != null && since.isAfter(view.period().from())) {
            gaps.add(
                    new Gap(
                            0,
                            Math.min(1, ruler.at(since)),
                            Texts.get("history.gap." + RecordGap.Why.NOT_RECORDING.name())));
        }
        view.answer().gaps().forEach(gap -> gaps.add(gap(gap, ruler)));
        return gaps;
    }

    private static Gap gap(RecordGap gap, TimeRuler ruler) {
        return new Gap(
                ruler.at(gap.from()),
                ruler.at(gap.to()),
                Texts.get("history.gap." + gap.why().name()));
    }
}
