package dev.bindsight.model;

import org.jspecify.annotations.Nullable;

import java.util.Collections;
import java.util.List;
import java.util.Map;

/**
 * What the kernel measured on the connections of a machine while its sockets were read.
 *
 * @param nanos when that was, as {@link System#nanoTime} counts
 * @param tcp what was measured on each socket, in the order of the inventory's entries: null for
 *     all but TCP connections that are neither over nor in TIME_WAIT; unmodifiable
 * @param drops how many datagrams each connected UDP socket threw away because its queue was full
 *     or they were damaged ({@code SK_MEMINFO_DROPS}); unmodifiable
 * @param mptcp the MPTCP connections
 * @param tokens of each subflow the token of its connection, as far as it is told; unmodifiable
 */
public record Measurements(
        long nanos,
        List<@Nullable TcpMeasurement> tcp,
        Map<SocketKey, Long> drops,
        List<MptcpSocket> mptcp,
        Map<SocketKey, Long> tokens) {
    /** Nobody changes what is handed over. */
    public Measurements {
        tcp = Collections.unmodifiableList(tcp);
        drops = Collections.unmodifiableMap(drops);
        mptcp = List.copyOf(mptcp);
        tokens = Collections.unmodifiableMap(tokens);
    }

    /** Without MPTCP. */
    public Measurements(
            long nanos, List<@Nullable TcpMeasurement> tcp, Map<SocketKey, Long> drops) {
        this(nanos, tcp, drops, List.of(), Map.of());
    }
}
