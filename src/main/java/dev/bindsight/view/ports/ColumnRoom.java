package dev.bindsight.view.ports;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Shares the width of the list out among its columns, so that nothing has to be scrolled sideways
 * as long as there is any way round it: first the long columns give way, then the least telling
 * leave, then reach is told by its sign alone. What is left goes to the process.
 */
final class ColumnRoom {
    /** Which give way, the one that shows most for its width first. */
    private static final List<PortColumn> SHRINKING =
            List.of(PortColumn.COMMAND, PortColumn.PROJECT, PortColumn.SERVICE, PortColumn.PROCESS);

    /** Which leave before reach loses its words. */
    private static final List<PortColumn> LEAVING_FIRST =
            List.of(PortColumn.SINCE, PortColumn.USER, PortColumn.PROTOCOL);

    /** Which leave when that was not enough; port, address and process stay. */
    private static final List<PortColumn> LEAVING_THEN =
            List.of(PortColumn.STATE, PortColumn.QUEUE, PortColumn.PID, PortColumn.EXPOSURE);

    private final double room;
    private final Map<PortColumn, Double> wanted = new EnumMap<>(PortColumn.class);
    private final Map<PortColumn, Double> widths = new EnumMap<>(PortColumn.class);
    private final Set<PortColumn> sized = EnumSet.noneOf(PortColumn.class);

    private ColumnRoom(List<Want> wants, double room) {
        this.room = room;
        for (Want want : wants) {
            wanted.put(want.column(), want.width());
            if (want.sized()) {
                sized.add(want.column());
            }
        }
    }

    /**
     * The width of each column that has a place; those that had to leave are missing.
     *
     * @param wants what was chosen
     * @param room how many pixels there are
     */
    static Map<PortColumn, Double> share(List<Want> wants, double room) {
        var shared = new ColumnRoom(wants, room);
        shared.giveWay();
        shared.fill();
        return Map.copyOf(shared.widths);
    }

    private void giveWay() {
        widths.putAll(wanted);
        SHRINKING.forEach(this::shrink);
        LEAVING_FIRST.forEach(this::leave);
        if (spare() < 0 && widths.containsKey(PortColumn.EXPOSURE)) {
            widths.put(PortColumn.EXPOSURE, (double) PortColumn.EXPOSURE.least());
        }
        LEAVING_THEN.forEach(this::leave);
        if (spare() < 0) {
            // it is scrolled sideways anyway: then everything that was chosen is there
            widths.putAll(wanted);
            SHRINKING.forEach(this::shrink);
        }
    }

    /** What was not sized by hand gives up as much as is lacking. */
    private void shrink(PortColumn column) {
        Double width = widths.get(column);
        if (width != null && spare() < 0 && !sized.contains(column)) {
            widths.put(column, Math.max(Math.min(column.least(), width), width + spare()));
        }
    }

    /** What was sized by hand stays: it would vanish from under the hand. */
    private void leave(PortColumn column) {
        if (spare() < 0 && !sized.contains(column)) {
            widths.remove(column);
        }
    }

    /** The words of reach come back first, then the longest column that shows more for it grows. */
    private void fill() {
        grow(PortColumn.EXPOSURE, true);
        PortColumn flexible =
                widths.containsKey(PortColumn.COMMAND) ? PortColumn.COMMAND : PortColumn.PROCESS;
        grow(flexible, sized.contains(flexible));
    }

    private void grow(PortColumn column, boolean asWantedAtMost) {
        Double width = widths.get(column);
        if (width == null || spare() <= 0) {
            return;
        }
        double most =
                asWantedAtMost
                        ? Math.max(width, wanted.getOrDefault(column, width))
                        : Double.MAX_VALUE;
        boolean words = column != PortColumn.EXPOSURE || spare() >= most - width;
        if (words) {
            widths.put(column, Math.min(most, width + spare()));
        }
    }

    private double spare() {
        return room - widths.values().stream().mapToDouble(Double::doubleValue).sum();
    }

    /**
     * A column that was chosen.
     *
     * @param width how wide it shall be
     * @param sized whether a hand made it so
     */
    record Want(PortColumn column, double width, boolean sized) {}
}
