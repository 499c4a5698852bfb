package dev.bindsight.probe;

import dev.bindsight.model.Attempt;
import dev.bindsight.model.Errno;
import dev.bindsight.model.Outcome;
import dev.bindsight.model.Outcome.DecidedBy;
import dev.bindsight.model.Probe.ConnectProbe;
import dev.bindsight.model.Protocol;
import dev.bindsight.model.Syscall;
import dev.bindsight.model.SyscallResult;
import dev.bindsight.model.SyscallResult.Failed;
import dev.bindsight.model.SyscallResult.Returned;
import dev.bindsight.model.TracedCall;
import dev.bindsight.platform.MachineFacts;
import dev.bindsight.platform.SocketCalls;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * Opens one TCP connection and closes it, without blocking: connect(2) on a non-blocking socket,
 * poll(2) until it is decided, SO_ERROR for how. A blocking connect could be neither cancelled nor
 * given a deadline.
 */
public final class ConnectProver {
    private static final Duration SLICE = Duration.ofMillis(50);

    private final SocketCalls calls;
    private final MachineFacts machine;

    /** A prover on one machine. */
    public ConnectProver(SocketCalls calls, MachineFacts machine) {
        this.calls = calls;
        this.machine = machine;
    }

    /**
     * Connects once.
     *
     * @param cancelled asked at least every 50 ms; true ends it
     */
    public Attempt prove(ConnectProbe probe, BooleanSupplier cancelled) {
        Instant at = Instant.now();
        var trace = new ArrayList<TracedCall>();
        long start = System.nanoTime();
        Outcome outcome = connect(probe, start + probe.timeout().toNanos(), cancelled, trace);
        Duration elapsed = Duration.ofNanos(System.nanoTime() - start);
        return new Attempt(probe, at, trace, outcome, null, elapsed);
    }

    private Outcome connect(
            ConnectProbe probe, long deadline, BooleanSupplier cancelled, List<TracedCall> trace) {
        TracedCall made = calls.socket(probe.endpoint().address().family(), Protocol.TCP, true);
        trace.add(made);
        return switch (made.result()) {
            case Failed(Errno errno) -> refused(Syscall.SOCKET, errno);
            case Returned(long number) -> {
                int descriptor = (int) number;
                Outcome outcome = connect(descriptor, probe, deadline, cancelled, trace);
                trace.add(calls.close(descriptor));
                yield outcome;
            }
        };
    }

    private Outcome connect(
            int descriptor,
            ConnectProbe probe,
            long deadline,
            BooleanSupplier cancelled,
            List<TracedCall> trace) {
        TracedCall connect = calls.connect(descriptor, probe.endpoint(), probe.scope());
        trace.add(connect);
        if (!(connect.result() instanceof Failed(Errno errno))) {
            return new Outcome.Worked();
        }
        if (!errno.name().equals("EINPROGRESS")) {
            return refused(Syscall.CONNECT, errno);
        }
        TracedCall poll = awaitDecision(descriptor, deadline, cancelled);
        trace.add(poll);
        return switch (poll.result()) {
            case Failed(Errno failure) -> refused(Syscall.POLL, failure);
            case Returned(long ready) when ready == 0 ->
                    cancelled.getAsBoolean() ? new Outcome.Cancelled() : timedOut();
            case Returned _ -> pendingError(descriptor, trace);
        };
    }

    private Outcome pendingError(int descriptor, List<TracedCall> trace) {
        TracedCall pending = calls.pendingError(descriptor);
        trace.add(pending);
        return switch (pending.result()) {
            case Failed(Errno errno) -> refused(Syscall.GETSOCKOPT, errno);
            case Returned(long number) when number == 0 -> new Outcome.Worked();
            case Returned(long number) -> refused(Syscall.CONNECT, machine.errno((int) number));
        };
    }

    /**
     * Polls in slices, so that a cancel is heard; the trace shows them as the one wait they are,
     * under the arguments of the first.
     */
    private TracedCall awaitDecision(int descriptor, long deadline, BooleanSupplier cancelled) {
        long start = System.nanoTime();
        TracedCall slice;
        String arguments = null;
        do {
            long left = Math.max(0, deadline - System.nanoTime());
            Duration wait = Duration.ofNanos(Math.min(left, SLICE.toNanos()));
            slice = calls.awaitWritable(descriptor, wait);
            arguments = arguments == null ? slice.arguments() : arguments;
        } while (slice.result() instanceof Returned(long ready)
                && ready == 0
                && System.nanoTime() - deadline < 0
                && !cancelled.getAsBoolean());
        SyscallResult result = slice.result();
        return new TracedCall(
                Syscall.POLL, arguments, result, Duration.ofNanos(System.nanoTime() - start));
    }

    private Outcome timedOut() {
        Errno errno = machine.errno("ETIMEDOUT").orElseThrow();
        return new Outcome.Refused(Syscall.POLL, errno, DecidedBy.TIMEOUT);
    }

    private static Outcome refused(Syscall syscall, Errno errno) {
        return new Outcome.Refused(syscall, errno, DecidedBy.KERNEL);
    }
}
