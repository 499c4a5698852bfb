package dev.bindsight.model;

import org.jspecify.annotations.Nullable;

/**
 * One socket of the machine at one moment.
 *
 * @param key its identity across snapshots
 * @param protocol TCP or UDP
 * @param family the family of the socket
 * @param local where it is bound
 * @param remote its peer, absent while it has none
 * @param interfaceName the device it is bound to or the scope of its address, absent for neither
 * @param state its state
 * @param recvQ bytes not read yet; of a listener: connections that wait for accept(2)
 * @param sendQ bytes not acknowledged yet; of a listener: the backlog, which not every source tells
 *     ({@link Coverage.Lack#BACKLOG})
 * @param uid the user who made it, absent where the kernel no longer knows (TIME_WAIT, orphans)
 * @param inode its inode, absent where no process can have it open
 * @param cgroup the id of the cgroup it was made in, 0 where the source does not tell
 * @param v6only whether {@code IPV6_V6ONLY} is set, absent where the source does not tell
 * @param timer the timer that runs on it
 * @param ownership who has it open
 * @param namespace the network namespace it is in, as {@code net:[4026532512]}; absent for the one
 *     Bindsight is in
 */
public record SocketEntry(
        SocketKey key,
        Protocol protocol,
        AddressFamily family,
        Endpoint local,
        @Nullable Endpoint remote,
        @Nullable String interfaceName,
        TcpState state,
        long recvQ,
        long sendQ,
        @Nullable Uid uid,
        @Nullable Inode inode,
        long cgroup,
        @Nullable Boolean v6only,
        @Nullable SocketTimer timer,
        Ownership ownership,
        @Nullable String namespace) {
    /** A socket of the network namespace Bindsight is in. */
    public SocketEntry(
            SocketKey key,
            Protocol protocol,
            AddressFamily family,
            Endpoint local,
            @Nullable Endpoint remote,
            @Nullable String interfaceName,
            TcpState state,
            long recvQ,
            long sendQ,
            @Nullable Uid uid,
            @Nullable Inode inode,
            long cgroup,
            @Nullable Boolean v6only,
            @Nullable SocketTimer timer,
            Ownership ownership) {
        this(
                key,
                protocol,
                family,
                local,
                remote,
                interfaceName,
                state,
                recvQ,
                sendQ,
                uid,
                inode,
                cgroup,
                v6only,
                timer,
                ownership,
                null);
    }

    /** From where it can be reached. */
    public Exposure exposure() {
        return Exposure.of(local.address(), interfaceName);
    }

    /**
     * Whether its accept queue takes no further connection: the kernel lets one more wait than the
     * backlog says ({@code sk_acceptq_is_full}, include/net/sock.h). Means nothing where the source
     * does not tell the backlog ({@link Coverage.Lack#BACKLOG}).
     */
    public boolean isQueueFull() {
        return protocol == Protocol.TCP && state == TcpState.LISTEN && recvQ > sendQ;
    }

    /** Its state as users and scripts read it. */
    public String stateLabel() {
        return state.label(protocol);
    }

    /** Whether it takes IPv4 and IPv6: bound to {@code ::} with {@code IPV6_V6ONLY} off. */
    public boolean isDualStack() {
        return family == AddressFamily.IPV6
                && local.address().isWildcard()
                && Boolean.FALSE.equals(v6only);
    }

    /** Whether programs reach it by its port: a TCP listener, or an unconnected UDP socket. */
    public boolean isListening() {
        return isListening(protocol, state);
    }

    private static boolean isListening(Protocol protocol, TcpState state) {
        return protocol == Protocol.TCP ? state == TcpState.LISTEN : state == TcpState.CLOSE;
    }

    /** Whether it is a UDP socket that takes nothing but what comes from its peer (connect(2)). */
    public boolean isConnectedUdp() {
        return protocol == Protocol.UDP && state == TcpState.ESTABLISHED && remote != null;
    }

    /** Whether `ports` lists it: what listens, and the bound-only socket that blocks a bind. */
    public boolean occupiesPort() {
        return occupiesPort(protocol, state);
    }

    /** The same of a socket that is known by its state alone. */
    public static boolean occupiesPort(Protocol protocol, TcpState state) {
        return isListening(protocol, state) || state == TcpState.BOUND_INACTIVE;
    }

    /** The same socket, with what was found out about its owners. */
    public SocketEntry ownedBy(Ownership found) {
        return with(found, namespace);
    }

    /** The same socket, found in another network namespace. */
    public SocketEntry in(String otherNamespace) {
        return with(ownership, otherNamespace);
    }

    private SocketEntry with(Ownership found, @Nullable String otherNamespace) {
        return new SocketEntry(
                key,
                protocol,
                family,
                local,
                remote,
                interfaceName,
                state,
                recvQ,
                sendQ,
                uid,
                inode,
                cgroup,
                v6only,
                timer,
                found,
                otherNamespace);
    }
}
