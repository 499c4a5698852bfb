package dev.bindsight.model;

import java.util.Locale;

/**
 * A field of {@code struct tcp_info} (linux/tcp.h) that is read of one connection when somebody
 * looks at it, beside those that {@link TcpMeasurement} has of all. Values are numbers without a
 * sign, in the unit of the field.
 */
public enum TcpInfoField {
    /** {@code tcpi_ca_state}. */
    CA_STATE(Unit.STATE),
    /** {@code tcpi_options}. */
    OPTIONS(Unit.OPTIONS),
    /** {@code tcpi_snd_wscale}. */
    SND_WSCALE(Unit.SHIFT),
    /** {@code tcpi_rcv_wscale}. */
    RCV_WSCALE(Unit.SHIFT),
    /** {@code tcpi_ato}. */
    ATO(Unit.MICROS),
    /** {@code tcpi_rcv_mss}. */
    RCV_MSS(Unit.BYTES),
    /** {@code tcpi_advmss}. */
    ADVMSS(Unit.BYTES),
    /** {@code tcpi_sacked}. */
    SACKED(Unit.SEGMENTS),
    /** {@code tcpi_lost}. */
    LOST(Unit.SEGMENTS),
    /** {@code tcpi_retrans}. */
    RETRANS(Unit.SEGMENTS),
    /** {@code tcpi_snd_ssthresh}. */
    SND_SSTHRESH(Unit.THRESHOLD),
    /** {@code tcpi_rcv_ssthresh}. */
    RCV_SSTHRESH(Unit.BYTES),
    /** {@code tcpi_rcv_rtt}. */
    RCV_RTT(Unit.SAMPLE),
    /** {@code tcpi_rcv_space}. */
    RCV_SPACE(Unit.BYTES),
    /** {@code tcpi_reordering}. */
    REORDERING(Unit.SEGMENTS),
    /** {@code tcpi_reord_seen}. */
    REORD_SEEN(Unit.TIMES),
    /** {@code tcpi_dsack_dups}. */
    DSACK_DUPS(Unit.SEGMENTS),
    /** {@code tcpi_rcv_ooopack}. */
    RCV_OOOPACK(Unit.SEGMENTS),
    /** {@code tcpi_pacing_rate}. */
    PACING_RATE(Unit.RATE),
    /** {@code tcpi_max_pacing_rate}. */
    MAX_PACING_RATE(Unit.RATE),
    /** {@code tcpi_segs_in}. */
    SEGS_IN(Unit.SEGMENTS),
    /** {@code tcpi_data_segs_in}. */
    DATA_SEGS_IN(Unit.SEGMENTS),
    /** {@code tcpi_data_segs_out}. */
    DATA_SEGS_OUT(Unit.SEGMENTS),
    /** {@code tcpi_delivered}. */
    DELIVERED(Unit.SEGMENTS),
    /** {@code tcpi_delivered_ce}. */
    DELIVERED_CE(Unit.SEGMENTS),
    /** {@code tcpi_busy_time}. */
    BUSY_TIME(Unit.MICROS),
    /** {@code tcpi_rwnd_limited}. */
    RWND_LIMITED(Unit.MICROS),
    /** {@code tcpi_sndbuf_limited}. */
    SNDBUF_LIMITED(Unit.MICROS),
    /** {@code tcpi_rehash}. */
    REHASH(Unit.TIMES),
    /** {@code tcpi_total_rto}. */
    TOTAL_RTO(Unit.TIMES),
    /** {@code tcpi_total_rto_recoveries}. */
    TOTAL_RTO_RECOVERIES(Unit.TIMES),
    /** {@code tcpi_total_rto_time}. */
    TOTAL_RTO_TIME(Unit.MILLIS);

    private final Unit unit;

    TcpInfoField(Unit unit) {
        this.unit = unit;
    }

    /** In what a field counts. */
    public enum Unit {
        /** Segments. */
        SEGMENTS,
        /** Segments, or {@link #NO_LIMIT_YET} and more. */
        THRESHOLD,
        /** Bytes. */
        BYTES,
        /** Bytes a second; all ones for no limit. */
        RATE,
        /** Microseconds. */
        MICROS,
        /** Microseconds; 0 before the first was measured. */
        SAMPLE,
        /** Milliseconds. */
        MILLIS,
        /** How often. */
        TIMES,
        /** Bits by which a window is shifted (RFC 7323). */
        SHIFT,
        /** TCP_CA_Open and so on: 0 to 4. */
        STATE,
        /** TCPI_OPT_TIMESTAMPS and so on, a bit each. */
        OPTIONS
    }

    /** TCP_INFINITE_SSTHRESH (net/tcp.h): the window may grow without a threshold. */
    public static final long NO_LIMIT_YET = 0x7FFF_FFFF;

    /** Its unit. */
    public Unit unit() {
        return unit;
    }

    /** What C calls it: {@code tcpi_rcv_space}. */
    public String inC() {
        return "tcpi_" + name().toLowerCase(Locale.ROOT);
    }
}
