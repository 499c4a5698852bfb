package dev.bindsight.probe;

import dev.bindsight.model.TracedCall;
import dev.bindsight.platform.SocketCalls;

import org.jspecify.annotations.Nullable;

/**
 * A descriptor that one thread works with and another may wake. The number is another file's as
 * soon as it is closed, so shutdown and close exclude each other, and each is made once.
 */
final class OpenSocket implements Connection {
    private final SocketCalls calls;
    private final int descriptor;
    private boolean closed;
    private @Nullable TracedCall shutdown;

    OpenSocket(SocketCalls calls, int descriptor) {
        this.calls = calls;
        this.descriptor = descriptor;
    }

    @Override
    public int descriptor() {
        return descriptor;
    }

    /** Wakes who waits for it in poll(2); nothing if it is closed. */
    @Override
    public synchronized void wake() {
        if (!closed && shutdown == null) {
            shutdown = calls.shutdown(descriptor);
        }
    }

    /** The call that woke, absent if there was none. */
    synchronized @Nullable TracedCall shutdown() {
        return shutdown;
    }

    /** Closes it; nobody may be working with it any more. */
    synchronized TracedCall close() {
        closed = true;
        return calls.close(descriptor);
    }
}
