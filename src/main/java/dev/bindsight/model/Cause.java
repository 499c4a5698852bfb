package dev.bindsight.model;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;

/** Why a bind or a connect ended as it did. */
public sealed interface Cause {
    /** The id scripts know it by: {@code port-held}. */
    default String id() {
        return ScriptWord.of(getClass());
    }

    /** Why a bind was refused. */
    sealed interface BindCause extends Cause {}

    /** Why a bind was refused, where the values of the cause are all that its sentence needs. */
    sealed interface SelfTellingBind extends BindCause {}

    /**
     * Why a connect failed, or its connection is of no use. That of a bind may be among them: a
     * connect from a place binds it first.
     */
    sealed interface ConnectCause extends Cause {}

    /** One of a connect where the values of the cause are all that its sentence needs. */
    sealed interface SelfTellingConnect extends ConnectCause {}

    /**
     * One of a connect that leaves open whose it is: what another port or the gateway answers may
     * tell.
     */
    sealed interface OpenWhose extends ConnectCause {}

    /** One of a connect whose connection is there, and of no use. */
    sealed interface UselessConnection extends ConnectCause {}

    /** Why a program printed an error, where that is the cause of no attempt of Bindsight's own. */
    sealed interface ReportCause extends Cause {}

    /** A socket of this machine stands in the way of a bind. */
    sealed interface Held extends BindCause, ConnectCause {
        /** The socket that decides it; others may stand behind it. */
        SocketEntry holder();
    }

    /** A socket in the way that goes by itself. */
    sealed interface Passing extends Held {
        /** When it is gone, absent where no timer says so. */
        @Nullable Instant until();
    }

    /**
     * A socket has the very address.
     *
     * @param holder the socket
     */
    record PortHeld(SocketEntry holder) implements Held {}

    /**
     * A wildcard meets a specific address, or a dual-stack socket an IPv4 one.
     *
     * @param holder the other socket
     */
    record WildcardConflict(SocketEntry holder) implements Held {}

    /**
     * A TCP socket is bound to it and neither listens nor is connected.
     *
     * @param holder the socket
     */
    record HeldByBoundSocket(SocketEntry holder) implements Held {}

    /**
     * A connection has the port: an outgoing one whose source port it is, or one that outlived its
     * listener. Which of the two is not always known.
     *
     * @param holder the connection
     * @param outgoing whether this machine is known to have opened it
     */
    record HeldByConnection(SocketEntry holder, boolean outgoing) implements Held {}

    /**
     * The kernel keeps the port in TIME_WAIT.
     *
     * @param holder the socket whose timer ends last
     * @param until when it ends, absent where the source tells no timer
     */
    record HeldByTimeWait(SocketEntry holder, @Nullable Instant until) implements Passing {}

    /**
     * A connection that its process has closed and its peer has not.
     *
     * @param holder the socket
     * @param until when the kernel gives up on it, absent where no timer says so
     */
    record HeldByOrphan(SocketEntry holder, @Nullable Instant until) implements Passing {}

    /**
     * The kernel itself has the port: WireGuard, vxlan, NFS.
     *
     * @param holder the socket
     */
    record HeldByKernel(SocketEntry holder) implements Held {}

    /**
     * The port is below {@code ip_unprivileged_port_start} and CAP_NET_BIND_SERVICE is missing, or
     * is there in another user namespace than the one that owns the network namespace.
     *
     * @param unprivilegedFrom the lowest port that needs no privilege
     */
    record PrivilegedPort(Port unprivilegedFrom) implements BindCause, ConnectCause {}

    /**
     * The system keeps the port for itself (Windows: excluded port ranges).
     *
     * @param port the port
     */
    record ReservedPort(Port port) implements SelfTellingBind {}

    /**
     * This machine does not have the address.
     *
     * @param here the addresses it has
     */
    record AddressNotLocal(List<LocalAddress> here) implements BindCause {
        /** Copies the list. */
        public AddressNotLocal {
            here = List.copyOf(here);
        }
    }

    /**
     * This machine has the IPv6 address, but may not use it yet, or at all.
     *
     * @param asked what was asked for
     * @param check what duplicate address detection has come to
     */
    record AddressNotReady(BindPlace asked, DuplicateCheck check) implements SelfTellingBind {}

    /** The address is of a family that the socket or the machine does not speak. */
    record WrongFamily() implements BindCause, ConnectCause {}

    /** Nothing listens at the port. */
    record NothingListening() implements OpenWhose {}

    /**
     * Nothing listens there, but something does nearby: the same port on another address or family,
     * or the same process on another port.
     *
     * @param nearby what, the likeliest first, at least one
     */
    record ListeningElsewhere(List<SocketEntry> nearby) implements ConnectCause {
        /** Copies the list. */
        public ListeningElsewhere {
            nearby = List.copyOf(nearby);
        }
    }

    /**
     * The listener's accept queue is full, so the kernel drops what would complete a handshake.
     *
     * @param listener the listener
     */
    record AcceptQueueFull(SocketEntry listener) implements ConnectCause {}

    /**
     * The connection is there, completed by the kernel, and no program has accepted it. It is as
     * good as was asked all the same: a client may send and a program may take it later.
     */
    record NotAccepted() implements ConnectCause {}

    /** The connection is there, and nothing ever answers on it. */
    record AcceptsButSilent() implements UselessConnection {}

    /** The peer reset the connection after it was there. */
    record ConnectionReset() implements ConnectCause {}

    /**
     * The socket connected to itself: its own source port was the port it connects to.
     *
     * @param both the address and port of either end
     */
    record SelfConnected(Endpoint both) implements SelfTellingConnect, UselessConnection {}

    /** Neither yes nor no came back in time: packets are dropped, or the host is gone. */
    record NoReply() implements OpenWhose {}

    /**
     * A security policy of this machine forbids a bind: SELinux, AppArmor, Landlock, seccomp or a
     * BPF program.
     */
    record ForbiddenByPolicy() implements BindCause, ConnectCause {}

    /** A firewall or policy of this machine, or one on the way, refused it. */
    record RefusedByFirewall() implements OpenWhose {}

    /** No route leads there. */
    record NoRoute() implements ConnectCause {}

    /** A route leads there, but the host or its router does not answer or says no. */
    record HostUnreachable() implements OpenWhose {}

    /**
     * Every source port for this destination is taken.
     *
     * @param range the ephemeral ports, absent where they cannot be read
     * @param taken how many are taken towards this destination, 0 where that was not counted
     */
    record EphemeralPortsExhausted(@Nullable EphemeralPorts range, int taken)
            implements BindCause, ConnectCause {}

    /** No further file descriptor may be opened (EMFILE: by this process, ENFILE: by anyone). */
    record DescriptorsExhausted() implements BindCause, ConnectCause {}

    /**
     * The source address is not one of this machine, or cannot reach there.
     *
     * @param here the addresses it has
     */
    record SourceNotLocal(List<LocalAddress> here) implements ConnectCause {
        /** Copies the list. */
        public SourceNotLocal {
            here = List.copyOf(here);
        }
    }

    /**
     * The name has no address.
     *
     * @param code the code of getaddrinfo(3)
     */
    record NameNotFound(EaiCode code) implements ConnectCause {}

    /** The call makes no sense as it was made, such as a broadcast address for TCP. */
    record InvalidUse() implements BindCause, ConnectCause {}

    /**
     * The connection was made, to an address of this machine where nothing listens: a rule (nft,
     * iptables) or a program of the kernel (eBPF) sends it elsewhere.
     *
     * @param end the other end of the connection, absent where it is not seen
     */
    record Redirected(@Nullable SocketEntry end) implements ConnectCause {}

    /** What somebody reported is so no longer: the same bind works now, or something listens. */
    record HoldsNoLonger() implements ReportCause {}

    /** A TLS handshake failed that somebody reported. */
    record TlsFailed() implements ReportCause {}

    /** What was observed does not say. */
    record Undetermined() implements BindCause, OpenWhose {}
}
