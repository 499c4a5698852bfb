package dev.bindsight.model;

import java.util.Collections;
import java.util.Map;

/**
 * What the kernel measured on the connections of a machine while its sockets were read.
 *
 * @param nanos when that was, as {@link System#nanoTime} counts
 * @param tcp of each TCP connection that is neither over nor in TIME_WAIT; unmodifiable
 * @param drops how many datagrams each connected UDP socket threw away because its queue was full
 *     or they were damaged ({@code SK_MEMINFO_DROPS}); unmodifiable
 */
public record Measurements(
        long nanos, Map<SocketKey, TcpMeasurement> tcp, Map<SocketKey, Long> drops) {
    /** Nobody changes what is handed over. */
    public Measurements {
        tcp = Collections.unmodifiableMap(tcp);
        drops = Collections.unmodifiableMap(drops);
    }
}
