package dev.bindsight.platform.linux;

import static dev.bindsight.platform.linux.abi.SockDiagAbi.INET_DIAG_INFO;
import static dev.bindsight.platform.linux.abi.SockDiagAbi.INET_DIAG_ULP_INFO;
import static dev.bindsight.platform.linux.abi.SockDiagAbi.INET_ULP_INFO_MPTCP;
import static dev.bindsight.platform.linux.abi.SockDiagAbi.MPTCP_INFO_FLAG_FALLBACK;
import static dev.bindsight.platform.linux.abi.SockDiagAbi.MPTCP_SUBFLOW_ATTR_TOKEN_LOC;

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

/**
 * What sock_diag(7) tells of MPTCP. Pure. A subflow names its connection to everybody since Linux
 * 6.15, before that to an administrator.
 */
final class InetDiagMptcp {
    private InetDiagMptcp() {}

    /** The token of the connection that a TCP connection is a subflow of, or UNKNOWN. */
    static long token(InetDiagAttributes attributes) {
        // hardly any is one, and each of 100,000 is asked
        if (attributes.size(INET_DIAG_ULP_INFO) < 0) {
            return SocketView.UNKNOWN;
        }
        int token =
                attributes
                        .within(INET_DIAG_ULP_INFO)
                        .within(INET_ULP_INFO_MPTCP)
                        .find(MPTCP_SUBFLOW_ATTR_TOKEN_LOC, Integer.BYTES);
        return token < 0 ? SocketView.UNKNOWN : attributes.message().u32(token);
    }

    /** The connection that a view stands at, absent where INET_DIAG_INFO is. */
    static @Nullable MptcpSocket connection(SocketView view, InetDiagAttributes attributes) {
        int at = attributes.find(INET_DIAG_INFO, MptcpInfo.MPTCPI_TOKEN + Integer.BYTES);
        if (at < 0) {
            return null;
        }
        AnswerWords from = attributes.message();
        int flags = from.i32(at + MptcpInfo.MPTCPI_FLAGS);
        return new MptcpSocket(
                new SocketKey.ByCookie(view.cookie()),
                from.u32(at + MptcpInfo.MPTCPI_TOKEN),
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
        int at = attributes.find(INET_DIAG_INFO, MptcpInfo.MPTCPI_BYTES_ACKED + Long.BYTES);
        AnswerWords from = attributes.message();
        return at < 0
                ? null
                : new Counted(
                        from.i64(at + MptcpInfo.MPTCPI_BYTES_SENT),
                        from.i64(at + MptcpInfo.MPTCPI_BYTES_RETRANS),
                        from.i64(at + MptcpInfo.MPTCPI_BYTES_ACKED),
                        from.i64(at + MptcpInfo.MPTCPI_BYTES_RECEIVED));
    }
}
