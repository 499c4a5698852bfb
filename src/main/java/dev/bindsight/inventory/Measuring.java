package dev.bindsight.inventory;

import dev.bindsight.model.Measurements;
import dev.bindsight.model.MptcpSocket;
import dev.bindsight.model.Protocol;
import dev.bindsight.model.SocketKey;
import dev.bindsight.model.TcpMeasurement;
import dev.bindsight.platform.SocketView;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Takes up what was measured on the sockets of a listing while it is handed out. */
final class Measuring {
    private final Former former;
    private final Map<SocketKey, TcpMeasurement> tcp;
    private final Map<SocketKey, Long> drops = new HashMap<>();
    private final Map<SocketKey, Long> tokens = new HashMap<>();

    /**
     * What was measured in an earlier reading, by the row of the socket. Another socket may have
     * that row by now, which does no harm: of what was is used again only what is the same.
     */
    static final class Former {
        private @Nullable TcpMeasurement[] byRow = {};

        /** Nothing was measured yet. */
        Former() {}

        /** Gives back the room that a peak took. */
        private void giveBack(int sockets) {
            if (sockets < byRow.length / 8) {
                byRow = new TcpMeasurement[sockets];
            }
        }

        private @Nullable TcpMeasurement at(int row) {
            if (row >= byRow.length) {
                byRow = Arrays.copyOf(byRow, Math.max(row + 1, byRow.length * 2));
            }
            return byRow[row];
        }
    }

    /**
     * Of nothing yet.
     *
     * @param sockets about how many will come
     */
    Measuring(Former former, int sockets) {
        this.former = former;
        former.giveBack(sockets);
        tcp = HashMap.newHashMap(sockets);
    }

    /**
     * Takes up what was measured on one.
     *
     * @param row where it is in the table of sockets
     */
    void take(int row, SocketKey key, SocketView view) {
        if (view.protocol() == Protocol.TCP) {
            TcpMeasurement measured = view.measurement(former.at(row));
            former.byRow[row] = measured;
            if (measured != null) {
                tcp.put(key, measured);
                long token = view.mptcpToken();
                if (token != SocketView.UNKNOWN) {
                    tokens.put(key, token);
                }
            }
        } else if (view.remotePort() != 0) {
            long dropped = view.drops();
            if (dropped != SocketView.UNKNOWN) {
                drops.put(key, dropped);
            }
        }
    }

    /** Everything, as of a time that {@link System#nanoTime} counts. */
    Measurements at(long nanos, List<MptcpSocket> mptcp) {
        return new Measurements(nanos, tcp, drops, mptcp, tokens);
    }
}
