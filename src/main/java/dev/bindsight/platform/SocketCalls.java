package dev.bindsight.platform;

import dev.bindsight.model.AddressFamily;
import dev.bindsight.model.Endpoint;
import dev.bindsight.model.IcmpError;
import dev.bindsight.model.Protocol;
import dev.bindsight.model.SocketKey;
import dev.bindsight.model.SocketOption;
import dev.bindsight.model.TracedCall;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Socket system calls through libc, each returned as a trace line with its errno. Nothing here
 * interprets: a probe decides what to call and what it means. Safe for use by several threads, but
 * whoever closes a descriptor must know that no other thread still uses the number.
 */
public interface SocketCalls {
    /**
     * A call that gives an address back.
     *
     * @param call the trace line
     * @param endpoint the address, absent if the call failed
     */
    record Addressed(TracedCall call, @Nullable Endpoint endpoint) {}

    /**
     * What a receive brought.
     *
     * @param call the trace line; it returned the number of bytes, 0 for the end of the stream or
     *     for an empty datagram
     * @param bytes the bytes; whoever received them may change them
     * @param from the sender of a datagram, absent for TCP and for a failed call
     */
    record Received(TracedCall call, byte[] bytes, @Nullable Endpoint from) {}

    /** The most descriptors that one {@link #awaitAnyWritable} takes. */
    int MAX_DESCRIPTORS = 1024;

    /** The most bytes that one send or receive moves. */
    int MAX_BYTES = 64 * 1024;

    /**
     * {@code socket(family, type|SOCK_CLOEXEC, protocol)}; returns the descriptor.
     *
     * @param nonBlocking whether {@code SOCK_NONBLOCK} is set; without it {@link #connect} and
     *     {@link #accept} block until the kernel has decided or another thread calls {@link
     *     #shutdown}
     */
    TracedCall socket(AddressFamily family, Protocol protocol, boolean nonBlocking);

    /** {@code setsockopt(descriptor, …, option, value)}. */
    TracedCall setOption(int descriptor, SocketOption option, int value);

    /**
     * {@code setsockopt(descriptor, SOL_SOCKET, SO_LINGER, {1, 0})}: closing resets the connection,
     * so that no TIME_WAIT is left on the local port (tcp(7), socket(7)).
     */
    TracedCall abortOnClose(int descriptor);

    /**
     * {@code setsockopt(descriptor, SOL_SOCKET, SO_BINDTODEVICE, device)}: only what comes by that
     * device reaches the socket (socket(7)). Since Linux 5.7 any user may.
     */
    TracedCall bindToDevice(int descriptor, String device);

    /**
     * {@code bind}.
     *
     * @param scope interface index for a link-local address, else 0
     */
    TracedCall bind(int descriptor, Endpoint local, int scope);

    /** {@code listen}. */
    TracedCall listen(int descriptor, int backlog);

    /**
     * {@code accept4(descriptor, …, SOCK_CLOEXEC)}; returns the descriptor of the connection, and
     * its peer.
     */
    Addressed accept(int descriptor);

    /**
     * {@code connect}.
     *
     * @param scope interface index for a link-local address, else 0
     */
    TracedCall connect(int descriptor, Endpoint remote, int scope);

    /**
     * {@code poll} for POLLOUT; returns 1 when the connect is decided or a send would not block, 0
     * when the time ran out. What poll said stands in the arguments, as {@code
     * revents=POLLOUT|POLLERR|POLLHUP}.
     *
     * @param limit how long at most, to the millisecond, rounded up; {@link #shutdown} ends it
     *     early
     */
    TracedCall awaitWritable(int descriptor, Duration limit);

    /**
     * One {@code poll} of several descriptors for POLLOUT; ends with the first that is decided.
     *
     * @param descriptors at least one, at most {@link #MAX_DESCRIPTORS}
     * @param limit how long at most, as in {@link #awaitWritable}; 0 does not wait
     */
    GroupPoll awaitAnyWritable(List<Integer> descriptors, Duration limit);

    /**
     * {@code poll} for POLLIN; returns 1 when a receive or an accept would not block, an error and
     * the end of the stream included, 0 when the time ran out. See {@link #awaitWritable}.
     */
    TracedCall awaitReadable(int descriptor, Duration limit);

    /** {@code getsockopt(SO_ERROR)}; the returned value is the pending errno, 0 for none. */
    TracedCall pendingError(int descriptor);

    /**
     * {@code getsockopt(TCP_INFO)}; the returned value is how many segments were sent again, which
     * of a connect that is not decided are SYNs. The arguments end with {@code tcpi_total_retrans}.
     *
     * @return empty where the system does not tell
     */
    default Optional<TracedCall> retransmits(int descriptor) {
        return Optional.empty();
    }

    /**
     * How long a connection's SYN and its answer took.
     *
     * @param call the trace line, {@code getsockopt(TCP_INFO)}
     * @param time the time on the wire; absent where the kernel does not know it, as after a SYN
     *     that was sent again
     */
    record RoundTrip(TracedCall call, @Nullable Duration time) {}

    /**
     * {@code getsockopt(TCP_INFO)} of a connection that was made just now: {@code tcpi_rtt}.
     *
     * @return empty where the system does not tell
     */
    default Optional<RoundTrip> roundTrip(int descriptor) {
        return Optional.empty();
    }

    /**
     * What a socket's error queue holds.
     *
     * @param call the trace line, {@code recvmsg(MSG_ERRQUEUE)}
     * @param error the ICMP message, absent for none
     */
    record QueuedError(TracedCall call, @Nullable IcmpError error) {}

    /**
     * {@code recvmsg(descriptor, …, MSG_ERRQUEUE|MSG_DONTWAIT)}: the ICMP message that ended a TCP
     * connect. Linux keeps it for IPv4 without being asked (tcp_v4_err of net/ipv4/tcp_ipv4.c), for
     * IPv6 after {@link #keepErrors}. To be read after {@link #pendingError}, which it may clear.
     *
     * @return empty where the system has no such queue
     */
    default Optional<QueuedError> queuedError(int descriptor) {
        return Optional.empty();
    }

    /**
     * {@code setsockopt(descriptor, IPPROTO_IPV6, IPV6_RECVERR, 1)} (ipv6(7)). It also makes the
     * first ICMPv6 message final, which the kernel else waits a second for something better after.
     *
     * @return empty where the system has no such option
     */
    default Optional<TracedCall> keepErrors(int descriptor) {
        return Optional.empty();
    }

    /** {@code getsockname}; where the socket is bound, by whomever, or connected from. */
    Addressed localEndpoint(int descriptor);

    /**
     * {@code send(descriptor, …, MSG_DONTWAIT|MSG_NOSIGNAL)}; returns how many bytes were taken,
     * which for TCP may be fewer.
     *
     * @param bytes of which at most {@link #MAX_BYTES} are sent; none is an empty datagram for UDP
     */
    TracedCall send(int descriptor, byte[] bytes);

    /**
     * {@code recvfrom(descriptor, …, MSG_DONTWAIT)}: what is there already, EAGAIN for nothing.
     *
     * @param max at most so many bytes, and at most {@link #MAX_BYTES}
     * @param peek whether they stay there for the next receive ({@code MSG_PEEK})
     */
    Received receive(int descriptor, int max, boolean peek);

    /**
     * {@code shutdown(descriptor, SHUT_RDWR)}. It wakes a thread that is in connect, accept or poll
     * with that descriptor, which close does not: a connect that was under way fails with
     * ECONNRESET, an accept with EINVAL, poll says POLLHUP. Linux does so too where it answers
     * ENOTCONN (inet_shutdown of net/ipv4/af_inet.c), but a blocking connect that begins after it
     * is not kept from waiting.
     */
    TracedCall shutdown(int descriptor);

    /**
     * What a socket is known by among those that a {@link SocketSource} lists. No line of a trace:
     * it is no part of what is tried.
     *
     * @return empty where the system does not tell
     */
    default Optional<SocketKey> key(int descriptor) {
        return Optional.empty();
    }

    /**
     * Marks a TCP socket that is about to be closed as one that only tried whether a bind works, so
     * that who records does not take it for a program's. No line of a trace: it is no part of what
     * is tried. Nothing where the system has no such mark.
     */
    default void markAsTrial(int descriptor) {}

    /** {@code close}. */
    TracedCall close(int descriptor);
}
