package dev.bindsight.inventory;

import dev.bindsight.model.Measurements;
import dev.bindsight.model.MptcpSocket;
import dev.bindsight.model.Protocol;
import dev.bindsight.model.SocketKey;
import dev.bindsight.model.TcpMeasurement;
import dev.bindsight.platform.SocketView;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Takes up what was measured on the sockets of a listing while it is handed out. */
final class Measuring {
    private final Former former;
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
            return row < byRow.length ? byRow[row] : null;
        }

        private void set(int row, @Nullable TcpMeasurement measured) {
            if (row >= byRow.length) {
                byRow = Arrays.copyOf(byRow, Math.max(row + 1, byRow.length * 2));
            }
            byRow[row] = measured;
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
    }

    /**
     * Takes up what was measured on one.
     *
     * @param row where it is in {@code sockets}
     */
    void take(int row, SocketTable sockets, SocketView view) {
        if (view.protocol() == Protocol.TCP) {
            TcpMeasurement measured = view.measurement(former.at(row));
            former.set(row, measured);
            long token = measured == null ? SocketView.UNKNOWN : view.mptcpToken();
            if (token != SocketView.UNKNOWN) {
                tokens.put(sockets.entry(row).key(), token);
            }
        } else {
            former.set(row, null);
            long dropped = view.remotePort() == 0 ? SocketView.UNKNOWN : view.drops();
            if (dropped != SocketView.UNKNOWN) {
                drops.put(sockets.entry(row).key(), dropped);
            }
        }
    }

    /** Whether a socket of the listing named the MPTCP connection that it is part of. */
    boolean sawSubflows() {
        return !tokens.isEmpty();
    }

    /**
     * Everything, as of a time that {@link System#nanoTime} counts.
     *
     * @param sockets the table whose rows it was told, with every socket of the listing in it and
     *     no other
     */
    Measurements at(long nanos, SocketTable sockets, List<MptcpSocket> mptcp) {
        var tcp = new ArrayList<@Nullable TcpMeasurement>(sockets.size());
        for (int row = 0; row < sockets.top(); row++) {
            if (!sockets.isFree(row)) {
                tcp.add(former.at(row));
            }
        }
        return new Measurements(nanos, tcp, drops, mptcp, tokens);
    }
}
