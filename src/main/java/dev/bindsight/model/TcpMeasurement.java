package dev.bindsight.model;

import org.jspecify.annotations.Nullable;

/**
 * What the kernel keeps account of on one TCP connection: {@code struct tcp_info} (linux/tcp.h),
 * {@code SK_MEMINFO} (linux/sock_diag.h) and the congestion control, by sock_diag(7), which tells
 * any user of everybody's connections. An older kernel writes less; what it leaves out is absent.
 * No record, because those have to keep a number that may be absent in an object of its own, and
 * looking into nine of each of 10,000 connections takes longer than reading them.
 */
public final class TcpMeasurement {
    /** Stands for a number that the kernel does not tell. */
    public static final long ABSENT = -1;

    private final TcpInfo info;
    private final long minRttMicros;
    private final int unanswered;
    private final int probes;
    private final int backoff;
    private final long timeoutMicros;
    private final long unacknowledged;
    private final long congestionWindow;
    private final long segmentSize;
    private final long pathMtu;
    private final long sinceSentMillis;
    private final long sinceReceivedMillis;
    private final long sinceHeardMillis;
    private final long segmentsSent;
    private final long bytesSent;
    private final long bytesResent;
    private final long unsent;
    private final long deliveryRate;
    private final long sendWindow;
    private final long receiveWindow;
    private final long receiveBuffer;
    private final @Nullable String congestionControl;

    /**
     * All of it; of each number that may be absent, {@link #ABSENT} where it is.
     *
     * @param info the part that people ask for first
     * @param minRttMicros the least round-trip time seen lately ({@code tcpi_min_rtt}), in
     *     microseconds
     * @param unanswered how often in a row a segment was sent again unanswered ({@code
     *     tcpi_retransmits}); of a SYN too
     * @param probes zero-window or keep-alive probes without an answer ({@code tcpi_probes})
     * @param backoff how often the retransmission timeout was doubled ({@code tcpi_backoff})
     * @param timeoutMicros the retransmission timeout ({@code tcpi_rto}), in microseconds
     * @param unacknowledged segments sent and not acknowledged ({@code tcpi_unacked})
     * @param congestionWindow the congestion window, in segments ({@code tcpi_snd_cwnd})
     * @param segmentSize the segment that is sent, in bytes ({@code tcpi_snd_mss})
     * @param pathMtu the path's greatest packet, in bytes ({@code tcpi_pmtu})
     * @param sinceSentMillis milliseconds since data was sent ({@code tcpi_last_data_sent}), or
     *     since the connection began
     * @param sinceReceivedMillis milliseconds since data came ({@code tcpi_last_data_recv})
     * @param sinceHeardMillis milliseconds since the peer acknowledged anything ({@code
     *     tcpi_last_ack_recv})
     * @param segmentsSent segments sent, with those sent again ({@code tcpi_segs_out})
     * @param bytesSent bytes sent, with those sent again ({@code tcpi_bytes_sent}, Linux 4.19)
     * @param bytesResent bytes sent again ({@code tcpi_bytes_retrans}, Linux 4.19)
     * @param unsent bytes that wait and were not sent yet ({@code tcpi_notsent_bytes}, Linux 4.6)
     * @param deliveryRate bytes per second when last measured ({@code tcpi_delivery_rate}, Linux
     *     4.9)
     * @param sendWindow the window that the peer offers, in bytes ({@code tcpi_snd_wnd}, Linux 5.4)
     * @param receiveWindow the window that is offered to the peer, in bytes ({@code tcpi_rcv_wnd},
     *     Linux 6.2)
     * @param receiveBuffer the room for what was not read yet, in bytes ({@code SK_MEMINFO_RCVBUF})
     * @param congestionControl its name, as in tcp(7)
     */
    public TcpMeasurement(
            TcpInfo info,
            long minRttMicros,
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
            long segmentsSent,
            long bytesSent,
            long bytesResent,
            long unsent,
            long deliveryRate,
            long sendWindow,
            long receiveWindow,
            long receiveBuffer,
            @Nullable String congestionControl) {
        this.info = info;
        this.minRttMicros = minRttMicros;
        this.unanswered = unanswered;
        this.probes = probes;
        this.backoff = backoff;
        this.timeoutMicros = timeoutMicros;
        this.unacknowledged = unacknowledged;
        this.congestionWindow = congestionWindow;
        this.segmentSize = segmentSize;
        this.pathMtu = pathMtu;
        this.sinceSentMillis = sinceSentMillis;
        this.sinceReceivedMillis = sinceReceivedMillis;
        this.sinceHeardMillis = sinceHeardMillis;
        this.segmentsSent = segmentsSent;
        this.bytesSent = bytesSent;
        this.bytesResent = bytesResent;
        this.unsent = unsent;
        this.deliveryRate = deliveryRate;
        this.sendWindow = sendWindow;
        this.receiveWindow = receiveWindow;
        this.receiveBuffer = receiveBuffer;
        this.congestionControl = congestionControl;
    }

    /** The part that people ask for first. */
    public TcpInfo info() {
        return info;
    }

    /**
     * The least round-trip time seen lately ({@code tcpi_min_rtt}), in microseconds; absent where
     * it is not told.
     */
    public @Nullable Long minRttMicros() {
        return told(minRttMicros);
    }

    /**
     * How often in a row a segment was sent again unanswered ({@code tcpi_retransmits}); of a SYN
     * too.
     */
    public int unanswered() {
        return unanswered;
    }

    /** Zero-window or keep-alive probes without an answer ({@code tcpi_probes}). */
    public int probes() {
        return probes;
    }

    /** How often the retransmission timeout was doubled ({@code tcpi_backoff}). */
    public int backoff() {
        return backoff;
    }

    /** The retransmission timeout ({@code tcpi_rto}), in microseconds. */
    public long timeoutMicros() {
        return timeoutMicros;
    }

    /** Segments sent and not acknowledged ({@code tcpi_unacked}). */
    public long unacknowledged() {
        return unacknowledged;
    }

    /** The congestion window, in segments ({@code tcpi_snd_cwnd}). */
    public long congestionWindow() {
        return congestionWindow;
    }

    /** The segment that is sent, in bytes ({@code tcpi_snd_mss}). */
    public long segmentSize() {
        return segmentSize;
    }

    /** The path's greatest packet, in bytes ({@code tcpi_pmtu}). */
    public long pathMtu() {
        return pathMtu;
    }

    /**
     * Milliseconds since data was sent ({@code tcpi_last_data_sent}), or since the connection
     * began.
     */
    public long sinceSentMillis() {
        return sinceSentMillis;
    }

    /** Milliseconds since data came ({@code tcpi_last_data_recv}). */
    public long sinceReceivedMillis() {
        return sinceReceivedMillis;
    }

    /** Milliseconds since the peer acknowledged anything ({@code tcpi_last_ack_recv}). */
    public long sinceHeardMillis() {
        return sinceHeardMillis;
    }

    /**
     * Segments sent, with those sent again ({@code tcpi_segs_out}); absent where it is not told.
     */
    public @Nullable Long segmentsSent() {
        return told(segmentsSent);
    }

    /**
     * Bytes sent, with those sent again ({@code tcpi_bytes_sent}, Linux 4.19); absent where it is
     * not told.
     */
    public @Nullable Long bytesSent() {
        return told(bytesSent);
    }

    /** Bytes sent again ({@code tcpi_bytes_retrans}, Linux 4.19); absent where it is not told. */
    public @Nullable Long bytesResent() {
        return told(bytesResent);
    }

    /**
     * Bytes that wait and were not sent yet ({@code tcpi_notsent_bytes}, Linux 4.6); absent where
     * it is not told.
     */
    public @Nullable Long unsent() {
        return told(unsent);
    }

    /**
     * Bytes per second when last measured ({@code tcpi_delivery_rate}, Linux 4.9); absent where it
     * is not told.
     */
    public @Nullable Long deliveryRate() {
        return told(deliveryRate);
    }

    /**
     * The window that the peer offers, in bytes ({@code tcpi_snd_wnd}, Linux 5.4); absent where it
     * is not told.
     */
    public @Nullable Long sendWindow() {
        return told(sendWindow);
    }

    /**
     * The window that is offered to the peer, in bytes ({@code tcpi_rcv_wnd}, Linux 6.2); absent
     * where it is not told.
     */
    public @Nullable Long receiveWindow() {
        return told(receiveWindow);
    }

    /**
     * The room for what was not read yet, in bytes ({@code SK_MEMINFO_RCVBUF}); absent where it is
     * not told.
     */
    public @Nullable Long receiveBuffer() {
        return told(receiveBuffer);
    }

    /** Its name, as in tcp(7); absent where it is not told. */
    public @Nullable String congestionControl() {
        return congestionControl;
    }

    /** Bytes sent for the first time, absent where the kernel does not count them. */
    public @Nullable Long bytesSentOnce() {
        return bytesSent == ABSENT || bytesResent == ABSENT ? null : bytesSent - bytesResent;
    }

    private static @Nullable Long told(long number) {
        return number == ABSENT ? null : number;
    }
}
