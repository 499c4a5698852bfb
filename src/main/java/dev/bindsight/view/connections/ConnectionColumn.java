package dev.bindsight.view.connections;

import dev.bindsight.text.Texts;

import java.util.Comparator;

/** The columns of the list, from left to right. */
enum ConnectionColumn {
    /** New, gone, or something ails it. */
    MARK(20, false, ConnectionOrder.PEER),
    /** The process, and below it its peers. */
    PEER(216, false, ConnectionOrder.PROCESS),
    /** The state of the kernel. */
    STATE(96, false, ConnectionOrder.value(flow -> flow.socket().stateLabel())),
    /** The smoothed round trip. */
    RTT(
            80,
            true,
            ConnectionOrder.number(
                    flow -> flow.rttMicros() == null ? Double.NaN : flow.rttMicros())),
    /** What comes in. */
    DOWN(72, true, ConnectionOrder.number(Flow::down)),
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
    AGE(60, true, ConnectionOrder.value(flow -> -flow.firstSeen().toEpochMilli()));

    private final double width;
    private final boolean rightAligned;
    private final Comparator<ConnectionRow> order;

    ConnectionColumn(double width, boolean rightAligned, Comparator<ConnectionRow> order) {
        this.width = width;
        this.rightAligned = rightAligned;
        this.order = order;
    }

    double width() {
        return width;
    }

    boolean rightAligned() {
        return rightAligned;
    }

    Comparator<ConnectionRow> order() {
        return order;
    }

    String title() {
        return Texts.get("connections.column." + this);
    }

    String explanation() {
        return Texts.get("connections.columnHint." + this);
    }

    private static double plus(double down, double up) {
        return Double.isNaN(down) ? up : Double.isNaN(up) ? down : down + up;
    }
}
