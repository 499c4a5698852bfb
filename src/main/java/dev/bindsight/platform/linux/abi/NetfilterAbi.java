package dev.bindsight.platform.linux.abi;

/** What the packet filter tells of the connections it follows (conntrack). */
@Headers({
    "netinet/in.h",
    "linux/netlink.h",
    "linux/netfilter_ipv4.h",
    "linux/netfilter/nfnetlink.h",
    "linux/netfilter/nfnetlink_conntrack.h"
})
public final class NetfilterAbi {
    /** For IPv6, where it is {@code IP6T_SO_ORIGINAL_DST}, it has the same number. */
    public static final int SO_ORIGINAL_DST = 80;

    public static final int NETLINK_NETFILTER = 12;

    @InC("(NFNL_SUBSYS_CTNETLINK << 8 | IPCTNL_MSG_CT_NEW)")
    public static final int CT_NEW = 0x100;

    @InC("(NFNL_SUBSYS_CTNETLINK << 8 | IPCTNL_MSG_CT_GET)")
    public static final int CT_GET = 0x101;

    @InC("(NLA_F_NESTED & 0xFFFF)")
    public static final int NLA_F_NESTED = 0x8000;

    public static final int CTA_TUPLE_ORIG = 1;
    public static final int CTA_TUPLE_REPLY = 2;
    public static final int CTA_TUPLE_IP = 1;
    public static final int CTA_TUPLE_PROTO = 2;
    public static final int CTA_IP_V4_SRC = 1;
    public static final int CTA_IP_V4_DST = 2;
    public static final int CTA_IP_V6_SRC = 3;
    public static final int CTA_IP_V6_DST = 4;
    public static final int CTA_PROTO_NUM = 1;
    public static final int CTA_PROTO_SRC_PORT = 2;
    public static final int CTA_PROTO_DST_PORT = 3;

    private NetfilterAbi() {}

    /** The head behind that of netlink. */
    @Struct("struct nfgenmsg")
    public static final class Nfgenmsg {
        public static final int NFGEN_FAMILY = 0;
        public static final int SIZE = 4;

        private Nfgenmsg() {}
    }
}
