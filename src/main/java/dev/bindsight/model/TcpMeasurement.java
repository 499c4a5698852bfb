package dev.bindsight.model;

import org.jspecify.annotations.Nullable;

/**
 * What the kernel keeps account of on one TCP connection: {@code struct tcp_info} (linux/tcp.h),
 * {@code SK_MEMINFO} (linux/sock_diag.h) and the congestion control, by sock_diag(7), which tells
 * any user of everybody's connections. An older kernel writes less; what it leaves out is absent.
 *
 * @param info the part that people ask for first
 * @param minRttMicros the least round-trip time seen lately ({@code tcpi_min_rtt}), in microseconds
 * @param unanswered how often in a row a segment was sent again unanswered ({@code
 *     tcpi_retransmits}); of a SYN too
 * @param probes zero-window or keep-alive probes without an answer ({@code tcpi_probes})
 * @param backoff how often the retransmission timeout was doubled ({@code tcpi_backoff})
 * @param timeoutMicros the retransmission timeout ({@code tcpi_rto}), in microseconds
 * @param unacknowledged segments sent and not acknowledged ({@code tcpi_unacked})
 * @param congestionWindow the congestion window, in segments ({@code tcpi_snd_cwnd})
 * @param segmentSize the segment that is sent, in bytes ({@code tcpi_snd_mss})
 * @param pathMtu the path's greatest packet, in bytes ({@code tcpi_pmtu})
 * @param sinceSentMillis milliseconds since data was sent ({@code tcpi_last_data_sent}), or since
 *     the connection began
 * @param sinceReceivedMillis milliseconds since data came ({@code tcpi_last_data_recv})
 * @param sinceHeardMillis milliseconds since the peer acknowledged anything ({@code
 *     tcpi_last_ack_recv})
 * @param segmentsSent segments sent, with those sent again ({@code tcpi_segs_out})
 * @param bytesSent bytes sent, with those sent again ({@code tcpi_bytes_sent}, Linux 4.19)
 * @param bytesResent bytes sent again ({@code tcpi_bytes_retrans}, Linux 4.19)
 * @param unsent bytes that wait and were not sent yet ({@code tcpi_notsent_bytes}, Linux 4.6)
 * @param deliveryRate bytes per second when last measured ({@code tcpi_delivery_rate}, Linux 4.9)
 * @param sendWindow the window that the peer offers, in bytes ({@code tcpi_snd_wnd}, Linux 5.4)
 * @param receiveWindow the window that is offered to the peer, in bytes ({@code tcpi_rcv_wnd},
 *     Linux 6.2)
 * @param receiveBuffer the room for what was not read yet, in bytes ({@code SK_MEMINFO_RCVBUF})
 * @param congestionControl its name, as in tcp(7)
 */
public record TcpMeasurement(
        TcpInfo info,
        @Nullable Long minRttMicros,
        int unanswered,
        int probes,
        int backoff,
        long timeoutMicros,
        long unacknowledged,
        long congestionWindow,
        long segmentSize,
        long pathMtu,
        long sinceSentMillis,
        long sinceReceivedMillis,
        long sinceHeardMillis,
        @Nullable Long segmentsSent,
        @Nullable Long bytesSent,
        @Nullable Long bytesResent,
        @Nullable Long unsent,
        @Nullable Long deliveryRate,
        @Nullable Long sendWindow,
        @Nullable Long receiveWindow,
        @Nullable Long receiveBuffer,
        @Nullable String congestionControl) {
    /** Bytes sent for the first time, absent where the kernel does not count them. */
    public @Nullable Long bytesSentOnce() {
        return bytesSent == null || bytesResent == null ? null : bytesSent - bytesResent;
    }
}
