package dev.bindsight.platform.linux;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import dev.bindsight.model.AddressFamily;
import dev.bindsight.model.Protocol;
import dev.bindsight.model.TcpInfo;
import dev.bindsight.platform.SocketView;

import org.jspecify.annotations.Nullable;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/**
 * One answer of sock_diag, read where the kernel wrote it.
 *
 * {@snippet lang=c :
 * struct inet_diag_msg {            // linux/inet_diag.h
 *     __u8    idiag_family;         //  0
 *     __u8    idiag_state;          //  1
 *     __u8    idiag_timer;          //  2
 *     __u8    idiag_retrans;        //  3
 *     __be16  idiag_sport;          //  4   struct inet_diag_sockid id
 *     __be16  idiag_dport;          //  6
 *     __be32  idiag_src[4];         //  8
 *     __be32  idiag_dst[4];         // 24
 *     __u32   idiag_if;             // 40
 *     __u32   idiag_cookie[2];      // 44
 *     __u32   idiag_expires;        // 52   milliseconds
 *     __u32   idiag_rqueue;         // 56
 *     __u32   idiag_wqueue;         // 60
 *     __u32   idiag_uid;            // 64
 *     __u32   idiag_inode;          // 68
 * };                                // 72, then attributes
 * }
 */
final class InetDiagSocket implements SocketView {
    /** The size of struct inet_diag_msg. */
    static final int SIZE = 72;

    /** {@code AF_INET} of linux/socket.h. */
    static final int AF_INET = 2;

    /** {@code AF_INET6} of linux/socket.h. */
    static final int AF_INET6 = 10;

    /** {@code INET_DIAG_INFO}: struct tcp_info. */
    static final int INFO = 2;

    private static final int CLOSE = 7;
    private static final int BOUND_INACTIVE = 13;
    private static final int SKV6ONLY = 11;
    private static final int CGROUP_ID = 21;

    private static final ValueLayout.OfShort NET_SHORT =
            ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);
    private static final ValueLayout.OfInt NET_INT =
            ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);
    private static final ValueLayout.OfLong NET_LONG =
            ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);

    private MemorySegment messages = MemorySegment.NULL;
    private Protocol protocol = Protocol.TCP;
    private long at;
    private long end;

    /**
     * Moves to a message.
     *
     * @param start where struct inet_diag_msg begins
     * @param limit where its attributes end
     * @return false if it is cut short or of another family, and nothing may be read
     */
    boolean moveTo(MemorySegment segment, long start, long limit, Protocol listed) {
        messages = segment;
        protocol = listed;
        at = start;
        end = limit;
        if (limit - start < SIZE) {
            return false;
        }
        byte family = u8(0);
        boolean known = family == AF_INET || family == AF_INET6;
        return known && state() >= 1 && state() <= 13;
    }

    /**
     * What the attribute INET_DIAG_INFO says, if it was asked for.
     *
     * {@snippet lang=c :
     * struct tcp_info {                // linux/tcp.h; only what is read here
     *     __u32 tcpi_rtt;              //  68   microseconds
     *     __u32 tcpi_rttvar;           //  72   microseconds
     *     __u32 tcpi_total_retrans;    // 100
     *     __u64 tcpi_bytes_acked;      // 120
     *     __u64 tcpi_bytes_received;   // 128
     * };
     * }
     */
    @Nullable TcpInfo tcpInfo() {
        long info = attribute(INFO, 136);
        if (info < 0) {
            return null;
        }
        return new TcpInfo(
                u32(info - at + 68),
                u32(info - at + 72),
                u32(info - at + 100),
                messages.get(ValueLayout.JAVA_LONG_UNALIGNED, info + 120),
                messages.get(ValueLayout.JAVA_LONG_UNALIGNED, info + 128));
    }

    @Override
    public Protocol protocol() {
        return protocol;
    }

    @Override
    public AddressFamily family() {
        return isIpv4() ? AddressFamily.IPV4 : AddressFamily.IPV6;
    }

    /**
     * A bound-only socket is asked for as BOUND_INACTIVE and answered as CLOSE, the state in its
     * struct sock; no other TCP socket in that state is in any table.
     */
    @Override
    public int state() {
        int state = u8(1);
        return state == CLOSE && protocol == Protocol.TCP ? BOUND_INACTIVE : state;
    }

    @Override
    public long localHigh() {
        return isIpv4() ? 0 : messages.get(NET_LONG, at + 8);
    }

    @Override
    public long localLow() {
        return isIpv4()
                ? Integer.toUnsignedLong(messages.get(NET_INT, at + 8))
                : messages.get(NET_LONG, at + 16);
    }

    @Override
    public int localPort() {
        return Short.toUnsignedInt(messages.get(NET_SHORT, at + 4));
    }

    @Override
    public long remoteHigh() {
        return isIpv4() ? 0 : messages.get(NET_LONG, at + 24);
    }

    @Override
    public long remoteLow() {
        return isIpv4()
                ? Integer.toUnsignedLong(messages.get(NET_INT, at + 24))
                : messages.get(NET_LONG, at + 32);
    }

    @Override
    public int remotePort() {
        return Short.toUnsignedInt(messages.get(NET_SHORT, at + 6));
    }

    @Override
    public int interfaceIndex() {
        return (int) u32(40);
    }

    @Override
    public long cookie() {
        return u32(48) << 32 | u32(44);
    }

    @Override
    public long inode() {
        return u32(68);
    }

    @Override
    public long uid() {
        return u32(64);
    }

    @Override
    public long receiveQueue() {
        return u32(56);
    }

    @Override
    public long sendQueue() {
        return u32(60);
    }

    @Override
    public int timer() {
        return u8(2) & 0xFF;
    }

    @Override
    public long timerMillis() {
        return u32(52);
    }

    @Override
    public long cgroup() {
        long found = attribute(CGROUP_ID, 8);
        return found < 0 ? 0 : messages.get(ValueLayout.JAVA_LONG_UNALIGNED, found);
    }

    @Override
    public int v6only() {
        long found = attribute(SKV6ONLY, 1);
        return found < 0 ? -1 : Math.min(1, messages.get(JAVA_BYTE, found) & 0xFF);
    }

    @Override
    public int ownerPid() {
        return 0;
    }

    private long attribute(int type, int size) {
        return NetlinkAttributes.find(messages, at + SIZE, end, type, size);
    }

    private boolean isIpv4() {
        return u8(0) == AF_INET;
    }

    private byte u8(int offset) {
        return messages.get(JAVA_BYTE, at + offset);
    }

    private long u32(long offset) {
        return Integer.toUnsignedLong(messages.get(ValueLayout.JAVA_INT_UNALIGNED, at + offset));
    }
}
