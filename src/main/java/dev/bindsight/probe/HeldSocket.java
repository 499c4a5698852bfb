package dev.bindsight.probe;

import static dev.bindsight.model.ErrnoName.EAGAIN;
import static dev.bindsight.model.ErrnoName.EBADF;
import static dev.bindsight.model.ErrnoName.ECONNREFUSED;
import static dev.bindsight.model.ErrnoName.EINTR;
import static dev.bindsight.model.ErrnoName.EINVAL;
import static dev.bindsight.model.ErrnoName.ENOTSOCK;

import dev.bindsight.model.Attempt;
import dev.bindsight.model.Endpoint;
import dev.bindsight.model.Errno;
import dev.bindsight.model.ErrnoName;
import dev.bindsight.model.Protocol;
import dev.bindsight.model.SyscallResult.Failed;
import dev.bindsight.model.SyscallResult.Returned;
import dev.bindsight.platform.SocketCalls;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * A bound socket with a thread of its own that accepts or receives. The thread alone closes
 * descriptors; {@link #close} wakes it by shutdown(2), which a close(2) would not.
 *
 * <p>A connection is given a moment in which its peer may close it, and is then reset: who closes
 * first keeps TIME_WAIT, and on the held port that would refuse the next plain bind for a minute.
 */
final class HeldSocket implements HeldBind {
    private static final Duration LINGER = Duration.ofMillis(250);
    private static final Duration FOREVER = Duration.ofHours(1);
    private static final Duration AFTER_FAILURE = Duration.ofMillis(100);
    private static final int LINGERING_MAX = 256;
    private static final int PEERS_MAX = 100;
    private static final int DATAGRAM_MAX = 2048;

    /** What accept(2) gives for a socket that listens no longer. */
    private static final ErrnoName[] OVER = {EINVAL, EBADF, ENOTSOCK};

    /** What a receive gives although the socket is as before. */
    private static final ErrnoName[] NOTHING = {EAGAIN, EINTR, ECONNREFUSED};

    private final SocketCalls calls;
    private final Attempt attempt;
    private final int descriptor;
    private final boolean tcp;
    private final Thread thread;
    private final CountDownLatch closing = new CountDownLatch(1);

    /** Connections to be reset, the first due first; used by the thread alone. */
    private final Deque<Lingering> lingering = new ArrayDeque<>();

    private final Deque<Endpoint> peers = new ArrayDeque<>();
    private long count;
    private boolean open = true;

    private record Lingering(int descriptor, long due) {}

    private HeldSocket(SocketCalls calls, BindAttempt bound) {
        this.calls = calls;
        attempt = bound.ended();
        descriptor = bound.descriptor();
        tcp = attempt.probe().protocol() == Protocol.TCP;
        Endpoint local = attempt.local() == null ? attempt.probe().endpoint() : attempt.local();
        thread =
                Thread.ofPlatform().daemon().name("held-bind-" + local.port()).unstarted(this::run);
    }

    /** Takes the socket of a bind that worked. */
    static HeldSocket of(SocketCalls calls, BindAttempt bound) {
        var held = new HeldSocket(calls, bound);
        try {
            held.thread.start();
        } catch (OutOfMemoryError noThread) {
            // the thread would have closed it
            calls.close(held.descriptor);
            throw noThread;
        }
        return held;
    }

    @Override
    public Attempt attempt() {
        return attempt;
    }

    @Override
    public synchronized List<Endpoint> peers() {
        return List.copyOf(peers);
    }

    @Override
    public synchronized long count() {
        return count;
    }

    @Override
    public synchronized boolean isHeld() {
        return open;
    }

    @Override
    public void close() {
        closing.countDown();
        synchronized (this) {
            if (open) {
                calls.shutdown(descriptor);
            }
        }
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                // it ends at once; the port must be free when this returns
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try {
            serve();
        } finally {
            lingering.forEach(this::reset);
            synchronized (this) {
                calls.close(descriptor);
                open = false;
            }
        }
    }

    private void serve() {
        boolean goOn = true;
        while (goOn && closing.getCount() > 0) {
            resetUntil(System.nanoTime());
            goOn =
                    switch (calls.awaitReadable(descriptor, untilNextReset()).result()) {
                        case Returned(long ready) when ready == 0 -> true;
                        case Returned _ -> closing.getCount() > 0 && (tcp ? accept() : receive());
                        case Failed _ -> pause();
                    };
        }
    }

    /** Takes one connection; false if the socket does not listen any more. */
    private boolean accept() {
        SocketCalls.Addressed accepted = calls.accept(descriptor);
        return switch (accepted.call().result()) {
            case Returned(long connection) -> {
                if (accepted.endpoint() != null) {
                    came(accepted.endpoint());
                }
                if (lingering.size() >= LINGERING_MAX) {
                    reset(lingering.remove());
                }
                long due = System.nanoTime() + LINGER.toNanos();
                lingering.add(new Lingering((int) connection, due));
                yield true;
            }
            // out of descriptors, or the connection is gone already: the next may work
            case Failed(Errno errno) -> !errno.is(OVER) && pause();
        };
    }

    /** Takes one datagram; false if the socket was closed from outside. */
    private boolean receive() {
        SocketCalls.Received received = calls.receive(descriptor, DATAGRAM_MAX, false);
        return switch (received.call().result()) {
            case Returned _ -> {
                if (received.from() != null) {
                    came(received.from());
                }
                yield true;
            }
            case Failed(Errno errno) -> errno.is(NOTHING);
        };
    }

    private synchronized void came(Endpoint peer) {
        count++;
        peers.add(peer);
        if (peers.size() > PEERS_MAX) {
            peers.remove();
        }
    }

    private boolean pause() {
        try {
            return !closing.await(AFTER_FAILURE.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            return false;
        }
    }

    private Duration untilNextReset() {
        Lingering next = lingering.peek();
        return next == null
                ? FOREVER
                : Duration.ofNanos(Math.max(0, next.due() - System.nanoTime()));
    }

    private void resetUntil(long now) {
        while (!lingering.isEmpty() && lingering.element().due() - now <= 0) {
            reset(lingering.remove());
        }
    }

    private void reset(Lingering connection) {
        calls.abortOnClose(connection.descriptor());
        calls.close(connection.descriptor());
    }
}
