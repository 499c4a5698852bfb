package dev.bindsight.platform.linux.abi;

/**
 * Messages of netlink(7), and those of rtnetlink(7) about devices, their addresses and neighbours.
 */
@Headers({
    "linux/netlink.h",
    "linux/rtnetlink.h",
    "linux/neighbour.h",
    "linux/if_link.h",
    "linux/if_addr.h",
    "linux/if.h"
})
public final class NetlinkAbi {
    public static final int NETLINK_ROUTE = 0;
    public static final int NETLINK_SOCK_DIAG = 4;

    public static final int NETLINK_ADD_MEMBERSHIP = 1;

    public static final int NLM_F_REQUEST = 1;

    /** Makes the answer to a single question end with a message of its own, as a dump's does. */
    public static final int NLM_F_ACK = 4;

    public static final int NLM_F_DUMP_INTR = 0x10;
    public static final int NLM_F_DUMP = 0x300;

    public static final int NLMSG_ERROR = 2;
    public static final int NLMSG_DONE = 3;
    public static final int NLMSG_OVERRUN = 4;

    /** What is left of a type without NLA_F_NESTED and NLA_F_NET_BYTEORDER. */
    @InC("(NLA_TYPE_MASK & 0xFFFF)")
    public static final int NLA_TYPE_MASK = 0x3FFF;

    public static final int RTM_NEWLINK = 16;
    public static final int RTM_GETLINK = 18;
    public static final int RTM_NEWADDR = 20;
    public static final int RTM_GETADDR = 22;
    public static final int RTM_NEWNEIGH = 28;
    public static final int RTM_GETNEIGH = 30;

    public static final int IFF_UP = 0x1;
    public static final int IFF_LOWER_UP = 0x10000;

    public static final int IFLA_IFNAME = 3;
    public static final int IFLA_LINKINFO = 18;
    public static final int IFLA_LINK_NETNSID = 37;
    public static final int IFLA_INFO_KIND = 1;
    public static final int IFLA_INFO_DATA = 2;
    public static final int IFLA_VXLAN_PORT = 15;
    public static final int IFLA_VXLAN_GROUP6 = 16;
    public static final int IFLA_VXLAN_LOCAL6 = 17;
    public static final int IFLA_VXLAN_COLLECT_METADATA = 25;

    public static final int IFA_ADDRESS = 1;
    public static final int IFA_LOCAL = 2;
    public static final int IFA_F_DADFAILED = 0x08;
    public static final int IFA_F_TENTATIVE = 0x40;

    public static final int NDA_DST = 1;
    public static final int NUD_INCOMPLETE = 0x01;
    public static final int NUD_REACHABLE = 0x02;
    public static final int NUD_STALE = 0x04;
    public static final int NUD_DELAY = 0x08;
    public static final int NUD_PROBE = 0x10;
    public static final int NUD_FAILED = 0x20;

    private NetlinkAbi() {}

    /** The head of each message; the length is with it and without padding. */
    @Struct("struct nlmsghdr")
    public static final class Nlmsghdr {
        public static final int NLMSG_LEN = 0;
        public static final int NLMSG_TYPE = 4;
        public static final int NLMSG_FLAGS = 6;
        public static final int NLMSG_SEQ = 8;
        public static final int NLMSG_PID = 12;
        public static final int SIZE = 16;

        private Nlmsghdr() {}
    }

    /** The head of an attribute; the length is with it, the data is padded to a multiple of 4. */
    @Struct("struct nlattr")
    public static final class Nlattr {
        public static final int NLA_LEN = 0;
        public static final int NLA_TYPE = 2;
        public static final int SIZE = 4;

        private Nlattr() {}
    }

    /** A device; attributes follow. */
    @Struct("struct ifinfomsg")
    public static final class Ifinfomsg {
        public static final int IFI_INDEX = 4;
        public static final int IFI_FLAGS = 8;
        public static final int SIZE = 16;

        private Ifinfomsg() {}
    }

    /** An address of a device; attributes follow. */
    @Struct("struct ifaddrmsg")
    public static final class Ifaddrmsg {
        public static final int IFA_FAMILY = 0;
        public static final int IFA_INDEX = 4;
        public static final int SIZE = 8;

        private Ifaddrmsg() {}
    }

    /** A neighbour; attributes follow. */
    @Struct("struct ndmsg")
    public static final class Ndmsg {
        public static final int NDM_FAMILY = 0;
        public static final int NDM_IFINDEX = 4;
        public static final int NDM_STATE = 8;
        public static final int SIZE = 12;

        private Ndmsg() {}
    }
}
