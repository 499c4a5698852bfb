package dev.bindsight.platform.linux;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;

import dev.bindsight.model.AddressFamily;
import dev.bindsight.model.Protocol;
import dev.bindsight.model.TcpInfo;
import dev.bindsight.platform.SocketView;

import org.jspecify.annotations.Nullable;

import java.lang.foreign.MemorySegment;
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

    private static final boolean TURNED = ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN;

    private MemorySegment messages = MemorySegment.NULL;
    // the struct, taken over at once: every field is asked for, most of them more than once
    private final int[] words = new int[SIZE / Integer.BYTES];
    private Protocol protocol = Protocol.TCP;
    private long at;
    private long end;
    private long cgroup;
    private int v6only;

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
        MemorySegment.copy(messages, JAVA_INT_UNALIGNED, at, words, 0, words.length);
        int family = u8(0);
        boolean known = family == AF_INET || family == AF_INET6;
        if (!known || state() < 1 || state() > 13) {
            return false;
        }
        long found = attribute(CGROUP_ID, 8);
        cgroup = found < 0 ? 0 : messages.get(JAVA_LONG_UNALIGNED, found);
        found = attribute(SKV6ONLY, 1);
        v6only = found < 0 ? -1 : Math.min(1, messages.get(JAVA_BYTE, found) & 0xFF);
        return true;
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
                Integer.toUnsignedLong(messages.get(JAVA_INT_UNALIGNED, info + 68)),
                Integer.toUnsignedLong(messages.get(JAVA_INT_UNALIGNED, info + 72)),
                Integer.toUnsignedLong(messages.get(JAVA_INT_UNALIGNED, info + 100)),
                messages.get(JAVA_LONG_UNALIGNED, info + 120),
                messages.get(JAVA_LONG_UNALIGNED, info + 128));
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
        return isIpv4() ? 0 : net64(8);
    }

    @Override
    public long localLow() {
        return isIpv4() ? net32(8) : net64(16);
    }

    @Override
    public int localPort() {
        return (int) (net32(4) >>> 16);
    }

    @Override
    public long remoteHigh() {
        return isIpv4() ? 0 : net64(24);
    }

    @Override
    public long remoteLow() {
        return isIpv4() ? net32(24) : net64(32);
    }

    @Override
    public int remotePort() {
        return (int) (net32(4) & 0xFFFF);
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
        return u8(2);
    }

    @Override
    public long timerMillis() {
        return u32(52);
    }

    @Override
    public long cgroup() {
        return cgroup;
    }

    @Override
    public int v6only() {
        return v6only;
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

    /** One of the first four bytes. */
    private int u8(int offset) {
        return (int) (net32(0) >>> 24 - offset * Byte.SIZE) & 0xFF;
    }

    private long u32(int offset) {
        return Integer.toUnsignedLong(words[offset / Integer.BYTES]);
    }

    /** What stands in the order of the network. */
    private long net32(int offset) {
        int word = words[offset / Integer.BYTES];
        return Integer.toUnsignedLong(TURNED ? Integer.reverseBytes(word) : word);
    }

    private long net64(int offset) {
        return net32(offset) << Integer.SIZE | net32(offset + Integer.BYTES);
    }
}
