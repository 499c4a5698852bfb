package dev.bindsight.platform.linux;

import static dev.bindsight.platform.linux.abi.SockDiagAbi.INET_DIAG_CGROUP_ID;
import static dev.bindsight.platform.linux.abi.SockDiagAbi.INET_DIAG_INFO;
import static dev.bindsight.platform.linux.abi.SockDiagAbi.INET_DIAG_SKMEMINFO;
import static dev.bindsight.platform.linux.abi.SockDiagAbi.INET_DIAG_SKV6ONLY;
import static dev.bindsight.platform.linux.abi.SockDiagAbi.SK_MEMINFO_DROPS;
import static dev.bindsight.platform.linux.abi.SockDiagAbi.TCP_BOUND_INACTIVE;
import static dev.bindsight.platform.linux.abi.SockDiagAbi.TCP_CLOSE;
import static dev.bindsight.platform.linux.abi.SockDiagAbi.TCP_LISTEN;
import static dev.bindsight.platform.linux.abi.SocketAbi.AF_INET;
import static dev.bindsight.platform.linux.abi.SocketAbi.AF_INET6;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;

import dev.bindsight.model.AddressFamily;
import dev.bindsight.model.MptcpSocket;
import dev.bindsight.model.Protocol;
import dev.bindsight.model.TcpInfo;
import dev.bindsight.model.TcpMeasurement;
import dev.bindsight.platform.SocketView;
import dev.bindsight.platform.linux.abi.SockDiagAbi.InetDiagMsg;
import dev.bindsight.platform.linux.abi.TcpAbi.TcpInfoLayout;

import org.jspecify.annotations.Nullable;

import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;

/** One answer of sock_diag, read where the kernel wrote it. */
final class InetDiagSocket implements SocketView {
    private static final boolean TURNED = ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN;

    private MemorySegment messages = MemorySegment.NULL;
    private final InetDiagAttributes attributes = new InetDiagAttributes();
    // the struct, taken over at once: every field is asked for, most of them more than once
    private final int[] words = new int[InetDiagMsg.SIZE / Integer.BYTES];
    private Protocol protocol = Protocol.TCP;
    private long at;
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
        if (limit - start < InetDiagMsg.SIZE) {
            return false;
        }
        MemorySegment.copy(messages, JAVA_INT_UNALIGNED, at, words, 0, words.length);
        int family = u8(InetDiagMsg.IDIAG_FAMILY);
        boolean known = family == AF_INET || family == AF_INET6;
        if (!known || state() < 1 || state() > TCP_BOUND_INACTIVE) {
            return false;
        }
        attributes.read(messages, at + InetDiagMsg.SIZE, limit);
        long found = attributes.find(INET_DIAG_CGROUP_ID, 8);
        cgroup = found < 0 ? 0 : messages.get(JAVA_LONG_UNALIGNED, found);
        found = attributes.find(INET_DIAG_SKV6ONLY, 1);
        v6only = found < 0 ? -1 : Math.min(1, messages.get(JAVA_BYTE, found) & 0xFF);
        return true;
    }

    /** What the attribute INET_DIAG_INFO says, if it was asked for. */
    @Nullable TcpInfo tcpInfo() {
        return InetDiagTcp.info(attributes);
    }

    /** A socket that waits for connections, or for a connect, has the same attributes. */
    @Override
    public @Nullable TcpMeasurement measurement() {
        return protocol == Protocol.TCP && isConnected()
                ? InetDiagTcp.measurement(attributes)
                : null;
    }

    /** The MPTCP connection it is, where those were asked for. */
    @Nullable MptcpSocket mptcp() {
        return InetDiagMptcp.connection(this, attributes);
    }

    @Override
    public long mptcpToken() {
        return InetDiagMptcp.token(attributes);
    }

    @Override
    public long drops() {
        long found = attributes.find(INET_DIAG_SKMEMINFO, (SK_MEMINFO_DROPS + 1) * Integer.BYTES);
        return found < 0
                ? UNKNOWN
                : Integer.toUnsignedLong(
                        messages.get(JAVA_INT_UNALIGNED, found + SK_MEMINFO_DROPS * Integer.BYTES));
    }

    private boolean isConnected() {
        int state = state();
        return state != TCP_LISTEN && state != TCP_BOUND_INACTIVE;
    }

    /**
     * Whether it once began to connect: the path's greatest packet is reckoned then, and never of a
     * listener (tcp_connect_init, net/ipv4/tcp_output.c). Where INET_DIAG_INFO is absent, no.
     */
    boolean hasSentPackets() {
        long info = attributes.find(INET_DIAG_INFO, TcpInfoLayout.TCPI_PMTU + Integer.BYTES);
        return info >= 0 && messages.get(JAVA_INT_UNALIGNED, info + TcpInfoLayout.TCPI_PMTU) != 0;
    }

    /** Whether Bindsight opened it, only to try a bind. Where INET_DIAG_INFO is absent, no. */
    boolean isTrial() {
        int rate = TcpInfoLayout.TCPI_MAX_PACING_RATE;
        long info = attributes.find(INET_DIAG_INFO, rate + Long.BYTES);
        return info >= 0 && messages.get(JAVA_LONG_UNALIGNED, info + rate) == TrialMark.RATE;
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
        int state = u8(InetDiagMsg.IDIAG_STATE);
        return state == TCP_CLOSE && protocol == Protocol.TCP ? TCP_BOUND_INACTIVE : state;
    }

    @Override
    public long localHigh() {
        return isIpv4() ? 0 : net64(InetDiagMsg.IDIAG_SRC);
    }

    @Override
    public long localLow() {
        return isIpv4() ? net32(InetDiagMsg.IDIAG_SRC) : net64(InetDiagMsg.IDIAG_SRC + Long.BYTES);
    }

    @Override
    public int localPort() {
        return (int) (net32(InetDiagMsg.IDIAG_SPORT) >>> 16);
    }

    @Override
    public long remoteHigh() {
        return isIpv4() ? 0 : net64(InetDiagMsg.IDIAG_DST);
    }

    @Override
    public long remoteLow() {
        return isIpv4() ? net32(InetDiagMsg.IDIAG_DST) : net64(InetDiagMsg.IDIAG_DST + Long.BYTES);
    }

    @Override
    public int remotePort() {
        return (int) (net32(InetDiagMsg.IDIAG_SPORT) & 0xFFFF);
    }

    @Override
    public int interfaceIndex() {
        return (int) u32(InetDiagMsg.IDIAG_IF);
    }

    @Override
    public long cookie() {
        return u32(InetDiagMsg.IDIAG_COOKIE + Integer.BYTES) << 32 | u32(InetDiagMsg.IDIAG_COOKIE);
    }

    @Override
    public long inode() {
        return u32(InetDiagMsg.IDIAG_INODE);
    }

    @Override
    public long uid() {
        return u32(InetDiagMsg.IDIAG_UID);
    }

    @Override
    public long receiveQueue() {
        return u32(InetDiagMsg.IDIAG_RQUEUE);
    }

    @Override
    public long sendQueue() {
        return u32(InetDiagMsg.IDIAG_WQUEUE);
    }

    @Override
    public int timer() {
        return u8(InetDiagMsg.IDIAG_TIMER);
    }

    @Override
    public long timerMillis() {
        return u32(InetDiagMsg.IDIAG_EXPIRES);
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

    private boolean isIpv4() {
        return u8(InetDiagMsg.IDIAG_FAMILY) == AF_INET;
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
