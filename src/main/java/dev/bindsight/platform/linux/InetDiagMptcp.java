package dev.bindsight.platform.linux;

import static dev.bindsight.platform.linux.abi.SockDiagAbi.INET_DIAG_INFO;
import static dev.bindsight.platform.linux.abi.SockDiagAbi.INET_DIAG_ULP_INFO;
import static dev.bindsight.platform.linux.abi.SockDiagAbi.INET_ULP_INFO_MPTCP;
import static dev.bindsight.platform.linux.abi.SockDiagAbi.MPTCP_INFO_FLAG_FALLBACK;
import static dev.bindsight.platform.linux.abi.SockDiagAbi.MPTCP_SUBFLOW_ATTR_TOKEN_LOC;

import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;

import dev.bindsight.model.Endpoint;
import dev.bindsight.model.Inode;
import dev.bindsight.model.IpAddress;
import dev.bindsight.model.MptcpSocket;
import dev.bindsight.model.MptcpSocket.Counted;
import dev.bindsight.model.Port;
import dev.bindsight.model.SocketKey;
import dev.bindsight.model.TcpState;
import dev.bindsight.platform.SocketView;
import dev.bindsight.platform.linux.abi.SockDiagAbi.MptcpInfo;

import org.jspecify.annotations.Nullable;

import java.lang.foreign.MemorySegment;

/**
 * What sock_diag(7) tells of MPTCP. Pure. A subflow names its connection to everybody since Linux
 * 6.15, before that to an administrator.
 */
final class InetDiagMptcp {
    private InetDiagMptcp() {}

    /** The token of the connection that a TCP connection is a subflow of, or UNKNOWN. */
    static long token(InetDiagAttributes attributes) {
        long layer = attributes.find(INET_DIAG_ULP_INFO, 0);
        if (layer < 0) {
            return SocketView.UNKNOWN;
        }
        MemorySegment from = attributes.message();
        long end = layer + attributes.size(INET_DIAG_ULP_INFO);
        long mptcp = NetlinkAttributes.find(from, layer, end, INET_ULP_INFO_MPTCP, 0);
        long token =
                mptcp < 0
                        ? -1
                        : NetlinkAttributes.find(
                                from, mptcp, end, MPTCP_SUBFLOW_ATTR_TOKEN_LOC, Integer.BYTES);
        return token < 0
                ? SocketView.UNKNOWN
                : Integer.toUnsignedLong(from.get(JAVA_INT_UNALIGNED, token));
    }

    /** The connection that a view stands at, absent where INET_DIAG_INFO is. */
    static @Nullable MptcpSocket connection(SocketView view, InetDiagAttributes attributes) {
        long at = attributes.find(INET_DIAG_INFO, MptcpInfo.MPTCPI_TOKEN + Integer.BYTES);
        if (at < 0) {
            return null;
        }
        MemorySegment from = attributes.message();
        int flags = from.get(JAVA_INT_UNALIGNED, at + MptcpInfo.MPTCPI_FLAGS);
        return new MptcpSocket(
                new SocketKey.ByCookie(view.cookie()),
                Integer.toUnsignedLong(from.get(JAVA_INT_UNALIGNED, at + MptcpInfo.MPTCPI_TOKEN)),
                view.inode() > 0 ? new Inode(view.inode()) : null,
                new Endpoint(
                        new IpAddress(view.family(), view.localHigh(), view.localLow()),
                        new Port(view.localPort())),
                new Endpoint(
                        new IpAddress(view.family(), view.remoteHigh(), view.remoteLow()),
                        new Port(view.remotePort())),
                TcpState.of(view.state()),
                view.receiveQueue(),
                view.sendQueue(),
                (flags & MPTCP_INFO_FLAG_FALLBACK) != 0,
                counted(attributes));
    }

    private static @Nullable Counted counted(InetDiagAttributes attributes) {
        long at = attributes.find(INET_DIAG_INFO, MptcpInfo.MPTCPI_BYTES_ACKED + Long.BYTES);
        MemorySegment from = attributes.message();
        return at < 0
                ? null
                : new Counted(
                        from.get(JAVA_LONG_UNALIGNED, at + MptcpInfo.MPTCPI_BYTES_SENT),
                        from.get(JAVA_LONG_UNALIGNED, at + MptcpInfo.MPTCPI_BYTES_RETRANS),
                        from.get(JAVA_LONG_UNALIGNED, at + MptcpInfo.MPTCPI_BYTES_ACKED),
                        from.get(JAVA_LONG_UNALIGNED, at + MptcpInfo.MPTCPI_BYTES_RECEIVED));
    }
}
