package dev.bindsight.platform.linux;

import static dev.bindsight.platform.linux.abi.NetlinkAbi.NLM_F_ACK;
import static dev.bindsight.platform.linux.abi.NetlinkAbi.NLM_F_DUMP;
import static dev.bindsight.platform.linux.abi.NetlinkAbi.NLM_F_REQUEST;
import static dev.bindsight.platform.linux.abi.SockDiagAbi.INET_DIAG_CONG;
import static dev.bindsight.platform.linux.abi.SockDiagAbi.INET_DIAG_INFO;
import static dev.bindsight.platform.linux.abi.SockDiagAbi.INET_DIAG_REQ_PROTOCOL;
import static dev.bindsight.platform.linux.abi.SockDiagAbi.INET_DIAG_SKMEMINFO;
import static dev.bindsight.platform.linux.abi.SockDiagAbi.SOCK_DESTROY;
import static dev.bindsight.platform.linux.abi.SockDiagAbi.SOCK_DIAG_BY_FAMILY;
import static dev.bindsight.platform.linux.abi.SockDiagAbi.TCPDIAG_GETSOCK;
import static dev.bindsight.platform.linux.abi.SockDiagAbi.TCP_BOUND_INACTIVE;
import static dev.bindsight.platform.linux.abi.SockDiagAbi.TCP_CLOSE;
import static dev.bindsight.platform.linux.abi.SockDiagAbi.TCP_CLOSE_WAIT;
import static dev.bindsight.platform.linux.abi.SockDiagAbi.TCP_CLOSING;
import static dev.bindsight.platform.linux.abi.SockDiagAbi.TCP_ESTABLISHED;
import static dev.bindsight.platform.linux.abi.SockDiagAbi.TCP_FIN_WAIT1;
import static dev.bindsight.platform.linux.abi.SockDiagAbi.TCP_FIN_WAIT2;
import static dev.bindsight.platform.linux.abi.SockDiagAbi.TCP_LAST_ACK;
import static dev.bindsight.platform.linux.abi.SockDiagAbi.TCP_LISTEN;
import static dev.bindsight.platform.linux.abi.SockDiagAbi.TCP_SYN_RECV;
import static dev.bindsight.platform.linux.abi.SockDiagAbi.TCP_SYN_SENT;
import static dev.bindsight.platform.linux.abi.SocketAbi.AF_INET;
import static dev.bindsight.platform.linux.abi.SocketAbi.AF_INET6;
import static dev.bindsight.platform.linux.abi.SocketAbi.AF_UNSPEC;
import static dev.bindsight.platform.linux.abi.SocketAbi.IPPROTO_TCP;
import static dev.bindsight.platform.linux.abi.SocketAbi.IPPROTO_UDP;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import dev.bindsight.model.AddressFamily;
import dev.bindsight.model.Endpoint;
import dev.bindsight.model.Protocol;
import dev.bindsight.model.SocketEntry;
import dev.bindsight.model.SocketKey;
import dev.bindsight.platform.SocketView;
import dev.bindsight.platform.linux.abi.NetlinkAbi.Nlattr;
import dev.bindsight.platform.linux.abi.NetlinkAbi.Nlmsghdr;
import dev.bindsight.platform.linux.abi.SockDiagAbi.InetDiagReq;
import dev.bindsight.platform.linux.abi.SockDiagAbi.InetDiagReqV2;

import org.jspecify.annotations.Nullable;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/** A question or an order to sock_diag: struct inet_diag_req_v2 behind struct nlmsghdr. */
final class InetDiagRequest {
    /** The size of header and request. */
    static final int SIZE = Nlmsghdr.SIZE + InetDiagReqV2.SIZE;

    /** Where the request itself begins. */
    private static final int REQUEST = Nlmsghdr.SIZE;

    /** BOUND_INACTIVE is the last. */
    private static final int EVERY_STATE = (2 << TCP_BOUND_INACTIVE) - 2;

    /** Every state but TIME_WAIT, CLOSE, LISTEN, NEW_SYN_RECV and BOUND_INACTIVE. */
    private static final int CONNECTED =
            1 << TCP_ESTABLISHED
                    | 1 << TCP_SYN_SENT
                    | 1 << TCP_SYN_RECV
                    | 1 << TCP_FIN_WAIT1
                    | 1 << TCP_FIN_WAIT2
                    | 1 << TCP_CLOSE_WAIT
                    | 1 << TCP_LAST_ACK
                    | 1 << TCP_CLOSING;

    private static final byte MEASURED =
            1 << INET_DIAG_INFO - 1 | 1 << INET_DIAG_CONG - 1 | 1 << INET_DIAG_SKMEMINFO - 1;

    /** IPPROTO_MPTCP (linux/in.h), which no header of libc's older than 2.32 has. */
    private static final int MPTCP = 262;

    /** Where no protocol fits into 8 bits; a kernel that knows no attribute answers ENOENT. */
    private static final int ELSEWHERE = 255;

    private static final int ATTRIBUTE = Nlattr.SIZE + Integer.BYTES;

    private static final byte DROPS = 1 << INET_DIAG_SKMEMINFO - 1;

    private static final ValueLayout.OfShort NET_SHORT =
            ValueLayout.JAVA_SHORT.withOrder(ByteOrder.BIG_ENDIAN);
    private static final ValueLayout.OfInt NET_INT =
            ValueLayout.JAVA_INT.withOrder(ByteOrder.BIG_ENDIAN);
    private static final ValueLayout.OfLong NET_LONG =
            ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);

    private final MemorySegment bytes = Arena.ofAuto().allocate(SIZE + ATTRIBUTE, 8);

    /**
     * Asks for every socket of a family and protocol.
     *
     * @param measured whether with all that {@link InetDiagTcp} reads
     */
    void dump(int family, Protocol protocol, int localPort, boolean measured) {
        begin(NLM_F_DUMP, family, protocol);
        if (measured) {
            bytes.set(
                    JAVA_BYTE,
                    REQUEST + InetDiagReqV2.IDIAG_EXT,
                    protocol == Protocol.TCP ? MEASURED : DROPS);
        }
        bytes.set(JAVA_INT, REQUEST + InetDiagReqV2.IDIAG_STATES, EVERY_STATE);
        // a dump leaves out every socket whose idiag_sport differs, unless the request has none
        bytes.set(NET_SHORT, REQUEST + InetDiagReqV2.IDIAG_SPORT, (short) localPort);
    }

    /**
     * Asks for every TCP socket of both families: the kernel then walks through its tables once,
     * which with 10,000 connections saves a sixth of a listing.
     *
     * @param measured whether with all that {@link InetDiagTcp} reads
     */
    void dumpTcp(int localPort, boolean measured) {
        begin(NLM_F_DUMP, AF_UNSPEC, Protocol.TCP);
        bytes.asSlice(REQUEST).fill((byte) 0);
        bytes.set(JAVA_INT, Nlmsghdr.NLMSG_LEN, REQUEST + InetDiagReq.SIZE);
        bytes.set(JAVA_SHORT, Nlmsghdr.NLMSG_TYPE, (short) TCPDIAG_GETSOCK);
        if (measured) {
            bytes.set(JAVA_BYTE, REQUEST + InetDiagReq.IDIAG_EXT, MEASURED);
        }
        bytes.set(JAVA_INT, REQUEST + InetDiagReq.IDIAG_STATES, EVERY_STATE);
        bytes.set(NET_SHORT, REQUEST + InetDiagReq.IDIAG_SPORT, (short) localPort);
    }

    /**
     * Narrows a dump down to the states in which a socket occupies a port; the sockets of the
     * others are then walked past, which is much less than telling of them.
     */
    void onlyOccupants(Protocol protocol) {
        boolean old = bytes.get(JAVA_SHORT, Nlmsghdr.NLMSG_TYPE) == TCPDIAG_GETSOCK;
        bytes.set(
                JAVA_INT,
                REQUEST + (old ? InetDiagReq.IDIAG_STATES : InetDiagReqV2.IDIAG_STATES),
                protocol == Protocol.TCP
                        ? 1 << TCP_LISTEN | 1 << TCP_BOUND_INACTIVE
                        : 1 << TCP_CLOSE);
    }

    /** Asks for every MPTCP connection of a family, with all that {@link InetDiagMptcp} reads. */
    void mptcp(int family) {
        measurements(family);
        bytes.set(JAVA_INT, Nlmsghdr.NLMSG_LEN, SIZE + ATTRIBUTE);
        bytes.set(JAVA_BYTE, REQUEST + InetDiagReqV2.SDIAG_PROTOCOL, (byte) ELSEWHERE);
        bytes.set(JAVA_SHORT, SIZE + Nlattr.NLA_LEN, (short) ATTRIBUTE);
        bytes.set(JAVA_SHORT, SIZE + Nlattr.NLA_TYPE, (short) INET_DIAG_REQ_PROTOCOL);
        bytes.set(JAVA_INT, SIZE + Nlattr.SIZE, MPTCP);
    }

    /** Asks for every TCP connection of a family, with all that {@link InetDiagTcp} reads. */
    void measurements(int family) {
        begin(NLM_F_DUMP, family, Protocol.TCP);
        bytes.set(JAVA_BYTE, REQUEST + InetDiagReqV2.IDIAG_EXT, MEASURED);
        bytes.set(JAVA_INT, REQUEST + InetDiagReqV2.IDIAG_STATES, CONNECTED);
    }

    /**
     * Asks for one TCP socket, with the attribute INET_DIAG_INFO.
     *
     * @param device index of the device it is bound to, 0 for none
     * @param cookie its cookie, -1 for any
     */
    void tcpInfo(AddressFamily family, Endpoint local, Endpoint remote, int device, long cookie) {
        begin(NLM_F_ACK, family(family), Protocol.TCP);
        bytes.set(JAVA_BYTE, REQUEST + InetDiagReqV2.IDIAG_EXT, (byte) (1 << INET_DIAG_INFO - 1));
        id(local, remote, device, cookie);
    }

    /**
     * Tells the kernel to destroy one socket; it answers 0 or an errno.
     *
     * @param device index of the device it is bound to, 0 for none
     */
    void destroy(SocketEntry socket, int device) {
        begin(NLM_F_ACK, family(socket.family()), socket.protocol());
        bytes.set(JAVA_SHORT, Nlmsghdr.NLMSG_TYPE, (short) SOCK_DESTROY);
        id(socket.local(), socket.remote(), device, cookie(socket));
    }

    /** The cookie of a socket, or what stands for any (INET_DIAG_NOCOOKIE). */
    static long cookie(SocketEntry socket) {
        return socket.key() instanceof SocketKey.ByCookie known
                ? known.cookie()
                : SocketView.UNKNOWN;
    }

    private static int family(AddressFamily family) {
        return family == AddressFamily.IPV4 ? AF_INET : AF_INET6;
    }

    private void id(Endpoint local, @Nullable Endpoint remote, int device, long cookie) {
        bytes.set(JAVA_INT, REQUEST + InetDiagReqV2.IDIAG_STATES, EVERY_STATE);
        bytes.set(NET_SHORT, REQUEST + InetDiagReqV2.IDIAG_SPORT, (short) local.port().number());
        address(REQUEST + InetDiagReqV2.IDIAG_SRC, local);
        if (remote != null) {
            bytes.set(
                    NET_SHORT, REQUEST + InetDiagReqV2.IDIAG_DPORT, (short) remote.port().number());
            address(REQUEST + InetDiagReqV2.IDIAG_DST, remote);
        }
        bytes.set(JAVA_INT, REQUEST + InetDiagReqV2.IDIAG_IF, device);
        bytes.set(JAVA_INT, REQUEST + InetDiagReqV2.IDIAG_COOKIE, (int) cookie);
        bytes.set(
                JAVA_INT,
                REQUEST + InetDiagReqV2.IDIAG_COOKIE + Integer.BYTES,
                (int) (cookie >>> 32));
    }

    /** Gives it the number its answer will carry. */
    void number(int sequence) {
        bytes.set(JAVA_INT, Nlmsghdr.NLMSG_SEQ, sequence);
    }

    /** How long the message is. */
    int length() {
        return bytes.get(JAVA_INT, Nlmsghdr.NLMSG_LEN);
    }

    /** Where it stands in memory. */
    long address() {
        return bytes.address();
    }

    /** The message as it is now. */
    byte[] toArray() {
        return NativeBytes.array(bytes, 0, length());
    }

    /** What it asks for, as {@code tcp ipv4}. */
    String describe() {
        if (bytes.get(JAVA_SHORT, Nlmsghdr.NLMSG_TYPE) == TCPDIAG_GETSOCK) {
            return "tcp";
        }
        String protocol =
                switch (bytes.get(JAVA_BYTE, REQUEST + InetDiagReqV2.SDIAG_PROTOCOL)) {
                    case IPPROTO_TCP -> "tcp";
                    case IPPROTO_UDP -> "udp";
                    default -> "mptcp";
                };
        return protocol
                + (bytes.get(JAVA_BYTE, REQUEST + InetDiagReqV2.SDIAG_FAMILY) == AF_INET
                        ? " ipv4"
                        : " ipv6");
    }

    private void begin(int flags, int family, Protocol protocol) {
        bytes.fill((byte) 0);
        bytes.set(JAVA_INT, Nlmsghdr.NLMSG_LEN, SIZE);
        bytes.set(JAVA_SHORT, Nlmsghdr.NLMSG_TYPE, (short) SOCK_DIAG_BY_FAMILY);
        bytes.set(JAVA_SHORT, Nlmsghdr.NLMSG_FLAGS, (short) (NLM_F_REQUEST | flags));
        bytes.set(JAVA_BYTE, REQUEST + InetDiagReqV2.SDIAG_FAMILY, (byte) family);
        bytes.set(
                JAVA_BYTE,
                REQUEST + InetDiagReqV2.SDIAG_PROTOCOL,
                (byte) (protocol == Protocol.TCP ? IPPROTO_TCP : IPPROTO_UDP));
    }

    private void address(int offset, Endpoint endpoint) {
        switch (endpoint.address().family()) {
            case IPV4 -> bytes.set(NET_INT, offset, (int) endpoint.address().low());
            case IPV6 -> {
                bytes.set(NET_LONG, offset, endpoint.address().high());
                bytes.set(NET_LONG, offset + Long.BYTES, endpoint.address().low());
            }
        }
    }
}
