package dev.bindsight.view.details;

import dev.bindsight.model.Coverage;
import dev.bindsight.model.Protocol;
import dev.bindsight.model.SocketEntry;
import dev.bindsight.model.SocketTimer;
import dev.bindsight.model.TcpInfo;
import dev.bindsight.model.TcpState;
import dev.bindsight.text.DurationText;
import dev.bindsight.text.Texts;
import dev.bindsight.view.details.SocketSheet.Line;
import dev.bindsight.view.details.SocketSheet.Section;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The facts of the socket itself, as the kernel keeps them. */
final class SocketSection {
    private SocketSection() {}

    /** The section. */
    static Section of(SocketFacts facts, Instant now) {
        SocketEntry entry = facts.entry();
        var lines = new ArrayList<Line>();
        lines.add(mono(Texts.get("details.socket.address"), entry.local().toString()));
        if (entry.remote() != null) {
            lines.add(mono(Texts.get("details.socket.peer"), entry.remote().toString()));
        }
        lines.add(
                plain(
                        Texts.get("details.socket.protocol"),
                        Texts.get(
                                switch (entry.family()) {
                                    case IPV4 -> "details.socket.over4";
                                    case IPV6 -> "details.socket.over6";
                                },
                                entry.protocol().name())));
        lines.add(plain(Texts.get("details.state"), entry.stateLabel()));
        if (facts.service() != null) {
            lines.add(plain(Texts.get("details.socket.service"), facts.service()));
        }
        if (entry.interfaceName() != null) {
            lines.add(plain(Texts.get("details.socket.interface"), entry.interfaceName()));
        }
        if (entry.v6only() != null) {
            lines.add(
                    plain(
                            "IPV6_V6ONLY",
                            Texts.get(
                                    entry.v6only()
                                            ? "details.socket.v6only.on"
                                            : "details.socket.v6only.off")));
        }
        if (isListener(entry)) {
            if (facts.owners().isEmpty()) {
                lines.add(plain(Texts.get("details.queue"), queue(facts)));
            }
        } else if (entry.state() != TcpState.TIME_WAIT) {
            lines.add(
                    plain(
                            Texts.get("details.socket.queues"),
                            Texts.get(
                                    "details.socket.queues.value",
                                    Long.toString(entry.recvQ()),
                                    Long.toString(entry.sendQ()))));
        }
        if (entry.inode() != null) {
            lines.add(mono(Texts.get("details.socket.inode"), entry.inode().toString()));
        }
        String user = facts.socketUser();
        lines.add(
                plain(
                        Texts.get("details.socket.madeBy"),
                        user == null ? Texts.get("details.unknown") : user));
        SocketTimer timer = entry.timer();
        if (timer != null) {
            lines.add(plain(Texts.get("details.socket.timer"), timer(timer, now)));
        }
        if (facts.cgroupPath() != null) {
            lines.add(mono("cgroup", facts.cgroupPath()));
        }
        TcpInfo info = facts.tcpInfo();
        if (info != null) {
            addTcpInfo(lines, info);
        }
        return new Section(Texts.get("details.socket"), "", lines);
    }

    /** What waits in a listener, and for how many there is room. */
    static String queue(SocketFacts facts) {
        String waiting = Long.toString(facts.entry().recvQ());
        if (facts.coverage().lacks().contains(Coverage.Lack.BACKLOG)) {
            return Texts.get("details.queue.noBacklog", waiting);
        }
        return Texts.get(
                facts.entry().isQueueFull() ? "details.queue.full" : "details.queue.value",
                waiting,
                Long.toString(facts.entry().sendQ()));
    }

    /** Whether connections wait in it. */
    static boolean isListener(SocketEntry entry) {
        return entry.protocol() == Protocol.TCP && entry.state() == TcpState.LISTEN;
    }

    private static String timer(SocketTimer timer, Instant now) {
        String kind =
                switch (timer.kind()) {
                    case RETRANSMIT -> Texts.get("details.socket.timer.retransmit");
                    case KEEPALIVE -> Texts.get("details.socket.timer.keepalive");
                    case TIME_WAIT -> Texts.get("details.socket.timer.timeWait");
                    case PROBE -> Texts.get("details.socket.timer.probe");
                };
        return Texts.get(
                "details.socket.timer.value",
                kind,
                DurationText.remaining(Duration.between(now, timer.expiresAt())));
    }

    private static void addTcpInfo(List<Line> lines, TcpInfo info) {
        lines.add(
                plain(
                        Texts.get("details.socket.rtt"),
                        Texts.get(
                                "details.socket.rtt.value",
                                micros(info.rttMicros()),
                                micros(info.rttVarianceMicros()))));
        lines.add(plain(Texts.get("details.socket.sent"), bytes(info.bytesAcked())));
        lines.add(plain(Texts.get("details.socket.received"), bytes(info.bytesReceived())));
        lines.add(
                plain(Texts.get("details.socket.retransmits"), Long.toString(info.retransmits())));
    }

    private static String micros(long micros) {
        return DurationText.measured(Duration.ofNanos(micros * 1_000));
    }

    private static String bytes(long bytes) {
        return Texts.get("details.socket.bytes", bytes);
    }

    private static Line plain(String name, String value) {
        return new Line.Field(name, value, false);
    }

    private static Line mono(String name, String value) {
        return new Line.Field(name, value, true);
    }
}
