package dev.bindsight.view.ports;

import dev.bindsight.text.Texts;

import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** The columns of the list, from left to right as they are by default. */
public enum PortColumn {
    /** What just happened to it. */
    MARK(20, 20, true, PortOrder.MARK),
    /** The local port. */
    PORT(56, 48, true, PortOrder.PORT),
    /** The local address; never narrower than an IPv4 address is long. */
    ADDRESS(122, 122, true, PortOrder.ADDRESS),
    /** Protocol and families. */
    PROTOCOL(54, 48, true, PortOrder.PROTOCOL),
    /** The IANA name of the port. */
    SERVICE(104, 48, false, PortOrder.SERVICE),
    /** Who has it open. */
    PROCESS(160, 128, true, PortOrder.PROCESS),
    /** The pid of who has it open. */
    PID(58, 48, true, PortOrder.PID),
    /** The project its owner runs in. */
    PROJECT(140, 80, false, PortOrder.PROJECT),
    /** Whose it is. */
    USER(64, 40, true, PortOrder.USER),
    /** The other end; never narrower than an IPv4 address and a port. */
    PEER(164, 164, false, PortOrder.PEER),
    /** From where it can be reached: words, or where there is no room for them its sign. */
    EXPOSURE(128, 34, true, PortOrder.EXPOSURE),
    /** Its state; wide enough for ESTABLISHED. */
    STATE(96, 96, true, PortOrder.STATE),
    /** What waits in it, and for a listener how much may. */
    QUEUE(70, 56, true, PortOrder.QUEUE),
    /** The round-trip time of a connection. */
    RTT(70, 48, false, PortOrder.RTT),
    /** The bytes a connection has sent. */
    SENT(78, 48, false, PortOrder.SENT),
    /** The bytes a connection has received. */
    RECEIVED(78, 48, false, PortOrder.RECEIVED),
    /** Since when it is there. */
    SINCE(58, 48, true, PortOrder.SINCE),
    /** The command line of its owner. */
    COMMAND(240, 96, false, PortOrder.COMMAND);

    private final int width;
    private final int least;
    private final boolean shown;
    private final Comparator<PortFacts> order;

    PortColumn(int width, int least, boolean shown, Comparator<PortFacts> order) {
        this.width = width;
        this.least = least;
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

    /** What it tells, in a sentence. */
    String explanation() {
        return Texts.get("ports.about." + name());
    }

    /** Its width by default, in pixels. */
    int width() {
        return width;
    }

    /** How narrow it may become. */
    int least() {
        return least;
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
        return switch (this) {
            case PORT, PID, QUEUE, RTT, SENT, RECEIVED -> true;
            default -> false;
        };
    }
}
