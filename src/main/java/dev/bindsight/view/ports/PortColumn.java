package dev.bindsight.view.ports;

import dev.bindsight.text.Texts;

import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** The columns of the list, from left to right as they are by default. */
public enum PortColumn {
    /** What just happened to it. */
    MARK(20, true, PortOrder.MARK),
    /** The local port. */
    PORT(56, true, PortOrder.PORT),
    /** The local address. */
    ADDRESS(102, true, PortOrder.ADDRESS),
    /** Protocol and families. */
    PROTOCOL(54, true, PortOrder.PROTOCOL),
    /** The IANA name of the port. */
    SERVICE(104, false, PortOrder.SERVICE),
    /** Who has it open. */
    PROCESS(160, true, PortOrder.PROCESS),
    /** Whose it is. */
    USER(68, true, PortOrder.USER),
    /** From where it can be reached. */
    EXPOSURE(126, true, PortOrder.EXPOSURE),
    /** Its state. */
    STATE(80, true, PortOrder.STATE),
    /** What waits in it, and for a listener how much may. */
    QUEUE(70, true, PortOrder.QUEUE),
    /** When its owner started. */
    SINCE(58, true, PortOrder.SINCE),
    /** The command line of its owner. */
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
    public String title() {
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
