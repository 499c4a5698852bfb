package dev.bindsight.view.rows;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How the width of a list is shared out among its columns, so that nothing has to be scrolled
 * sideways as long as there is any way round it: first the long columns give way, then the least
 * telling leave, then one is told by its sign alone.
 *
 * @param shrinking which give way, the one that shows most for its width first
 * @param leavingFirst which leave before {@code signed} loses its words
 * @param signed which is told by a sign where it is as narrow as it may become, absent for none
 * @param leavingThen which leave when that was not enough; what is in none of these lists stays
 * @param growing what is left goes to the first of these that is there
 */
public record ColumnRoom<C extends ColumnKind<?>>(
        List<C> shrinking,
        List<C> leavingFirst,
        @Nullable C signed,
        List<C> leavingThen,
        List<C> growing) {
    /** Copies the lists. */
    public ColumnRoom {
        shrinking = List.copyOf(shrinking);
        leavingFirst = List.copyOf(leavingFirst);
        leavingThen = List.copyOf(leavingThen);
        growing = List.copyOf(growing);
    }

    /**
     * A column that was chosen.
     *
     * @param width how wide it shall be
     * @param sized whether a hand made it so
     */
    public record Want<C>(C column, double width, boolean sized) {}

    /**
     * The width of each column that has a place; those that had to leave are missing.
     *
     * @param wants what was chosen
     * @param room how many pixels there are
     */
    public Map<C, Double> share(List<Want<C>> wants, double room) {
        var shared = new Sharing(wants, room);
        shared.giveWay();
        shared.fill();
        return Map.copyOf(shared.widths);
    }

    /** One sharing out. */
    private final class Sharing {
        private final double room;
        private final Map<C, Double> wanted = new HashMap<>();
        private final Map<C, Double> widths = new HashMap<>();
        private final Set<C> sized = new HashSet<>();

        Sharing(List<Want<C>> wants, double room) {
            this.room = room;
            for (Want<C> want : wants) {
                wanted.put(want.column(), want.width());
                if (want.sized()) {
                    sized.add(want.column());
                }
            }
        }

        void giveWay() {
            widths.putAll(wanted);
            shrinking.forEach(this::shrink);
            leavingFirst.forEach(this::leave);
            if (signed != null && spare() < 0 && widths.containsKey(signed)) {
                widths.put(signed, (double) signed.least());
            }
            leavingThen.forEach(this::leave);
            if (spare() < 0) {
                // it is scrolled sideways anyway: then everything that was chosen is there
                widths.putAll(wanted);
                shrinking.forEach(this::shrink);
            }
        }

        /** What was not sized by hand gives up as much as is lacking. */
        private void shrink(C column) {
            Double width = widths.get(column);
            if (width != null && spare() < 0 && !sized.contains(column)) {
                widths.put(column, Math.max(Math.min(column.least(), width), width + spare()));
            }
        }

        /** What was sized by hand stays: it would vanish from under the hand. */
        private void leave(C column) {
            if (spare() < 0 && !sized.contains(column)) {
                widths.remove(column);
            }
        }

        /** Words come back first, then the longest column that shows more for it grows. */
        void fill() {
            if (signed != null) {
                grow(signed, true);
            }
            growing.stream()
                    .filter(widths::containsKey)
                    .findFirst()
                    .ifPresent(column -> grow(column, sized.contains(column)));
        }

        private void grow(C column, boolean asWantedAtMost) {
            Double width = widths.get(column);
            if (width == null || spare() <= 0) {
                return;
            }
            double most =
                    asWantedAtMost
                            ? Math.max(width, wanted.getOrDefault(column, width))
                            : Double.MAX_VALUE;
            boolean words = column != signed || spare() >= most - width;
            if (words) {
                widths.put(column, Math.min(most, width + spare()));
            }
        }

        private double spare() {
            return room - widths.values().stream().mapToDouble(Double::doubleValue).sum();
        }
    }
}
