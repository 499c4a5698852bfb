package dev.bindsight.platform.linux;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import dev.bindsight.model.AddressFamily;
import dev.bindsight.model.Endpoint;
import dev.bindsight.model.Protocol;
import dev.bindsight.model.SocketEntry;
import dev.bindsight.model.SocketKey;
import dev.bindsight.platform.SocketView;

import org.jspecify.annotations.Nullable;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/**
 * A question or an order to sock_diag.
 *
 * {@snippet lang=c :
 * struct {
 *     struct nlmsghdr  header;          //  0   see InetDiagMessages
 *     struct inet_diag_req_v2 {         //      linux/inet_diag.h
 *         __u8    sdiag_family;         // 16
 *         __u8    sdiag_protocol;       // 17
 *         __u8    idiag_ext;            // 18   bit n - 1 asks for the attribute n
 *         __u8    pad;                  // 19
 *         __u32   idiag_states;         // 20   bit n asks for the state n
 *         struct inet_diag_sockid id;   // 24   ports, source, destination, device, cookie
 *     } request;
 * };                                    // 72
 * }
 */
final class InetDiagRequest {
    /** The size of header and request. */
    static final int SIZE = 72;

    private static final short NLM_F_REQUEST = 1;
    private static final short NLM_F_DUMP = 0x300;

    /** Makes the answer to a single question end with a message of its own, as a dump's does. */
    private static final short NLM_F_ACK = 4;

    private static final int IPPROTO_TCP = 6;
    private static final int IPPROTO_UDP = 17;

    /** Bits 1 to 13: every state of include/net/tcp_states.h, BOUND_INACTIVE the last. */
    private static final int EVERY_STATE = 0x3FFE;

    /** Every state but TIME_WAIT, CLOSE, LISTEN, NEW_SYN_RECV and BOUND_INACTIVE. */
    private static final int CONNECTED =
            1 << 1 | 1 << 2 | 1 << 3 | 1 << 4 | 1 << 5 | 3 << 8 | 1 << 11;

    private static final ValueLayout.OfShort NET_SHORT =
            ValueLayout.JAVA_SHORT.withOrder(ByteOrder.BIG_ENDIAN);
    private static final ValueLayout.OfInt NET_INT =
            ValueLayout.JAVA_INT.withOrder(ByteOrder.BIG_ENDIAN);
    private static final ValueLayout.OfLong NET_LONG =
            ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);

    private final MemorySegment bytes = Arena.ofAuto().allocate(SIZE, 8);

    /** Asks for every socket of a family and protocol. */
    void dump(int family, Protocol protocol, int localPort) {
        begin(NLM_F_DUMP, family, protocol);
        bytes.set(JAVA_INT, 20, EVERY_STATE);
        // a dump leaves out every socket whose idiag_sport differs, unless the request has none
        bytes.set(NET_SHORT, 24, (short) localPort);
    }

    /** Asks for every TCP connection of a family, with {@link InetDiagSocket#INFO}. */
    void measurements(int family) {
        begin(NLM_F_DUMP, family, Protocol.TCP);
        bytes.set(JAVA_BYTE, 18, (byte) (1 << InetDiagSocket.INFO - 1));
        bytes.set(JAVA_INT, 20, CONNECTED);
    }

    /**
     * Asks for one TCP socket, with the attribute {@link InetDiagSocket#INFO}.
     *
     * @param device index of the device it is bound to, 0 for none
     * @param cookie its cookie, -1 for any
     */
    void tcpInfo(AddressFamily family, Endpoint local, Endpoint remote, int device, long cookie) {
        begin(NLM_F_ACK, family(family), Protocol.TCP);
        bytes.set(JAVA_BYTE, 18, (byte) (1 << InetDiagSocket.INFO - 1));
        id(local, remote, device, cookie);
    }

    /**
     * Tells the kernel to destroy one socket; it answers 0 or an errno.
     *
     * @param device index of the device it is bound to, 0 for none
     */
    void destroy(SocketEntry socket, int device) {
        begin(NLM_F_ACK, family(socket.family()), socket.protocol());
        bytes.set(JAVA_SHORT, 4, (short) InetDiagMessages.SOCK_DESTROY);
        id(socket.local(), socket.remote(), device, cookie(socket));
    }

    /** The cookie of a socket, or what stands for any (INET_DIAG_NOCOOKIE). */
    static long cookie(SocketEntry socket) {
        return socket.key() instanceof SocketKey.ByCookie known
                ? known.cookie()
                : SocketView.UNKNOWN;
    }

    private static int family(AddressFamily family) {
        return family == AddressFamily.IPV4 ? InetDiagSocket.AF_INET : InetDiagSocket.AF_INET6;
    }

    private void id(Endpoint local, @Nullable Endpoint remote, int device, long cookie) {
        bytes.set(JAVA_INT, 20, EVERY_STATE);
        bytes.set(NET_SHORT, 24, (short) local.port().number());
        address(28, local);
        if (remote != null) {
            bytes.set(NET_SHORT, 26, (short) remote.port().number());
            address(44, remote);
        }
        bytes.set(JAVA_INT, 60, device);
        bytes.set(JAVA_INT, 64, (int) cookie);
        bytes.set(JAVA_INT, 68, (int) (cookie >>> 32));
    }

    /** Gives it the number its answer will carry. */
    void number(int sequence) {
        bytes.set(JAVA_INT, 8, sequence);
    }

    /** Where it stands in memory. */
    long address() {
        return bytes.address();
    }

    /** What it asks for, as {@code tcp ipv4}. */
    String describe() {
        return (bytes.get(JAVA_BYTE, 17) == IPPROTO_TCP ? "tcp" : "udp")
                + (bytes.get(JAVA_BYTE, 16) == InetDiagSocket.AF_INET ? " ipv4" : " ipv6");
    }

    private void begin(short flags, int family, Protocol protocol) {
        bytes.fill((byte) 0);
        bytes.set(JAVA_INT, 0, SIZE);
        bytes.set(JAVA_SHORT, 4, (short) InetDiagMessages.SOCK_DIAG_BY_FAMILY);
        bytes.set(JAVA_SHORT, 6, (short) (NLM_F_REQUEST | flags));
        bytes.set(JAVA_BYTE, 16, (byte) family);
        bytes.set(JAVA_BYTE, 17, (byte) (protocol == Protocol.TCP ? IPPROTO_TCP : IPPROTO_UDP));
    }

    private void address(int offset, Endpoint endpoint) {
        switch (endpoint.address().family()) {
            case IPV4 -> bytes.set(NET_INT, offset, (int) endpoint.address().low());
            case IPV6 -> {
                bytes.set(NET_LONG, offset, endpoint.address().high());
                bytes.set(NET_LONG, offset + 8, endpoint.address().low());
            }
        }
    }
}
