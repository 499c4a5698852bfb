package dev.bindsight.view.history;

import dev.bindsight.history.HeldSpan;
import dev.bindsight.history.PastHolder;
import dev.bindsight.text.Texts;
import dev.bindsight.view.chart.LanesPicture.Bar;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The bars of one lane. One process that has a port on several addresses at a time is one bar;
 * several processes that have it at a time stand over each other; what is too narrow to be told
 * apart is drawn as one. Pure.
 */
final class LaneBars {
    /** A bar that is narrower, in pixels, is put together with its like. */
    private static final double NARROW = 4;

    /** So near, in pixels, they are one. */
    private static final double NEAR = 3;

    /**
     * Spreads names over the colours: a factor of MurmurHash3, and the top two bits of the product.
     */
    private static final int HASH = 0x85EBCA6B;

    private static final int TOP = 30;
    private static final int MOST_TRACKS = 3;
    private static final int PATTERNS = 3;

    private final TimeRuler ruler;
    private final Instant now;
    private final double room;
    private final Map<String, Integer> programs = new HashMap<>();
    private final List<Bar> bars = new ArrayList<>();
    private final List<Piece> together = new ArrayList<>();
    private @Nullable Instant end;

    /** What is drawn as one, with a place among those at the same time. */
    private static final class Piece {
        private final HeldSpan span;
        private final int track;
        private Instant to;

        Piece(HeldSpan span, int track, Instant to) {
            this.span = span;
            this.track = track;
            this.to = to;
        }
    }

    private LaneBars(TimeRuler ruler, Instant now, double room) {
        this.ruler = ruler;
        this.now = now;
        this.room = room;
    }

    /**
     * The bars, from left to right.
     *
     * @param spans of one port, by when they began
     * @param now until when those last that have not ended
     * @param room how many pixels the time is wide
     */
    static List<Bar> of(List<HeldSpan> spans, TimeRuler ruler, Instant now, double room) {
        var lane = new LaneBars(ruler, now, room);
        spans.forEach(lane::take);
        lane.place();
        return lane.bars;
    }

    private void take(HeldSpan span) {
        Instant to = span.to() == null ? now : span.to();
        if (end != null && !span.from().isBefore(end)) {
            place();
        }
        end = end == null || to.isAfter(end) ? to : end;
        PastHolder holder = span.holder();
        for (Piece piece : together) {
            PastHolder other = piece.span.holder();
            boolean isOne = holder != null && other != null && holder.ref().equals(other.ref());
            if (isOne && !span.from().isAfter(piece.to)) {
                piece.to = to.isAfter(piece.to) ? to : piece.to;
                return;
            }
        }
        int track = 0;
        while (track < MOST_TRACKS - 1 && isTaken(track, span.from())) {
            track++;
        }
        together.add(new Piece(span, track, to));
    }

    private boolean isTaken(int track, Instant from) {
        return together.stream().anyMatch(each -> each.track == track && each.to.isAfter(from));
    }

    /** Those that last at the same time are known: each gets its part of the lane. */
    private void place() {
        int tracks = 1 + together.stream().mapToInt(each -> each.track).max().orElse(0);
        together.forEach(each -> add(bar(each, tracks)));
        together.clear();
        end = null;
    }

    private Bar bar(Piece piece, int tracks) {
        HeldSpan span = piece.span;
        PastHolder holder = span.holder();
        String program = holder == null ? "" : holder.name();
        int order = programs.computeIfAbsent(program, _ -> programs.size());
        return new Bar(
                ruler.at(span.from()),
                ruler.at(piece.to),
                holder == null
                        ? List.of(Texts.get("history.unseen"))
                        : List.of(holder.name() + " " + holder.pid(), holder.name()),
                program.hashCode() * HASH >>> TOP,
                order % PATTERNS,
                piece.track,
                tracks,
                1,
                span.id());
    }

    private void add(Bar bar) {
        Bar last = bars.isEmpty() ? null : bars.getLast();
        if (last != null && isMerged(last, bar)) {
            int count = last.count() + bar.count();
            bars.set(
                    bars.size() - 1,
                    new Bar(
                            last.from(),
                            Math.max(last.to(), bar.to()),
                            List.of(Integer.toString(count)),
                            0,
                            0,
                            0,
                            1,
                            count,
                            last.id()));
        } else {
            bars.add(bar);
        }
    }

    private boolean isMerged(Bar last, Bar bar) {
        boolean bothNarrow =
                (last.count() > 1 || wide(last) < NARROW)
                        && wide(bar) < NARROW
                        && last.tracks() == 1
                        && bar.tracks() == 1;
        return bothNarrow && (bar.from() - last.to()) * room < NEAR;
    }

    private double wide(Bar bar) {
        return (bar.to() - bar.from()) * room;
    }
}
