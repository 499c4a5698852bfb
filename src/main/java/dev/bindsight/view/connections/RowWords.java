package dev.bindsight.view.connections;

import dev.bindsight.model.ProcessDetails;
import dev.bindsight.model.Protocol;
import dev.bindsight.model.TcpState;
import dev.bindsight.text.ByteText;
import dev.bindsight.text.DurationText;
import dev.bindsight.text.NumberText;
import dev.bindsight.text.Texts;
import dev.bindsight.view.connections.ConnectionRow.Head;
import dev.bindsight.view.connections.ConnectionRow.Link;
import dev.bindsight.view.ports.OwnerText;
import dev.bindsight.words.SocketText;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;

/** What rows say in their cells. */
final class RowWords {
    private static final double MILLI = 1_000;
    private static final int HUNDRED = 100;

    private RowWords() {}

    /** The name of a head. */
    static String name(Head head) {
        ProcessDetails owner = head.owner();
        return switch (head.key()) {
            case GroupKey.OfProcess(var ref) ->
                    owner == null ? ref.pid().toString() : OwnerText.name(owner);
            case GroupKey.Hidden(var reason) -> Texts.get("owner.hidden." + reason);
            case GroupKey.WithoutProcess(TcpState state) ->
                    Texts.get("connections.noProcess", state.label(Protocol.TCP));
            case GroupKey.OfPeer(var address) -> address.toString();
            case GroupKey.OfPort(int port) -> Texts.get("connections.port", port + "");
        };
    }

    /** What stands muted behind the name of a head. */
    static String behind(Head head) {
        ProcessDetails owner = head.owner();
        if (!(head.key() instanceof GroupKey.OfProcess) || owner == null) {
            return "";
        }
        String runtime = OwnerText.behind(owner);
        return runtime == null ? owner.pid().toString() : runtime + " " + owner.pid();
    }

    /** The address of a connection in its row. */
    static String address(Link link) {
        return SocketText.endpoint(link.flow().remote());
    }

    /** What stands muted behind it: of two processes the one that its head does not name. */
    static String beside(Link link) {
        ProcessDetails told =
                link.grouped() == Grouped.PROCESS ? link.flow().peer() : link.flow().owner();
        return told == null ? "" : OwnerText.name(told);
    }

    /** How many there are of a group. */
    static String state(Head head) {
        boolean over = head.key() instanceof GroupKey.WithoutProcess;
        return Texts.get(over ? "connections.left" : "connections.open", head.totals().count());
    }

    /** A round trip in milliseconds. */
    static String roundTrip(@Nullable Long micros) {
        if (micros == null) {
            return none();
        }
        double millis = micros / MILLI;
        return millis < 1
                ? NumberText.HUNDREDTHS.of(millis)
                : millis < HUNDRED
                        ? NumberText.TENTHS.of(millis)
                        : NumberText.GROUPED.of(Math.round(millis));
    }

    /** Bytes a second. */
    static String rate(double bytes) {
        return Double.isNaN(bytes)
                ? none()
                : bytes < 0.5 ? "0" : ByteText.decimal(Math.rint(bytes));
    }

    /** What waits, to be read and to be acknowledged. */
    static String queues(long unread, long unsent) {
        return Texts.get("connections.queues", amount(unread), amount(unsent));
    }

    /** How long it has been seen. */
    static String age(Instant since, boolean atLeast, Instant now) {
        String age = shortSpan(Duration.between(since, now));
        return atLeast ? Texts.get("connections.atLeast", age) : age;
    }

    /** How long in one number, as narrow as a column is. */
    private static String shortSpan(Duration age) {
        long minutes = Math.max(0, age.toMinutes());
        return minutes < 120
                ? DurationText.span(age)
                : minutes < 48 * 60
                        ? DurationText.span(Duration.ofHours(minutes / 60))
                        : DurationText.span(Duration.ofDays(minutes / (24 * 60)));
    }

    private static String amount(long bytes) {
        return bytes == 0 ? "0" : ByteText.decimal(bytes);
    }

    /** What does not apply, or is not counted. */
    static String none() {
        return Texts.get("socket.notApplicable");
    }
}
