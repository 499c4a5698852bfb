package dev.bindsight.view.connections;

import dev.bindsight.inventory.connection.MeasuredConnection;
import dev.bindsight.model.Endpoint;
import dev.bindsight.model.SocketTimer;
import dev.bindsight.model.TcpInfo;
import dev.bindsight.model.TcpInfoField;
import dev.bindsight.model.TcpMeasurement;
import dev.bindsight.occupancy.SocketNature;
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
import java.util.Map;

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
        SUBFLOW,
        LEAST,
        TIMEOUT,
        ATTEMPTS,
        UNDER_WAY,
        NOT_SENT,
        HEARD,
        PATH,
        BUFFER,
        UNTOLD
    }

    private static final List<TcpInfoField> EVERY = List.of(TcpInfoField.values());

    private final List<Fact> facts = new ArrayList<>();

    private TcpFacts() {}

    /**
     * The facts, in one order.
     *
     * @param measured what was measured, absent where it is gone
     */
    static List<Fact> of(Flow flow, @Nullable MeasuredConnection measured, Instant now) {
        var told = new TcpFacts();
        TcpMeasurement tcp = measured == null ? null : measured.tcp();
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
        // what ends by itself counts down beside the state
        if (timer != null && SocketNature.end(flow.socket()) == null) {
            told.add(
                    Kind.TIMER,
                    Texts.get(
                            "connections.timer." + timer.kind(),
                            DurationText.remaining(Duration.between(now, timer.expiresAt()))));
        }
        if (measured != null && measured.drops() != null) {
            told.add(Kind.DROPS, Texts.get("connections.fact.drops.value", measured.drops()));
        }
        if (measured != null) {
            measured.subflows().forEach(told::subflow);
        }
        String seen = RowWords.age(flow.firstSeen(), flow.atLeast(), now);
        Duration most = measured == null || !flow.atLeast() ? null : measured.age().atMost();
        told.add(
                Kind.SEEN,
                most == null
                        ? seen
                        : Texts.get("connections.fact.seen.most", seen, DurationText.span(most)));
        return told.facts;
    }

    /** Whether the kernel tells more of a connection: of an open one that is TCP alone. */
    static boolean hasMore(Flow flow, @Nullable MeasuredConnection measured) {
        // an MPTCP socket has no segments of its own: its subflows do
        return flow.isOpen() && measured != null && measured.tcp() != null && !measured.isMptcp();
    }

    /** The rest of what the kernel tells of a connection, and what this one does not. */
    static List<Fact> more(
            Flow flow, @Nullable MeasuredConnection measured, Map<TcpInfoField, Long> fields) {
        var told = new TcpFacts();
        TcpMeasurement tcp = measured == null ? null : measured.tcp();
        if (tcp != null && hasMore(flow, measured)) {
            told.rest(tcp, fields);
        }
        return told.facts;
    }

    private void rest(TcpMeasurement tcp, Map<TcpInfoField, Long> fields) {
        List<String> untold = new ArrayList<>();
        if (tcp.minRttMicros() == null) {
            untold.add("tcpi_min_rtt");
        } else {
            add(
                    Kind.LEAST,
                    Texts.get("connections.fact.millis", RowWords.roundTrip(tcp.minRttMicros())));
        }
        add(
                Kind.TIMEOUT,
                Texts.get("connections.fact.millis", RowWords.roundTrip(tcp.timeoutMicros())));
        if (tcp.unanswered() > 0 || tcp.probes() > 0 || tcp.backoff() > 0) {
            add(
                    Kind.ATTEMPTS,
                    Texts.get(
                            "connections.fact.attempts.value",
                            tcp.unanswered(),
                            tcp.probes(),
                            tcp.backoff()));
        }
        add(Kind.UNDER_WAY, Texts.get("connections.fact.resent.value", tcp.unacknowledged()));
        if (tcp.unsent() == null) {
            untold.add("tcpi_notsent_bytes");
        } else {
            add(Kind.NOT_SENT, ByteText.decimal(tcp.unsent()));
        }
        add(Kind.HEARD, Texts.get("connections.fact.ago", ago(tcp.sinceHeardMillis())));
        add(Kind.PATH, Texts.get("connections.fact.bytes", tcp.pathMtu()));
        if (tcp.receiveBuffer() == null) {
            untold.add("SK_MEMINFO_RCVBUF");
        } else {
            add(Kind.BUFFER, ByteText.decimal(tcp.receiveBuffer()));
        }
        // nothing is said of those before they were looked up
        for (TcpInfoField field : fields.isEmpty() ? List.<TcpInfoField>of() : EVERY) {
            Long value = fields.get(field);
            if (value == null) {
                untold.add(field.inC());
            } else {
                facts.add(
                        new Fact(
                                TcpFieldText.name(field),
                                TcpFieldText.value(field, value),
                                TcpFieldText.hint(field)));
            }
        }
        untold(untold, "tcpi_snd_wnd", tcp.sendWindow());
        untold(untold, "tcpi_rcv_wnd", tcp.receiveWindow());
        untold(untold, "tcpi_bytes_sent", tcp.bytesSent());
        untold(untold, "tcpi_bytes_retrans", tcp.bytesResent());
        untold(untold, "tcpi_segs_out", tcp.segmentsSent());
        untold(untold, "tcpi_delivery_rate", tcp.deliveryRate());
        if (!untold.isEmpty()) {
            add(Kind.UNTOLD, String.join(", ", untold));
        }
    }

    private static void untold(List<String> names, String name, @Nullable Long value) {
        if (value == null) {
            names.add(name);
        }
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
            add(Kind.ACTIVITY, activity(tcp));
        }
    }

    /** Where nothing went one way yet, the kernel counts from the beginning of the connection. */
    private static String activity(TcpMeasurement tcp) {
        boolean sent = tcp.bytesSent() == null || tcp.bytesSent() > 0;
        boolean received = tcp.info().bytesReceived() > 0;
        String sinceSent = ago(tcp.sinceSentMillis());
        String sinceReceived = ago(tcp.sinceReceivedMillis());
        if (sent) {
            return received
                    ? Texts.get("connections.fact.activity.value", sinceSent, sinceReceived)
                    : Texts.get("connections.fact.activity.sent", sinceSent);
        }
        return received
                ? Texts.get("connections.fact.activity.received", sinceReceived)
                : Texts.get("connections.fact.activity.none");
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
        if (once == 0) {
            return ByteText.decimal(0);
        }
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
