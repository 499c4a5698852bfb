package dev.bindsight.view.ports;

import dev.bindsight.text.Texts;

import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** The columns of the list, from left to right as they are by default. */
enum PortColumn {
    MARK(20, true, PortOrder.MARK),
    PORT(56, true, PortOrder.PORT),
    ADDRESS(102, true, PortOrder.ADDRESS),
    PROTOCOL(54, true, PortOrder.PROTOCOL),
    SERVICE(104, false, PortOrder.SERVICE),
    PROCESS(160, true, PortOrder.PROCESS),
    USER(68, true, PortOrder.USER),
    EXPOSURE(126, true, PortOrder.EXPOSURE),
    STATE(80, true, PortOrder.STATE),
    QUEUE(70, true, PortOrder.QUEUE),
    SINCE(58, true, PortOrder.SINCE),
    COMMAND(240, false, PortOrder.COMMAND);

    private final int width;
    private final boolean shown;
    private final Comparator<PortFacts> order;

    PortColumn(int width, boolean shown, Comparator<PortFacts> order) {
        this.width = width;
        this.shown = shown;
        this.order = order;
    }

    /** The column with that id, absent if there is none. */
    static Optional<PortColumn> of(String id) {
        for (PortColumn column : values()) {
            if (column.id().equals(id)) {
                return Optional.of(column);
            }
        }
        return Optional.empty();
    }

    /** Its name in the settings. */
    String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Its heading. */
    String title() {
        return Texts.get("ports.column." + name());
    }

    /** Its width by default, in pixels. */
    int width() {
        return width;
    }

    /** Whether it is shown by default. */
    boolean shown() {
        return shown;
    }

    /** How it sorts, ascending. */
    Comparator<PortFacts> order() {
        return order;
    }

    /** Whether its cells stand at the right. */
    boolean rightAligned() {
        return this == PORT || this == QUEUE;
    }
}
