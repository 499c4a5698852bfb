package dev.bindsight.platform;

import dev.bindsight.model.AddressFamily;
import dev.bindsight.model.Endpoint;
import dev.bindsight.model.Protocol;
import dev.bindsight.model.SocketOption;
import dev.bindsight.model.TracedCall;

import java.time.Duration;

/**
 * Socket system calls through libc, each returned as a trace line with its errno. Nothing here
 * interprets: a probe decides what to call and what it means.
 */
public interface SocketCalls {
    /** {@code socket(family, type|SOCK_CLOEXEC, protocol)}; returns the descriptor. */
    TracedCall socket(AddressFamily family, Protocol protocol, boolean nonBlocking);

    /** {@code setsockopt(descriptor, …, option, value)}. */
    TracedCall setOption(int descriptor, SocketOption option, int value);

    /**
     * {@code bind}.
     *
     * @param scope interface index for a link-local address, else 0
     */
    TracedCall bind(int descriptor, Endpoint local, int scope);

    /** {@code listen}. */
    TracedCall listen(int descriptor, int backlog);

    /**
     * {@code connect}.
     *
     * @param scope interface index for a link-local address, else 0
     */
    TracedCall connect(int descriptor, Endpoint remote, int scope);

    /** {@code poll} for POLLOUT; returns 1 when the connect is decided, 0 when the time ran out. */
    TracedCall awaitWritable(int descriptor, Duration limit);

    /** {@code getsockopt(SO_ERROR)}; the returned value is the pending errno, 0 for none. */
    TracedCall pendingError(int descriptor);

    /** {@code getsockname}; returns the port that {@code bind} gave. */
    TracedCall boundPort(int descriptor);

    /** {@code close}. */
    TracedCall close(int descriptor);
}
