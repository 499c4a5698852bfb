package dev.bindsight.view.history;

import dev.bindsight.history.HeldSpan;
import dev.bindsight.history.PastEvent;
import dev.bindsight.history.RecordGap;
import dev.bindsight.model.Port;
import dev.bindsight.text.DateForm;
import dev.bindsight.text.Texts;
import dev.bindsight.view.chart.LanesPicture;
import dev.bindsight.view.chart.LanesPicture.Badge;
import dev.bindsight.view.chart.LanesPicture.Cursor;
import dev.bindsight.view.chart.LanesPicture.Gap;
import dev.bindsight.view.chart.LanesPicture.Lane;
import dev.bindsight.view.chart.LanesPicture.Tick;
import dev.bindsight.words.PastText;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What is recorded, as lanes: one for each port, in their order. Pure. */
final class LaneScene {
    private static final double TICK = 84;
    private static final Duration SECOND = Duration.ofSeconds(1);

    private LaneScene() {}

    /**
     * The lanes of what is shown, none of them selected.
     *
     * @param words how moments are put into words
     * @param room how many pixels the time is wide
     */
    static LanesPicture of(HistoryView view, ZoneId zone, PastText words, double room) {
        var ruler = new TimeRuler(view.period(), zone);
        Map<Port, List<HeldSpan>> ports = new TreeMap<>();
        for (HeldSpan span : view.answer().spans()) {
            ports.computeIfAbsent(span.place().port(), _ -> new ArrayList<>()).add(span);
        }
        Map<Port, List<Badge>> badges = badges(view, ruler);
        badges.keySet().forEach(port -> ports.computeIfAbsent(port, _ -> List.of()));
        List<Lane> lanes =
                ports.entrySet().stream()
                        .map(each ->
                                new Lane(
                                        each.getKey().toString(),
                                        LaneBars.of(each.getValue(), ruler, view.now(), room),
                                        badges.getOrDefault(each.getKey(), List.of())))
                        .toList();
        Instant at = view.asked().at();
        boolean isNow = Duration.between(view.period().to(), view.now()).compareTo(SECOND) < 0;
        return new LanesPicture(
                ticks(ruler, zone, (int) Math.max(1, room / TICK)),
                lanes,
                gaps(view, ruler, words),
                at == null ? null : new Cursor(ruler.at(at), Understood.timeOfDay(at, zone)),
                isNow ? Texts.get("history.nowMark") : null,
                0);
    }

    /** The round times, and at the left edge which day it is. */
    private static List<Tick> ticks(TimeRuler ruler, ZoneId zone, int most) {
        var ticks = new ArrayList<Tick>();
        ticks.add(new Tick(0, day(ruler.period().from().atZone(zone)), true));
        ticks.addAll(ruler.ticks(most, LaneScene::day, DateForm.MINUTE::of));
        return ticks;
    }

    private static String day(ZonedDateTime at) {
        return Texts.get("history.day", DateForm.WEEKDAY.of(at), DateForm.DAY.of(at));
    }

    private static Map<Port, List<Badge>> badges(HistoryView view, TimeRuler ruler) {
        Map<Port, List<Badge>> badges = new HashMap<>();
        for (PastEvent event : view.answer().events()) {
            Badge.Kind kind = badge(event);
            if (kind != null && event.place() != null) {
                badges.computeIfAbsent(event.place().port(), _ -> new ArrayList<>())
                        .add(new Badge(ruler.at(event.at()), kind));
            }
        }
        return badges;
    }

    private static Badge.@Nullable Kind badge(PastEvent event) {
        return switch (event.kind()) {
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
    }

    /** Before the record begins nothing is known either, and what is too much is not drawn. */
    private static List<Gap> gaps(HistoryView view, TimeRuler ruler, PastText words) {
        var gaps = new ArrayList<Gap>();
        Instant since = view.state() == null ? null : view.state().since();
        if (since != null && since.isAfter(view.period().from())) {
            gaps.add(
                    new Gap(
                            0,
                            Math.min(1, ruler.at(since)),
                            Texts.get("history.gap." + RecordGap.Why.NOT_RECORDING.name()),
                            Texts.get("history.beforeRecord", words.time(since))));
        }
        view.answer().gaps().forEach(gap -> gaps.add(gap(gap, ruler, words)));
        Instant drawn = view.drawnFrom();
        if (drawn != null && drawn.isAfter(view.period().from())) {
            gaps.add(
                    new Gap(
                            0,
                            Math.min(1, ruler.at(drawn)),
                            Texts.get("history.tooMuch"),
                            Texts.get("history.tooMuchBefore", words.time(drawn))));
        }
        return gaps;
    }

    private static Gap gap(RecordGap gap, TimeRuler ruler, PastText words) {
        String reason = gap.reason();
        return new Gap(
                ruler.at(gap.from()),
                ruler.at(gap.to()),
                reason == null
                        ? Texts.get("history.gap." + gap.why().name())
                        : Texts.get("history.gapAs", reason),
                words.gap(gap));
    }
}
