package dev.bindsight.platform.linux.abi;

/** Calls of sockets and their addresses (socket(7), ip(7), ipv6(7), poll(2), recvmsg(2)). */
@Headers({
    "sys/socket.h",
    "netinet/in.h",
    "linux/in6.h",
    "poll.h",
    "net/if.h",
    "sys/un.h",
    "sys/ioctl.h",
    "sys/uio.h",
    "linux/sockios.h",
    "linux/netlink.h",
    "linux/if_packet.h",
    "linux/vm_sockets.h"
})
public final class SocketAbi {
    public static final int AF_UNSPEC = 0;
    public static final int AF_UNIX = 1;
    public static final int AF_INET = 2;
    public static final int AF_INET6 = 10;
    public static final int AF_NETLINK = 16;
    public static final int AF_PACKET = 17;
    public static final int AF_VSOCK = 40;

    public static final int SOCK_STREAM = 1;
    public static final int SOCK_DGRAM = 2;
    public static final int SOCK_RAW = 3;
    public static final int SOCK_RDM = 4;
    public static final int SOCK_SEQPACKET = 5;
    public static final int SOCK_NONBLOCK = 0x800;
    public static final int SOCK_CLOEXEC = 0x80000;

    public static final int SOL_SOCKET = 1;
    public static final int SOL_NETLINK = 270;
    public static final int SO_REUSEADDR = 2;
    public static final int SO_TYPE = 3;
    public static final int SO_ERROR = 4;
    public static final int SO_DONTROUTE = 5;
    public static final int SO_BROADCAST = 6;
    public static final int SO_SNDBUF = 7;
    public static final int SO_RCVBUF = 8;
    public static final int SO_KEEPALIVE = 9;
    public static final int SO_LINGER = 13;
    public static final int SO_REUSEPORT = 15;
    public static final int SO_RCVTIMEO = 20;
    public static final int SO_SNDTIMEO = 21;
    public static final int SO_BINDTODEVICE = 25;
    public static final int SO_ACCEPTCONN = 30;
    public static final int SO_RCVBUFFORCE = 33;
    public static final int SO_MARK = 36;
    public static final int SO_PROTOCOL = 38;
    public static final int SO_DOMAIN = 39;
    public static final int SO_MAX_PACING_RATE = 47;

    /** Linux 4.12. */
    public static final int SO_COOKIE = 57;

    public static final int IPPROTO_IP = 0;
    public static final int IPPROTO_ICMP = 1;
    public static final int IPPROTO_TCP = 6;
    public static final int IPPROTO_UDP = 17;
    public static final int IPPROTO_IPV6 = 41;
    public static final int IPPROTO_RAW = 255;

    public static final int IP_TTL = 2;
    public static final int IP_RECVERR = 11;
    public static final int IP_FREEBIND = 15;
    public static final int IP_BIND_ADDRESS_NO_PORT = 24;
    public static final int IP_ADD_MEMBERSHIP = 35;
    public static final int IP_DROP_MEMBERSHIP = 36;

    /** Linux 6.3. */
    @InC(when = "defined IP_LOCAL_PORT_RANGE")
    public static final int IP_LOCAL_PORT_RANGE = 51;

    public static final int IPV6_RECVERR = 25;
    public static final int IPV6_V6ONLY = 26;
    public static final int IPV6_FREEBIND = 78;

    public static final int MSG_OOB = 1;
    public static final int MSG_PEEK = 2;
    public static final int MSG_CTRUNC = 8;
    public static final int MSG_TRUNC = 0x20;
    public static final int MSG_DONTWAIT = 0x40;
    public static final int MSG_EOR = 0x80;
    public static final int MSG_WAITALL = 0x100;
    public static final int MSG_ERRQUEUE = 0x2000;
    public static final int MSG_NOSIGNAL = 0x4000;
    public static final int MSG_MORE = 0x8000;
    public static final int SCM_RIGHTS = 1;

    public static final int SHUT_RD = 0;
    public static final int SHUT_WR = 1;
    public static final int SHUT_RDWR = 2;

    public static final short POLLIN = 1;
    public static final short POLLPRI = 2;
    public static final short POLLOUT = 4;
    public static final short POLLERR = 8;
    public static final short POLLHUP = 16;
    public static final short POLLNVAL = 32;

    // what ioctl(2) can ask a socket (tcp(7), socket(7))
    public static final int FIONREAD = 0x541B;
    public static final int TIOCOUTQ = 0x5411;
    public static final int FIONBIO = 0x5421;
    public static final int SIOCATMARK = 0x8905;

    /** The size of a device's name with the zero at its end. */
    public static final int IFNAMSIZ = 16;

    private SocketAbi() {}

    /** An address of IPv4; port and address in the order of the network. */
    @Struct("struct sockaddr_in")
    public static final class SockaddrIn {
        public static final int SIN_FAMILY = 0;
        public static final int SIN_PORT = 2;
        public static final int SIN_ADDR = 4;
        public static final int SIZE = 16;

        private SockaddrIn() {}
    }

    /** The same of IPv6: family and port stand where {@link SockaddrIn} has them. */
    @Struct("struct sockaddr_in6")
    public static final class SockaddrIn6 {
        public static final int SIN6_FAMILY = 0;
        public static final int SIN6_PORT = 2;
        public static final int SIN6_ADDR = 8;
        public static final int SIN6_SCOPE_ID = 24;
        public static final int SIZE = 28;

        private SockaddrIn6() {}
    }

    /** The address of a Unix socket. */
    @Struct("struct sockaddr_un")
    public static final class SockaddrUn {
        public static final int SUN_PATH = 2;
        public static final int SIZE = 110;

        private SockaddrUn() {}
    }

    /** The address of a netlink socket (netlink(7)). */
    @Struct("struct sockaddr_nl")
    public static final class SockaddrNl {
        public static final int NL_PID = 4;
        public static final int NL_GROUPS = 8;
        public static final int SIZE = 12;

        private SockaddrNl() {}
    }

    /** The address of a packet socket (packet(7)); the protocol in the order of the network. */
    @Struct("struct sockaddr_ll")
    public static final class SockaddrLl {
        public static final int SLL_PROTOCOL = 2;
        public static final int SLL_IFINDEX = 4;
        public static final int SIZE = 20;

        private SockaddrLl() {}
    }

    /** The address of a socket between a virtual machine and its host (vsock(7)). */
    @Struct("struct sockaddr_vm")
    public static final class SockaddrVm {
        public static final int SVM_PORT = 4;
        public static final int SVM_CID = 8;
        public static final int SIZE = 16;

        private SockaddrVm() {}
    }

    /** What IP_ADD_MEMBERSHIP takes. */
    @Struct("struct ip_mreqn")
    public static final class IpMreqn {
        public static final int IMR_MULTIADDR = 0;
        public static final int IMR_IFINDEX = 8;
        public static final int SIZE = 12;

        private IpMreqn() {}
    }

    /** What IPV6_ADD_MEMBERSHIP takes. */
    @Struct("struct ipv6_mreq")
    public static final class Ipv6Mreq {
        public static final int IPV6MR_MULTIADDR = 0;
        public static final int IPV6MR_INTERFACE = 16;
        public static final int SIZE = 20;

        private Ipv6Mreq() {}
    }

    /** A place of memory; pointer and length have 8 bytes. */
    @Struct("struct iovec")
    public static final class Iovec {
        public static final int IOV_BASE = 0;
        public static final int IOV_LEN = 8;
        public static final int SIZE = 16;

        private Iovec() {}
    }

    /** What SO_LINGER takes: whether, and how many seconds. */
    @Struct("struct linger")
    public static final class Linger {
        public static final int L_ONOFF = 0;
        public static final int L_LINGER = 4;
        public static final int SIZE = 8;

        private Linger() {}
    }

    /** One descriptor to wait for. */
    @Struct("struct pollfd")
    public static final class Pollfd {
        public static final int FD = 0;
        public static final int EVENTS = 4;
        public static final int REVENTS = 6;
        public static final int SIZE = 8;

        private Pollfd() {}
    }

    /** What recvmsg(2) takes; the pointers have 8 bytes, and the lengths but that of the name. */
    @Struct("struct msghdr")
    public static final class Msghdr {
        public static final int MSG_NAME = 0;
        public static final int MSG_NAMELEN = 8;
        public static final int MSG_IOV = 16;
        public static final int MSG_IOVLEN = 24;
        public static final int MSG_CONTROL = 32;
        public static final int MSG_CONTROLLEN = 40;
        public static final int MSG_FLAGS = 48;
        public static final int SIZE = 56;

        private Msghdr() {}
    }

    /** The head of a control message (cmsg(3)); the length has 8 bytes. */
    @Struct("struct cmsghdr")
    public static final class Cmsghdr {
        public static final int CMSG_LEN = 0;
        public static final int CMSG_LEVEL = 8;
        public static final int CMSG_TYPE = 12;
        public static final int SIZE = 16;

        private Cmsghdr() {}
    }
}
