package dev.bindsight.view.connections;

import dev.bindsight.model.SocketTimer;
import dev.bindsight.model.TcpInfo;
import dev.bindsight.text.ByteText;
import dev.bindsight.text.DurationText;
import dev.bindsight.text.Texts;
import dev.bindsight.view.connections.FactGrid.Fact;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What the kernel tells of a connection, in plain words with units. */
final class TcpFacts {
    /** What is told. */
    private enum Kind {
        RTT,
        SENT,
        RECEIVED,
        RESENT,
        UNREAD,
        UNSENT,
        TIMER,
        SEEN
    }

    private TcpFacts() {}

    static List<Fact> of(Flow flow, Instant now) {
        var facts = new ArrayList<Fact>();
        TcpInfo info = flow.info();
        if (info != null) {
            if (info.rttMicros() > 0) {
                add(
                        facts,
                        Kind.RTT,
                        Texts.get(
                                "connections.fact.rtt.value",
                                micros(info.rttMicros()),
                                micros(info.rttVarianceMicros())));
            }
            add(facts, Kind.SENT, ByteText.decimal(info.bytesAcked()));
            add(facts, Kind.RECEIVED, ByteText.decimal(info.bytesReceived()));
            add(facts, Kind.RESENT, Texts.get("connections.fact.resent.value", info.retransmits()));
        }
        if (flow.isOpen()) {
            add(facts, Kind.UNREAD, Texts.get("connections.fact.bytes", flow.socket().recvQ()));
            add(facts, Kind.UNSENT, Texts.get("connections.fact.bytes", flow.socket().sendQ()));
        }
        SocketTimer timer = flow.socket().timer();
        if (timer != null) {
            add(
                    facts,
                    Kind.TIMER,
                    Texts.get(
                            "connections.timer." + timer.kind(),
                            DurationText.remaining(Duration.between(now, timer.expiresAt()))));
        }
        add(facts, Kind.SEEN, RowWords.age(flow.firstSeen(), flow.atLeast(), now));
        return facts;
    }

    private static void add(List<Fact> facts, Kind key, String value) {
        facts.add(
                new Fact(
                        Texts.get("connections.fact." + key),
                        value,
                        Texts.get("connections.factHint." + key)));
    }

    private static String micros(long micros) {
        return DurationText.measured(Duration.ofNanos(micros * 1_000));
    }
}
