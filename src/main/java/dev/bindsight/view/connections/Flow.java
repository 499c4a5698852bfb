package dev.bindsight.view.connections;

import dev.bindsight.model.Endpoint;
import dev.bindsight.model.ProcessDetails;
import dev.bindsight.model.Protocol;
import dev.bindsight.model.SocketEntry;
import dev.bindsight.model.SocketKey;
import dev.bindsight.model.TcpInfo;
import dev.bindsight.view.chart.Trail;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * One connection as it is shown.
 *
 * @param socket this end
 * @param owners the processes that have this end open
 * @param peer the process at the other end, absent where it is not on this machine or not known
 * @param reach where the other end is
 * @param info what the kernel measured, absent where it measures nothing
 * @param down bytes a second that came in, NaN where that is not counted or not known yet
 * @param up bytes a second that went out and were acknowledged, NaN likewise
 * @param firstSeen when Bindsight first saw it
 * @param atLeast whether it was there already when Bindsight first looked
 * @param trail what flowed, absent where nothing did so far
 * @param ailment what ails it, absent for nothing
 */
public record Flow(
        SocketEntry socket,
        List<ProcessDetails> owners,
        @Nullable ProcessDetails peer,
        Reach reach,
        @Nullable TcpInfo info,
        double down,
        double up,
        Instant firstSeen,
        boolean atLeast,
        @Nullable Trail trail,
        @Nullable Ailing ailment) {
    /** Copies the list. */
    public Flow {
        owners = List.copyOf(owners);
    }

    /** Its identity from reading to reading. */
    public SocketKey key() {
        return socket.key();
    }

    /** The other end. */
    public Endpoint remote() {
        return Objects.requireNonNull(socket.remote(), "a connection has two ends");
    }

    /** The smoothed round trip in microseconds, absent where none was measured. */
    @Nullable Long rttMicros() {
        return info == null || info.rttMicros() == 0 ? null : info.rttMicros();
    }

    /** Segments sent again over its life, absent where none are counted. */
    @Nullable Long resent() {
        return info == null ? null : info.retransmits();
    }

    /** The port that is served: of two the lower, since a client's is one of the highest. */
    int service() {
        return Math.min(socket.local().port().number(), remote().port().number());
    }

    /** The process on this side, absent where none is known. */
    @Nullable ProcessDetails owner() {
        return owners.isEmpty() ? null : owners.getFirst();
    }

    /** Whether bytes may still flow: not one that is over, or that nobody has answered yet. */
    boolean isOpen() {
        return switch (socket.state()) {
            case TIME_WAIT, SYN_SENT, SYN_RECV, NEW_SYN_RECV, CLOSE -> false;
            default -> true;
        };
    }

    /** Whether the kernel counts its bytes. */
    boolean isCounted() {
        return socket.protocol() == Protocol.TCP;
    }
}
