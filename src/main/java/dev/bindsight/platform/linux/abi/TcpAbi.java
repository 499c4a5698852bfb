package dev.bindsight.platform.linux.abi;

/** What the kernel tells of packets (tcp(7), ip(7) under IP_RECVERR). */
@Headers({"linux/tcp.h", "time.h", "linux/errqueue.h"})
public final class TcpAbi {
    public static final int TCP_NODELAY = 1;
    public static final int TCP_SYNCNT = 7;
    public static final int TCP_INFO = 11;
    public static final int TCP_CONGESTION = 13;
    public static final int TCP_USER_TIMEOUT = 18;
    public static final int TCP_REPAIR = 19;

    public static final int SO_EE_ORIGIN_ICMP = 2;
    public static final int SO_EE_ORIGIN_ICMP6 = 3;

    private TcpAbi() {}

    /** Of struct tcp_info, which grows, what is read: times in microseconds. */
    @Struct("struct tcp_info")
    public static final class TcpInfoLayout {
        public static final int TCPI_CA_STATE = 1;
        public static final int TCPI_RETRANSMITS = 2;
        public static final int TCPI_PROBES = 3;
        public static final int TCPI_BACKOFF = 4;
        public static final int TCPI_OPTIONS = 5;
        public static final int TCPI_RTO = 8;
        public static final int TCPI_ATO = 12;
        public static final int TCPI_SND_MSS = 16;
        public static final int TCPI_RCV_MSS = 20;
        public static final int TCPI_UNACKED = 24;
        public static final int TCPI_SACKED = 28;
        public static final int TCPI_LOST = 32;
        public static final int TCPI_RETRANS = 36;
        public static final int TCPI_LAST_DATA_SENT = 44;
        public static final int TCPI_LAST_DATA_RECV = 52;
        public static final int TCPI_LAST_ACK_RECV = 56;
        public static final int TCPI_PMTU = 60;
        public static final int TCPI_RCV_SSTHRESH = 64;
        public static final int TCPI_RTT = 68;
        public static final int TCPI_RTTVAR = 72;
        public static final int TCPI_SND_SSTHRESH = 76;
        public static final int TCPI_SND_CWND = 80;
        public static final int TCPI_ADVMSS = 84;
        public static final int TCPI_REORDERING = 88;
        public static final int TCPI_RCV_RTT = 92;
        public static final int TCPI_RCV_SPACE = 96;
        public static final int TCPI_TOTAL_RETRANS = 100;
        public static final int TCPI_PACING_RATE = 104;
        public static final int TCPI_MAX_PACING_RATE = 112;
        public static final int TCPI_BYTES_ACKED = 120;
        public static final int TCPI_BYTES_RECEIVED = 128;
        public static final int TCPI_SEGS_OUT = 136;
        public static final int TCPI_SEGS_IN = 140;
        public static final int TCPI_NOTSENT_BYTES = 144;
        public static final int TCPI_MIN_RTT = 148;
        public static final int TCPI_DATA_SEGS_IN = 152;
        public static final int TCPI_DATA_SEGS_OUT = 156;
        public static final int TCPI_DELIVERY_RATE = 160;
        public static final int TCPI_BUSY_TIME = 168;
        public static final int TCPI_RWND_LIMITED = 176;
        public static final int TCPI_SNDBUF_LIMITED = 184;
        public static final int TCPI_DELIVERED = 192;
        public static final int TCPI_DELIVERED_CE = 196;
        public static final int TCPI_BYTES_SENT = 200;
        public static final int TCPI_BYTES_RETRANS = 208;
        public static final int TCPI_DSACK_DUPS = 216;
        public static final int TCPI_REORD_SEEN = 220;
        public static final int TCPI_RCV_OOOPACK = 224;
        public static final int TCPI_SND_WND = 228;

        @InC(when = InC.SINCE_6_2)
        public static final int TCPI_RCV_WND = 232;

        @InC(when = InC.SINCE_6_2)
        public static final int TCPI_REHASH = 236;

        @InC(when = InC.SINCE_6_7)
        public static final int TCPI_TOTAL_RTO = 240;

        @InC(when = InC.SINCE_6_7)
        public static final int TCPI_TOTAL_RTO_RECOVERIES = 242;

        @InC(when = InC.SINCE_6_7)
        public static final int TCPI_TOTAL_RTO_TIME = 244;

        private TcpInfoLayout() {}
    }

    /** An error with the packet it came of; the address of the sender follows. */
    @Struct("struct sock_extended_err")
    public static final class SockExtendedErr {
        public static final int EE_ORIGIN = 4;
        public static final int EE_TYPE = 5;
        public static final int EE_CODE = 6;
        public static final int SIZE = 16;

        private SockExtendedErr() {}
    }
}
