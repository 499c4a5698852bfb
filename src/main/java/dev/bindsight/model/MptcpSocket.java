package dev.bindsight.model;

import org.jspecify.annotations.Nullable;

/**
 * An MPTCP connection as its program has it (mptcp.org, RFC 8684): what goes over it is carried by
 * TCP connections, its subflows, which sock_diag(7) lists beside every other.
 *
 * @param key its identity, which none of its subflows has
 * @param token the number by which its subflows name it
 * @param inode its inode, which its subflows share once it was accepted; absent for none
 * @param local the end of its first subflow here
 * @param remote the other end of that
 * @param state its state
 * @param recvQ bytes not read yet
 * @param sendQ bytes not acknowledged yet by the other program's MPTCP
 * @param isFallback whether the peer speaks no MPTCP: it is a plain TCP connection
 * @param counted what went over it, absent before Linux 6.5
 */
public record MptcpSocket(
        SocketKey key,
        long token,
        @Nullable Inode inode,
        Endpoint local,
        Endpoint remote,
        TcpState state,
        long recvQ,
        long sendQ,
        boolean isFallback,
        @Nullable Counted counted) {
    /**
     * What went over all subflows, each byte once.
     *
     * @param sent bytes sent, with those sent again
     * @param resent bytes sent again over the same or another subflow
     * @param acknowledged bytes acknowledged
     * @param received bytes received
     */
    public record Counted(long sent, long resent, long acknowledged, long received) {}
}
