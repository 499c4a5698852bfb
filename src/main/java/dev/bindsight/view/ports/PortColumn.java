package dev.bindsight.view.ports;

import dev.bindsight.text.Texts;
import dev.bindsight.view.rows.ColumnKind;
import dev.bindsight.view.rows.ColumnRoom;

import java.util.Comparator;
import java.util.List;

/** The columns of the list, from left to right as they are by default. */
public enum PortColumn implements ColumnKind<PortFacts> {
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

    /**
     * Port, address and process stay. The words of reach come back first, what is left goes to the
     * command, and without that to the process.
     */
    static final ColumnRoom<PortColumn> ROOM =
            new ColumnRoom<>(
                    List.of(COMMAND, PROJECT, SERVICE, PROCESS),
                    List.of(SINCE, USER, PROTOCOL),
                    EXPOSURE,
                    List.of(STATE, QUEUE, PID, EXPOSURE),
                    List.of(COMMAND, PROCESS));

    PortColumn(int width, int least, boolean shown, Comparator<PortFacts> order) {
        this.width = width;
        this.least = least;
        this.shown = shown;
        this.order = order;
    }

    @Override
    public String title() {
        return Texts.get("ports.column." + name());
    }

    @Override
    public String explanation() {
        return Texts.get("ports.about." + name());
    }

    @Override
    public int width() {
        return width;
    }

    @Override
    public int least() {
        return least;
    }

    @Override
    public boolean shown() {
        return shown;
    }

    @Override
    public Comparator<PortFacts> order() {
        return order;
    }

    @Override
    public boolean rightAligned() {
        return switch (this) {
            case PORT, PID, QUEUE, RTT, SENT, RECEIVED -> true;
            default -> false;
        };
    }

    @Override
    public boolean isMark() {
        return this == MARK;
    }

    @Override
    public double leastForTitle() {
        return this == EXPOSURE ? ExposureCell.ROOM_FOR_WORDS : 0;
    }
}
