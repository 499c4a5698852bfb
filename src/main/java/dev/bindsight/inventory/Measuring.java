package dev.bindsight.inventory;

import dev.bindsight.model.Measurements;
import dev.bindsight.model.MptcpSocket;
import dev.bindsight.model.Protocol;
import dev.bindsight.model.SocketKey;
import dev.bindsight.model.TcpMeasurement;
import dev.bindsight.platform.SocketView;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Takes up what was measured on the sockets of a listing while it is handed out. */
final class Measuring {
    private final Map<SocketKey, TcpMeasurement> tcp;
    private final Map<SocketKey, Long> drops = new HashMap<>();
    private final Map<SocketKey, Long> tokens = new HashMap<>();

    /**
     * Of nothing yet.
     *
     * @param sockets about how many will come
     */
    Measuring(int sockets) {
        tcp = HashMap.newHashMap(sockets);
    }

    /** Takes up what was measured on one. */
    void take(SocketKey key, SocketView view) {
        if (view.protocol() == Protocol.TCP) {
            TcpMeasurement measured = view.measurement();
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
