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

import dev.bindsight.model.AddressFamily;
import dev.bindsight.model.MptcpSocket;
import dev.bindsight.model.Protocol;
import dev.bindsight.model.TcpInfo;
import dev.bindsight.model.TcpInfoField;
import dev.bindsight.model.TcpMeasurement;
import dev.bindsight.platform.SocketView;
import dev.bindsight.platform.linux.abi.SockDiagAbi.InetDiagMsg;
import dev.bindsight.platform.linux.abi.TcpAbi.TcpInfoLayout;

import org.jspecify.annotations.Nullable;

import java.util.Map;

/** One answer of sock_diag. */
final class InetDiagSocket implements SocketView {
    private final AnswerWords words = new AnswerWords();
    private final InetDiagAttributes attributes = new InetDiagAttributes(words);
    private Protocol protocol = Protocol.TCP;
    private int at;
    private long cgroup;
    private int v6only;

    /** The piece of an answer that it stands in, which is to be filled first. */
    AnswerWords piece() {
        return words;
    }

    /**
     * Moves to a message of that piece.
     *
     * @param start where struct inet_diag_msg begins
     * @param limit where its attributes end
     * @return false if it is cut short or of another family, and nothing may be read
     */
    boolean moveTo(int start, int limit, Protocol listed) {
        protocol = listed;
        at = start;
        if (limit - start < InetDiagMsg.SIZE) {
            return false;
        }
        int family = words.u8(at + InetDiagMsg.IDIAG_FAMILY);
        boolean known = family == AF_INET || family == AF_INET6;
        if (!known || state() < 1 || state() > TCP_BOUND_INACTIVE) {
            return false;
        }
        attributes.read(at + InetDiagMsg.SIZE, limit);
        int found = attributes.find(INET_DIAG_CGROUP_ID, Long.BYTES);
        cgroup = found < 0 ? 0 : words.i64(found);
        found = attributes.find(INET_DIAG_SKV6ONLY, 1);
        v6only = found < 0 ? -1 : Math.min(1, words.u8(found));
        return true;
    }

    /** What the attribute INET_DIAG_INFO says, if it was asked for. */
    @Nullable TcpInfo tcpInfo() {
        return InetDiagTcp.info(attributes);
    }

    /** What it says of the fields that are read of one connection alone. */
    Map<TcpInfoField, Long> tcpFields() {
        return InetDiagTcpFields.of(attributes);
    }

    /** A socket that waits for connections, or for a connect, has the same attributes. */
    @Override
    public @Nullable TcpMeasurement measurement(@Nullable TcpMeasurement former) {
        return protocol == Protocol.TCP && isConnected()
                ? InetDiagTcp.measurement(attributes, former)
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
        int found = attributes.find(INET_DIAG_SKMEMINFO, (SK_MEMINFO_DROPS + 1) * Integer.BYTES);
        return found < 0 ? UNKNOWN : words.u32(found + SK_MEMINFO_DROPS * Integer.BYTES);
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
        int info = attributes.find(INET_DIAG_INFO, TcpInfoLayout.TCPI_PMTU + Integer.BYTES);
        return info >= 0 && words.i32(info + TcpInfoLayout.TCPI_PMTU) != 0;
    }

    /** Whether Bindsight opened it, only to try a bind. Where INET_DIAG_INFO is absent, no. */
    boolean isTrial() {
        int rate = TcpInfoLayout.TCPI_MAX_PACING_RATE;
        int info = attributes.find(INET_DIAG_INFO, rate + Long.BYTES);
        return info >= 0 && words.i64(info + rate) == TrialMark.RATE;
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
        int state = words.u8(at + InetDiagMsg.IDIAG_STATE);
        return state == TCP_CLOSE && protocol == Protocol.TCP ? TCP_BOUND_INACTIVE : state;
    }

    @Override
    public long localHigh() {
        return isIpv4() ? 0 : words.net64(at + InetDiagMsg.IDIAG_SRC);
    }

    @Override
    public long localLow() {
        return isIpv4()
                ? words.net32(at + InetDiagMsg.IDIAG_SRC)
                : words.net64(at + InetDiagMsg.IDIAG_SRC + Long.BYTES);
    }

    @Override
    public int localPort() {
        return (int) (words.net32(at + InetDiagMsg.IDIAG_SPORT) >>> Short.SIZE);
    }

    @Override
    public long remoteHigh() {
        return isIpv4() ? 0 : words.net64(at + InetDiagMsg.IDIAG_DST);
    }

    @Override
    public long remoteLow() {
        return isIpv4()
                ? words.net32(at + InetDiagMsg.IDIAG_DST)
                : words.net64(at + InetDiagMsg.IDIAG_DST + Long.BYTES);
    }

    @Override
    public int remotePort() {
        return (int) (words.net32(at + InetDiagMsg.IDIAG_SPORT) & 0xFFFF);
    }

    @Override
    public int interfaceIndex() {
        return (int) words.u32(at + InetDiagMsg.IDIAG_IF);
    }

    @Override
    public long cookie() {
        return words.u32(at + InetDiagMsg.IDIAG_COOKIE + Integer.BYTES) << 32
                | words.u32(at + InetDiagMsg.IDIAG_COOKIE);
    }

    @Override
    public long inode() {
        return words.u32(at + InetDiagMsg.IDIAG_INODE);
    }

    @Override
    public long uid() {
        return words.u32(at + InetDiagMsg.IDIAG_UID);
    }

    @Override
    public long receiveQueue() {
        return words.u32(at + InetDiagMsg.IDIAG_RQUEUE);
    }

    @Override
    public long sendQueue() {
        return words.u32(at + InetDiagMsg.IDIAG_WQUEUE);
    }

    @Override
    public int timer() {
        return words.u8(at + InetDiagMsg.IDIAG_TIMER);
    }

    @Override
    public long timerMillis() {
        return words.u32(at + InetDiagMsg.IDIAG_EXPIRES);
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
        return words.u8(at + InetDiagMsg.IDIAG_FAMILY) == AF_INET;
    }
}
