package dev.bindsight.view.connections;

import dev.bindsight.text.Texts;
import dev.bindsight.view.rows.ColumnKind;
import dev.bindsight.view.rows.ColumnRoom;

import java.util.Comparator;
import java.util.List;

/** The columns of the list, from left to right as they are by default. */
enum ConnectionColumn implements ColumnKind<ConnectionRow> {
    /** New, gone, or something ails it. */
    MARK(20, false, ConnectionOrder.PEER),
    /** The process, and below it its peers. */
    PEER(220, false, ConnectionOrder.PROCESS),
    /** The state of the kernel; wide enough for ESTABLISHED. */
    STATE(100, false, ConnectionOrder.value(flow -> flow.socket().stateLabel())),
    /** The smoothed round trip. */
    RTT(
            80,
            true,
            ConnectionOrder.number(
                    flow -> flow.rttMicros() == null ? Double.NaN : flow.rttMicros())),
    /** What comes in. */
    DOWN(70, true, ConnectionOrder.number(Flow::down)),
    /** What goes out. */
    UP(64, true, ConnectionOrder.number(Flow::up)),
    /** What flowed in the last minute. */
    MINUTE(68, false, ConnectionOrder.number(flow -> plus(flow.down(), flow.up()))),
    /** What waits, to be read here and to be acknowledged there. */
    QUEUES(84, true, ConnectionOrder.number(flow -> flow.socket().recvQ() + flow.socket().sendQ())),
    /** Segments sent again. */
    RESENT(
            52,
            true,
            ConnectionOrder.number(flow -> flow.resent() == null ? Double.NaN : flow.resent())),
    /** Since when Bindsight has seen it; the youngest first. */
    AGE(56, true, ConnectionOrder.value(flow -> -flow.firstSeen().toEpochMilli()));

    /** A whole IPv4 address with its port fits in. */
    private static final int LEAST_PEER = 168;

    /**
     * What goes first where there is little room, after the peer has become as narrow as it may.
     */
    static final ColumnRoom<ConnectionColumn> ROOM =
            new ColumnRoom<>(
                    List.of(PEER),
                    List.of(AGE, RESENT, MINUTE, QUEUES),
                    null,
                    List.of(RTT),
                    List.of(PEER));

    private final int width;
    private final boolean rightAligned;
    private final Comparator<ConnectionRow> order;

    ConnectionColumn(int width, boolean rightAligned, Comparator<ConnectionRow> order) {
        this.width = width;
        this.rightAligned = rightAligned;
        this.order = order;
    }

    @Override
    public int width() {
        return width;
    }

    @Override
    public int least() {
        return this == PEER ? LEAST_PEER : width;
    }

    @Override
    public boolean shown() {
        return true;
    }

    @Override
    public boolean rightAligned() {
        return rightAligned;
    }

    @Override
    public Comparator<ConnectionRow> order() {
        return order;
    }

    @Override
    public String title() {
        return Texts.get("connections.column." + this);
    }

    @Override
    public String explanation() {
        return Texts.get("connections.columnHint." + this);
    }

    @Override
    public boolean isMark() {
        return this == MARK;
    }

    @Override
    public boolean isAlways() {
        return this == MARK || this == PEER;
    }

    private static double plus(double down, double up) {
        return Double.isNaN(down) ? up : Double.isNaN(up) ? down : down + up;
    }
}
