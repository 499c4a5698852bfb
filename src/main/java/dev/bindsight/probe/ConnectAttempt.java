package dev.bindsight.probe;

import dev.bindsight.model.Attempt;
import dev.bindsight.model.BindPlace;
import dev.bindsight.model.Endpoint;
import dev.bindsight.model.Errno;
import dev.bindsight.model.Outcome;
import dev.bindsight.model.Outcome.DecidedBy;
import dev.bindsight.model.Probe.ConnectProbe;
import dev.bindsight.model.Protocol;
import dev.bindsight.model.Syscall;
import dev.bindsight.model.SyscallResult.Failed;
import dev.bindsight.model.SyscallResult.Returned;
import dev.bindsight.model.TracedCall;
import dev.bindsight.platform.MachineFacts;
import dev.bindsight.platform.SocketCalls;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;

/** One connect while it is carried out. Not safe for use by several threads. */
final class ConnectAttempt {
    /** How long an answer to a datagram is waited for. */
    private static final Duration REPLY = Duration.ofMillis(500);

    /** What a connect gives that shutdown(2) ended. */
    private static final Set<String> SHUT_DOWN = Set.of("ECONNRESET", "ECONNABORTED");

    private final SocketCalls calls;
    private final MachineFacts machine;
    private final BlockingConnects blocking;
    private final ConnectProbe probe;
    private final Cancellation cancellation;
    private final WhenConnected then;
    private final List<TracedCall> trace = new ArrayList<>();
    private final Instant at = Instant.now();
    private final long start = System.nanoTime();
    private final long deadline;
    private @Nullable Endpoint local;
    private long lentNanos;

    ConnectAttempt(
            SocketCalls calls,
            MachineFacts machine,
            BlockingConnects blocking,
            ConnectProbe probe,
            Cancellation cancellation,
            WhenConnected then) {
        this.calls = calls;
        this.machine = machine;
        this.blocking = blocking;
        this.probe = probe;
        this.cancellation = cancellation;
        this.then = then;
        deadline = start + probe.timeout().toNanos();
    }

    Attempt run() {
        Outcome outcome = cancellation.getAsBoolean() ? new Outcome.Cancelled() : opened();
        Duration elapsed = Duration.ofNanos(System.nanoTime() - start - lentNanos);
        return new Attempt(probe, at, trace, outcome, local, elapsed);
    }

    private Outcome opened() {
        TracedCall made =
                noted(
                        calls.socket(
                                probe.endpoint().address().family(),
                                probe.protocol(),
                                !probe.blocking()));
        return switch (made.result()) {
            case Failed(Errno errno) -> refused(Syscall.SOCKET, errno);
            case Returned(long number) -> {
                var socket = new OpenSocket(calls, (int) number);
                Outcome outcome = used(socket);
                TracedCall closed = socket.close();
                // only now is it certain that no cancel adds one
                TracedCall shutdown = socket.shutdown();
                if (shutdown != null) {
                    trace.add(shutdown);
                }
                trace.add(closed);
                yield outcome;
            }
        };
    }

    private Outcome used(OpenSocket socket) {
        Outcome outcome = bound(socket);
        if (outcome.ok() && probe.protocol() == Protocol.TCP && !cancellation.getAsBoolean()) {
            long lent = System.nanoTime();
            then.use(socket);
            lentNanos = System.nanoTime() - lent;
        }
        return outcome;
    }

    private Outcome bound(OpenSocket socket) {
        BindPlace source = probe.source();
        if (source != null) {
            int scope = machine.scopeIndex(source.interfaceName());
            TracedCall bound = noted(calls.bind(socket.descriptor(), source.endpoint(), scope));
            if (bound.result() instanceof Failed(Errno errno)) {
                return refused(Syscall.BIND, errno);
            }
        }
        if (cancellation.getAsBoolean()) {
            return new Outcome.Cancelled();
        }
        return probe.blocking() && probe.protocol() == Protocol.TCP
                ? connectedBlocking(socket.descriptor())
                : connected(socket);
    }

    private Outcome connectedBlocking(int descriptor) {
        var named = new AtomicReference<SocketCalls.Addressed>();
        BlockingConnects.Ended ended =
                blocking.connect(
                        descriptor,
                        probe.endpoint(),
                        probe.scope(),
                        deadline,
                        () -> named.set(calls.localEndpoint(descriptor)),
                        cancellation);
        trace.add(ended.connect());
        if (named.get() != null) {
            note(named.get());
        }
        if (ended.shutdown() != null) {
            trace.add(ended.shutdown());
        }
        boolean shutDown =
                ended.shutdown() != null
                        && ended.connect().result() instanceof Failed(Errno errno)
                        && SHUT_DOWN.contains(errno.name());
        if (ended.cancelled()) {
            return new Outcome.Cancelled();
        }
        if (shutDown) {
            return timedOut(Syscall.CONNECT);
        }
        return switch (ended.connect().result()) {
            case Returned _ -> worked(descriptor);
            case Failed(Errno errno) -> refused(Syscall.CONNECT, errno);
        };
    }

    private Outcome connected(OpenSocket socket) {
        int descriptor = socket.descriptor();
        TracedCall connect = noted(calls.connect(descriptor, probe.endpoint(), probe.scope()));
        return switch (connect.result()) {
            case Returned _ ->
                    switch (probe.protocol()) {
                        case TCP -> worked(descriptor);
                        case UDP -> asked(socket);
                    };
            case Failed(Errno errno) ->
                    errno.name().equals("EINPROGRESS")
                            ? decided(socket)
                            : refused(Syscall.CONNECT, errno);
        };
    }

    private Outcome decided(OpenSocket socket) {
        int descriptor = socket.descriptor();
        TracedCall poll;
        try (var _ = cancellation.onCancel(socket::wake)) {
            poll = noted(calls.awaitWritable(descriptor, left()));
        }
        if (cancellation.getAsBoolean()) {
            return new Outcome.Cancelled();
        }
        return switch (poll.result()) {
            case Failed(Errno errno) -> refused(Syscall.POLL, errno);
            case Returned(long ready) when ready == 0 -> {
                name(descriptor);
                yield timedOut(Syscall.POLL);
            }
            case Returned _ -> pendingError(descriptor);
        };
    }

    private Outcome pendingError(int descriptor) {
        TracedCall pending = noted(calls.pendingError(descriptor));
        return switch (pending.result()) {
            case Failed(Errno errno) -> refused(Syscall.GETSOCKOPT, errno);
            case Returned(long number) when number == 0 -> worked(descriptor);
            case Returned(long number) -> refused(Syscall.CONNECT, machine.errno((int) number));
        };
    }

    /** Sends an empty datagram, and waits a moment for a reply or a refusal by ICMP. */
    private Outcome asked(OpenSocket socket) {
        int descriptor = socket.descriptor();
        TracedCall sent = noted(calls.send(descriptor, new byte[0]));
        if (sent.result() instanceof Failed(Errno errno)) {
            return refused(Syscall.SEND, errno);
        }
        TracedCall poll;
        try (var _ = cancellation.onCancel(socket::wake)) {
            Duration left = left();
            Duration limit = left.compareTo(REPLY) < 0 ? left : REPLY;
            poll = noted(calls.awaitReadable(descriptor, limit));
        }
        if (cancellation.getAsBoolean()) {
            return new Outcome.Cancelled();
        }
        return switch (poll.result()) {
            case Failed(Errno errno) -> refused(Syscall.POLL, errno);
            case Returned(long ready) when ready == 0 -> worked(descriptor);
            case Returned _ -> reply(descriptor);
        };
    }

    private Outcome reply(int descriptor) {
        TracedCall received = noted(calls.receive(descriptor, SocketCalls.MAX_BYTES, false).call());
        return received.result() instanceof Failed(Errno errno) && !errno.name().equals("EAGAIN")
                ? refused(Syscall.RECV, errno)
                : worked(descriptor);
    }

    private Outcome worked(int descriptor) {
        name(descriptor);
        return new Outcome.Worked();
    }

    /** From where it connects: also of one without an answer, to show which address it used. */
    private void name(int descriptor) {
        note(calls.localEndpoint(descriptor));
    }

    private void note(SocketCalls.Addressed named) {
        trace.add(named.call());
        local = named.endpoint();
    }

    private Duration left() {
        return Duration.ofNanos(Math.max(0, deadline - System.nanoTime()));
    }

    private TracedCall noted(TracedCall call) {
        trace.add(call);
        return call;
    }

    private Outcome timedOut(Syscall waiting) {
        Errno errno = machine.errno("ETIMEDOUT").orElseThrow();
        return new Outcome.Refused(waiting, errno, DecidedBy.TIMEOUT);
    }

    private static Outcome refused(Syscall syscall, Errno errno) {
        return new Outcome.Refused(syscall, errno, DecidedBy.KERNEL);
    }
}
