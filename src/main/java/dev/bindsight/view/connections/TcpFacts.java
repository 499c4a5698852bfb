package dev.bindsight.view.connections;

import dev.bindsight.inventory.connection.MeasuredConnection;
import dev.bindsight.model.Endpoint;
import dev.bindsight.model.SocketTimer;
import dev.bindsight.model.TcpInfo;
import dev.bindsight.model.TcpMeasurement;
import dev.bindsight.text.ByteText;
import dev.bindsight.text.DurationText;
import dev.bindsight.text.Texts;
import dev.bindsight.view.connections.FactGrid.Fact;
import dev.bindsight.words.SocketText;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What the kernel tells of a connection, in plain words with units. */
final class TcpFacts {
    /** What is told. */
    private enum Kind {
        WINDOW,
        OWN_WINDOW,
        CONGESTION,
        SENT,
        RECEIVED,
        RESENT,
        DELIVERY,
        ACTIVITY,
        UNREAD,
        UNSENT,
        TIMER,
        SEEN,
        DROPS,
        SUBFLOW
    }

    private final List<Fact> facts = new ArrayList<>();

    private TcpFacts() {}

    /**
     * The facts, in one order.
     *
     * @param connection what was measured, absent where it is gone
     */
    static List<Fact> of(Flow flow, @Nullable MeasuredConnection connection, Instant now) {
        var told = new TcpFacts();
        TcpMeasurement tcp = connection == null ? null : connection.tcp();
        if (tcp != null) {
            told.measured(tcp, flow.isOpen());
        }
        if (flow.isOpen() && flow.socket().recvQ() > 0) {
            told.add(Kind.UNREAD, Texts.get("connections.fact.bytes", flow.socket().recvQ()));
        }
        if (flow.isOpen() && flow.socket().sendQ() > 0) {
            told.add(Kind.UNSENT, Texts.get("connections.fact.bytes", flow.socket().sendQ()));
        }
        SocketTimer timer = flow.socket().timer();
        if (timer != null) {
            told.add(
                    Kind.TIMER,
                    Texts.get(
                            "connections.timer." + timer.kind(),
                            DurationText.remaining(Duration.between(now, timer.expiresAt()))));
        }
        if (connection != null && connection.drops() != null) {
            told.add(Kind.DROPS, Texts.get("connections.fact.drops.value", connection.drops()));
        }
        if (connection != null) {
            connection.subflows().forEach(told::subflow);
        }
        told.add(Kind.SEEN, RowWords.age(flow.firstSeen(), flow.atLeast(), now));
        return told.facts;
    }

    private void measured(TcpMeasurement tcp, boolean open) {
        TcpInfo info = tcp.info();
        if (tcp.sendWindow() != null && open) {
            add(Kind.WINDOW, ByteText.decimal(tcp.sendWindow()));
        }
        if (tcp.receiveWindow() != null && open) {
            add(Kind.OWN_WINDOW, ByteText.decimal(tcp.receiveWindow()));
        }
        if (tcp.congestionControl() != null) {
            add(
                    Kind.CONGESTION,
                    Texts.get(
                            "connections.fact.congestion.value",
                            tcp.congestionControl(),
                            tcp.congestionWindow(),
                            ByteText.decimal(tcp.segmentSize())));
        }
        add(Kind.SENT, sent(tcp));
        add(Kind.RECEIVED, ByteText.decimal(info.bytesReceived()));
        add(
                Kind.RESENT,
                tcp.segmentsSent() == null
                        ? Texts.get("connections.fact.resent.value", info.retransmits())
                        : Texts.get(
                                "connections.fact.resent.of",
                                info.retransmits(),
                                tcp.segmentsSent()));
        if (tcp.deliveryRate() != null && tcp.deliveryRate() > 0) {
            add(
                    Kind.DELIVERY,
                    Texts.get(
                            "connections.fact.delivery.value",
                            ByteText.decimal(tcp.deliveryRate())));
        }
        if (open) {
            add(
                    Kind.ACTIVITY,
                    Texts.get(
                            "connections.fact.activity.value",
                            ago(tcp.sinceSentMillis()),
                            ago(tcp.sinceReceivedMillis())));
        }
    }

    private void subflow(MeasuredConnection part) {
        TcpMeasurement tcp = part.tcp();
        Endpoint remote = part.socket().remote();
        add(
                Kind.SUBFLOW,
                Texts.get(
                        "connections.fact.subflow.value",
                        SocketText.local(part.socket()),
                        remote == null ? RowWords.none() : SocketText.endpoint(remote),
                        part.socket().stateLabel(),
                        RowWords.roundTrip(
                                tcp == null || tcp.info().rttMicros() == 0
                                        ? null
                                        : tcp.info().rttMicros()),
                        tcp == null
                                ? RowWords.none()
                                : ByteText.decimal(tcp.info().bytesReceived()),
                        tcp == null ? RowWords.none() : ByteText.decimal(tcp.info().bytesAcked())));
    }

    private static String sent(TcpMeasurement tcp) {
        Long sent = tcp.bytesSent();
        long acknowledged = tcp.info().bytesAcked();
        if (sent == null) {
            return ByteText.decimal(acknowledged);
        }
        Long again = tcp.bytesResent();
        long once = sent - (again == null ? 0 : again);
        return acknowledged >= once
                ? Texts.get("connections.fact.sent.all", ByteText.decimal(once))
                : Texts.get(
                        "connections.fact.sent.some",
                        ByteText.decimal(once),
                        ByteText.decimal(acknowledged));
    }

    private void add(Kind kind, String value) {
        facts.add(
                new Fact(
                        Texts.get("connections.fact." + kind),
                        value,
                        Texts.get("connections.factHint." + kind)));
    }

    private static String ago(long millis) {
        return DurationText.span(Duration.ofMillis(millis));
    }
}
