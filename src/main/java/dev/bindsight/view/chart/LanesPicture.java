package dev.bindsight.view.chart;

import org.jspecify.annotations.Nullable;

import java.util.Comparator;
import java.util.List;

/**
 * All that is on lanes over a time. Places on it are fractions of the time.
 *
 * @param ticks on the ruler, from left to right
 * @param lanes from top to bottom
 * @param gaps in which nothing is known, over all lanes
 * @param cursor a moment over all lanes, absent for none
 * @param end the words of its right edge where that is now; absent where it is not
 * @param selected the id of the bar that is selected, 0 for none
 */
public record LanesPicture(
        List<Tick> ticks,
        List<Lane> lanes,
        List<Gap> gaps,
        @Nullable Cursor cursor,
        @Nullable String end,
        long selected) {
    /** Nothing. */
    public static final LanesPicture EMPTY =
            new LanesPicture(List.of(), List.of(), List.of(), null, null, 0);

    /** Copies the lists. */
    public LanesPicture {
        ticks = List.copyOf(ticks);
        lanes = List.copyOf(lanes);
        gaps = List.copyOf(gaps);
    }

    /** The same with another bar selected. */
    public LanesPicture withSelected(long id) {
        return new LanesPicture(ticks, lanes, gaps, cursor, end, id);
    }

    /**
     * A line of the ruler.
     *
     * @param at where
     * @param label its words
     * @param strong whether a day begins there
     */
    public record Tick(double at, String label, boolean strong) {}

    /**
     * A moment that was asked for.
     *
     * @param at where
     * @param label its words
     */
    public record Cursor(double at, String label) {}

    /**
     * A lane.
     *
     * @param name what stands before it
     * @param bars on it, from left to right
     * @param badges over the bars
     */
    public record Lane(String name, List<Bar> bars, List<Badge> badges) {
        /** Copies the lists; the badges from left to right. */
        public Lane {
            bars = List.copyOf(bars);
            badges = badges.stream().sorted(Comparator.comparingDouble(Badge::at)).toList();
        }
    }

    /**
     * A bar.
     *
     * @param from where it begins, below 0 where it began before
     * @param to where it ends, above 1 where it lasts longer
     * @param labels what may be written on it, the longest first; the first that fits whole is
     * @param group bars of one group have one colour
     * @param pattern plain, striped or dotted: 0, 1 or 2
     * @param track which part of the height of its lane it has, from 0
     * @param tracks how many parts the lane has there
     * @param count for how many it stands that are too narrow to be told apart
     * @param id tells it from all others
     */
    public record Bar(
            double from,
            double to,
            List<String> labels,
            int group,
            int pattern,
            int track,
            int tracks,
            int count,
            long id) {
        /** Copies the list. */
        public Bar {
            labels = List.copyOf(labels);
        }

        /** Whether some of it is within the time. */
        boolean isSeen() {
            return to >= 0 && from <= 1;
        }

        /** The middle of what is within the time. */
        double middle() {
            return (Math.max(0, from) + Math.min(1, to)) / 2;
        }
    }

    /**
     * Something that happened.
     *
     * @param at where
     * @param kind what
     */
    public record Badge(double at, Kind kind) {
        /** What happened. */
        public enum Kind {
            /** A cross in a circle. */
            REFUSED,
            /** A square. */
            STOPPED,
            /** An arrow back. */
            CAME_BACK
        }
    }

    /**
     * A time of which nothing is known.
     *
     * @param from where it begins
     * @param to where it ends
     * @param label why, short
     * @param words why, from when to when
     */
    public record Gap(double from, double to, String label, String words) {}
}
