package dev.bindsight.platform.linux.abi;

/** Questions and answers of sock_diag(7), behind the head of a netlink message. */
@Headers({
    "linux/sock_diag.h",
    "linux/inet_diag.h",
    "linux/unix_diag.h",
    "linux/bpf.h",
    "linux/mptcp.h"
})
public final class SockDiagAbi {
    public static final int SOCK_DIAG_BY_FAMILY = 20;
    public static final int SOCK_DESTROY = 21;

    /** The older question, which asks for TCP of both families in one walk. */
    public static final int TCPDIAG_GETSOCK = 18;

    public static final int SKNLGRP_INET_TCP_DESTROY = 1;
    public static final int SKNLGRP_INET6_TCP_DESTROY = 3;

    public static final int INET_DIAG_INFO = 2;
    public static final int INET_DIAG_CONG = 4;
    public static final int INET_DIAG_SKMEMINFO = 7;
    public static final int INET_DIAG_SKV6ONLY = 11;
    public static final int INET_DIAG_ULP_INFO = 19;
    public static final int INET_DIAG_CGROUP_ID = 21;

    /** An attribute of a question: a protocol that does not fit into its 8 bits. */
    public static final int INET_DIAG_REQ_PROTOCOL = 3;

    /** Within INET_DIAG_ULP_INFO, and within that the token of this end of the connection. */
    public static final int INET_ULP_INFO_MPTCP = 3;

    public static final int MPTCP_SUBFLOW_ATTR_TOKEN_LOC = 2;

    /** Of the flags of struct mptcp_info: the peer does not speak MPTCP. */
    public static final int MPTCP_INFO_FLAG_FALLBACK = 1;

    /** Where INET_DIAG_SKMEMINFO has the size of the receive buffer, in numbers of 32 bits. */
    public static final int SK_MEMINFO_RCVBUF = 1;

    /** Where it has how many packets were thrown away. */
    public static final int SK_MEMINFO_DROPS = 8;

    public static final byte UDIAG_SHOW_RQLEN = 0x10;
    public static final int UNIX_DIAG_RQLEN = 4;

    // the states of include/net/tcp_states.h, which no header for programs has by these names
    @InC("BPF_TCP_ESTABLISHED")
    public static final int TCP_ESTABLISHED = 1;

    @InC("BPF_TCP_SYN_SENT")
    public static final int TCP_SYN_SENT = 2;

    @InC("BPF_TCP_SYN_RECV")
    public static final int TCP_SYN_RECV = 3;

    @InC("BPF_TCP_FIN_WAIT1")
    public static final int TCP_FIN_WAIT1 = 4;

    @InC("BPF_TCP_FIN_WAIT2")
    public static final int TCP_FIN_WAIT2 = 5;

    @InC("BPF_TCP_CLOSE")
    public static final int TCP_CLOSE = 7;

    @InC("BPF_TCP_CLOSE_WAIT")
    public static final int TCP_CLOSE_WAIT = 8;

    @InC("BPF_TCP_LAST_ACK")
    public static final int TCP_LAST_ACK = 9;

    @InC("BPF_TCP_LISTEN")
    public static final int TCP_LISTEN = 10;

    @InC("BPF_TCP_CLOSING")
    public static final int TCP_CLOSING = 11;

    @InC(value = "BPF_TCP_BOUND_INACTIVE", when = InC.SINCE_6_8)
    public static final int TCP_BOUND_INACTIVE = 13;

    private SockDiagAbi() {}

    /** A question or an order; ports and addresses in the order of the network. */
    @Struct("struct inet_diag_req_v2")
    public static final class InetDiagReqV2 {
        public static final int SDIAG_FAMILY = 0;
        public static final int SDIAG_PROTOCOL = 1;

        /** Bit n - 1 asks for the attribute n. */
        public static final int IDIAG_EXT = 2;

        /** Bit n asks for the state n. */
        public static final int IDIAG_STATES = 4;

        @InC("id.idiag_sport")
        public static final int IDIAG_SPORT = 8;

        @InC("id.idiag_dport")
        public static final int IDIAG_DPORT = 10;

        @InC("id.idiag_src")
        public static final int IDIAG_SRC = 12;

        @InC("id.idiag_dst")
        public static final int IDIAG_DST = 28;

        @InC("id.idiag_if")
        public static final int IDIAG_IF = 44;

        @InC("id.idiag_cookie")
        public static final int IDIAG_COOKIE = 48;

        public static final int SIZE = 56;

        private InetDiagReqV2() {}
    }

    /** What TCPDIAG_GETSOCK asks with. */
    @Struct("struct inet_diag_req")
    public static final class InetDiagReq {
        /** Bit n - 1 asks for the attribute n. */
        public static final int IDIAG_EXT = 3;

        @InC("id.idiag_sport")
        public static final int IDIAG_SPORT = 4;

        /** Bit n asks for the state n. */
        public static final int IDIAG_STATES = 52;

        public static final int SIZE = 60;

        private InetDiagReq() {}
    }

    /** An answer; ports and addresses in the order of the network. Attributes follow. */
    @Struct("struct inet_diag_msg")
    public static final class InetDiagMsg {
        public static final int IDIAG_FAMILY = 0;
        public static final int IDIAG_STATE = 1;
        public static final int IDIAG_TIMER = 2;

        @InC("id.idiag_sport")
        public static final int IDIAG_SPORT = 4;

        @InC("id.idiag_dport")
        public static final int IDIAG_DPORT = 6;

        @InC("id.idiag_src")
        public static final int IDIAG_SRC = 8;

        @InC("id.idiag_dst")
        public static final int IDIAG_DST = 24;

        @InC("id.idiag_if")
        public static final int IDIAG_IF = 40;

        @InC("id.idiag_cookie")
        public static final int IDIAG_COOKIE = 44;

        /** Milliseconds. */
        public static final int IDIAG_EXPIRES = 52;

        public static final int IDIAG_RQUEUE = 56;
        public static final int IDIAG_WQUEUE = 60;
        public static final int IDIAG_UID = 64;
        public static final int IDIAG_INODE = 68;
        public static final int SIZE = 72;

        private InetDiagMsg() {}
    }

    /** What INET_DIAG_INFO has of an MPTCP connection; it grows. */
    @Struct("struct mptcp_info")
    public static final class MptcpInfo {
        public static final int MPTCPI_FLAGS = 8;
        public static final int MPTCPI_TOKEN = 12;

        @InC(when = InC.SINCE_6_5)
        public static final int MPTCPI_BYTES_RETRANS = 48;

        @InC(when = InC.SINCE_6_5)
        public static final int MPTCPI_BYTES_SENT = 56;

        @InC(when = InC.SINCE_6_5)
        public static final int MPTCPI_BYTES_RECEIVED = 64;

        @InC(when = InC.SINCE_6_5)
        public static final int MPTCPI_BYTES_ACKED = 72;

        private MptcpInfo() {}
    }

    /** A question for Unix sockets. */
    @Struct("struct unix_diag_req")
    public static final class UnixDiagReq {
        public static final int SDIAG_FAMILY = 0;
        public static final int UDIAG_STATES = 4;
        public static final int UDIAG_SHOW = 12;
        public static final int SIZE = 24;

        private UnixDiagReq() {}
    }

    /** A Unix socket; attributes follow. */
    @Struct("struct unix_diag_msg")
    public static final class UnixDiagMsg {
        public static final int UDIAG_INO = 4;
        public static final int SIZE = 16;

        private UnixDiagMsg() {}
    }

    /** The data of UNIX_DIAG_RQLEN. */
    @Struct("struct unix_diag_rqlen")
    public static final class UnixDiagRqlen {
        public static final int UDIAG_RQUEUE = 0;
        public static final int SIZE = 8;

        private UnixDiagRqlen() {}
    }
}
