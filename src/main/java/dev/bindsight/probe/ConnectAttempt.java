package dev.bindsight.probe;

import static dev.bindsight.model.ErrnoName.EAGAIN;
import static dev.bindsight.model.ErrnoName.ECONNABORTED;
import static dev.bindsight.model.ErrnoName.ECONNRESET;
import static dev.bindsight.model.ErrnoName.EINPROGRESS;

import dev.bindsight.model.AddressFamily;
import dev.bindsight.model.Attempt;
import dev.bindsight.model.Errno;
import dev.bindsight.model.Outcome;
import dev.bindsight.model.Probe.ConnectProbe;
import dev.bindsight.model.Protocol;
import dev.bindsight.model.Syscall;
import dev.bindsight.model.SyscallResult.Failed;
import dev.bindsight.model.SyscallResult.Returned;
import dev.bindsight.model.TracedCall;
import dev.bindsight.platform.MachineFacts;
import dev.bindsight.platform.SocketCalls;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;

/** One connect while it is carried out. Not safe for use by several threads. */
final class ConnectAttempt {
    /** How long an answer to a datagram is waited for. */
    private static final Duration REPLY = Duration.ofMillis(500);

    /** What a connect gives that shutdown(2) ended. */
    private final SocketCalls calls;

    private final BlockingConnects blocking;
    private final ConnectProbe probe;
    private final Cancellation cancellation;
    private final WhenConnected then;
    private final boolean reporting;
    private final AttemptRecord record;

    /** Whether a connect was to be ended; one that worked all the same carries nothing. */
    private boolean shutDown;

    /**
     * One connect.
     *
     * @param reporting whether an IPv6 socket is told to keep the ICMP message that refuses it
     */
    ConnectAttempt(
            SocketCalls calls,
            MachineFacts machine,
            BlockingConnects blocking,
            ConnectProbe probe,
            Cancellation cancellation,
            WhenConnected then,
            boolean reporting) {
        this.calls = calls;
        this.blocking = blocking;
        this.probe = probe;
        this.cancellation = cancellation;
        this.then = then;
        this.reporting = reporting;
        record = new AttemptRecord(calls, machine, probe);
    }

    Attempt run() {
        return record.ended(cancellation.getAsBoolean() ? new Outcome.Cancelled() : opened());
    }

    private Outcome opened() {
        TracedCall made =
                record.note(
                        calls.socket(
                                probe.endpoint().address().family(),
                                probe.protocol(),
                                !probe.blocking()));
        if (!(made.result() instanceof Returned(long number))) {
            return AttemptRecord.decidedBy(made);
        }
        var socket = new OpenSocket(calls, (int) number);
        try {
            return used(socket);
        } finally {
            TracedCall closed = socket.close();
            // only now is it certain that no cancel adds one
            TracedCall shutdown = socket.shutdown();
            if (shutdown != null) {
                record.note(shutdown);
            }
            record.note(closed);
        }
    }

    private Outcome used(OpenSocket socket) {
        Outcome outcome = bound(socket);
        boolean usable = outcome.ok() && probe.protocol() == Protocol.TCP && !shutDown;
        if (usable && !cancellation.getAsBoolean()) {
            then.use(socket);
        }
        return outcome;
    }

    private Outcome bound(OpenSocket socket) {
        Outcome bound = record.bindSource(socket.descriptor(), probe.source());
        if (!bound.ok()) {
            return bound;
        }
        if (cancellation.getAsBoolean()) {
            return new Outcome.Cancelled();
        }
        if (reporting && probe.endpoint().address().family() == AddressFamily.IPV6) {
            calls.keepErrors(socket.descriptor()).ifPresent(record::note);
        }
        return probe.blocking() && probe.protocol() == Protocol.TCP
                ? connectedBlocking(socket.descriptor())
                : connected(socket);
    }

    private Outcome connectedBlocking(int descriptor) {
        var named = new AtomicReference<SocketCalls.Addressed>();
        var retransmits = new AtomicReference<TracedCall>();
        BlockingConnects.Ended ended =
                blocking.connect(
                        descriptor,
                        probe.endpoint(),
                        probe.scope(),
                        probe.timeout(),
                        () -> {
                            named.set(calls.localEndpoint(descriptor));
                            calls.retransmits(descriptor).ifPresent(retransmits::set);
                        },
                        cancellation);
        record.note(ended.connect());
        if (named.get() != null) {
            record.note(named.get());
        }
        if (retransmits.get() != null) {
            record.note(retransmits.get());
        }
        if (ended.shutdown() != null) {
            record.note(ended.shutdown());
            shutDown = true;
        }
        if (ended.cancelled()) {
            return new Outcome.Cancelled();
        }
        if (ended.shutdown() != null && !isKernels(ended.connect())) {
            return record.timedOut(Syscall.CONNECT);
        }
        return settled(descriptor, AttemptRecord.decidedBy(ended.connect()));
    }

    /** Whether a connect that shutdown(2) was to end had come to its own end before. */
    private static boolean isKernels(TracedCall connect) {
        return switch (connect.result()) {
            // what shutdown(2) ends does not connect, see inet_stream_connect of Linux
            case Returned _ -> true;
            case Failed(Errno errno) -> !errno.is(ECONNRESET, ECONNABORTED);
        };
    }

    private Outcome connected(OpenSocket socket) {
        int descriptor = socket.descriptor();
        TracedCall connect =
                record.note(calls.connect(descriptor, probe.endpoint(), probe.scope()));
        return switch (connect.result()) {
            case Returned _ ->
                    switch (probe.protocol()) {
                        case TCP -> record.named(descriptor, new Outcome.Worked());
                        case UDP -> asked(socket);
                    };
            case Failed(Errno errno) ->
                    errno.is(EINPROGRESS) ? decided(socket) : AttemptRecord.decidedBy(connect);
        };
    }

    private Outcome decided(OpenSocket socket) {
        int descriptor = socket.descriptor();
        TracedCall poll;
        try (var _ = cancellation.onCancel(socket::wake)) {
            poll = record.note(calls.awaitWritable(descriptor, probe.timeout()));
        }
        if (cancellation.getAsBoolean()) {
            return new Outcome.Cancelled();
        }
        return switch (poll.result()) {
            case Failed _ -> AttemptRecord.decidedBy(poll);
            case Returned(long ready) when ready == 0 -> {
                // of one without an answer too, to show which address it used
                record.name(descriptor);
                record.countRetransmits(descriptor);
                yield record.timedOut(Syscall.POLL);
            }
            case Returned _ -> settled(descriptor, record.pendingError(descriptor));
        };
    }

    /** The kernel decided; what it knows of the packets is asked while the socket is there. */
    private Outcome settled(int descriptor, Outcome outcome) {
        return record.told(descriptor, record.named(descriptor, outcome));
    }

    /** Sends an empty datagram, and waits a moment for a reply or a refusal by ICMP. */
    private Outcome asked(OpenSocket socket) {
        int descriptor = socket.descriptor();
        TracedCall sent = record.note(calls.send(descriptor, new byte[0]));
        if (!sent.ok()) {
            return AttemptRecord.decidedBy(sent);
        }
        TracedCall poll;
        try (var _ = cancellation.onCancel(socket::wake)) {
            Duration timeout = probe.timeout();
            Duration limit = timeout.compareTo(REPLY) < 0 ? timeout : REPLY;
            poll = record.note(calls.awaitReadable(descriptor, limit));
        }
        if (cancellation.getAsBoolean()) {
            return new Outcome.Cancelled();
        }
        return switch (poll.result()) {
            case Failed _ -> AttemptRecord.decidedBy(poll);
            case Returned(long ready) when ready == 0 ->
                    record.named(descriptor, new Outcome.Worked());
            case Returned _ -> record.named(descriptor, reply(descriptor));
        };
    }

    private Outcome reply(int descriptor) {
        TracedCall received =
                record.note(calls.receive(descriptor, SocketCalls.MAX_BYTES, false).call());
        // Linux drops a datagram with a wrong checksum only when it is read
        return received.result().gave(EAGAIN)
                ? new Outcome.Worked()
                : AttemptRecord.decidedBy(received);
    }
}
