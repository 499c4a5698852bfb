package dev.bindsight.probe;

import static dev.bindsight.model.ErrnoName.ETIMEDOUT;

import dev.bindsight.model.Attempt;
import dev.bindsight.model.BindPlace;
import dev.bindsight.model.Endpoint;
import dev.bindsight.model.Errno;
import dev.bindsight.model.IcmpError;
import dev.bindsight.model.OnTheWire;
import dev.bindsight.model.Outcome;
import dev.bindsight.model.Outcome.DecidedBy;
import dev.bindsight.model.Probe;
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

/**
 * What is written down while one probe is carried out: its calls, what they decide, where its
 * socket is bound and how long it takes. Not safe for use by several threads.
 */
final class AttemptRecord {
    private final SocketCalls calls;
    private final MachineFacts machine;
    private final Probe probe;
    private final List<TracedCall> trace = new ArrayList<>(8);
    private final Instant at = Instant.now();
    private @Nullable Endpoint local;
    private @Nullable Duration roundTrip;
    private @Nullable IcmpError icmp;
    private boolean seenLate;

    /** A probe begins. */
    AttemptRecord(SocketCalls calls, MachineFacts machine, Probe probe) {
        this.calls = calls;
        this.machine = machine;
        this.probe = probe;
    }

    /** Adds a call to the trace and gives it back. */
    TracedCall note(TracedCall call) {
        trace.add(call);
        return call;
    }

    /** Binds a connecting socket to its source, if it has one; else that works. */
    Outcome bindSource(int descriptor, @Nullable BindPlace source) {
        if (source == null) {
            return new Outcome.Worked();
        }
        String device = source.boundDevice();
        if (device != null) {
            TracedCall bound = note(calls.bindToDevice(descriptor, device));
            if (!bound.ok()) {
                return decidedBy(bound);
            }
        }
        int scope = machine.scopeIndex(source);
        return decidedBy(note(calls.bind(descriptor, source.endpoint(), scope)));
    }

    /** Asks where the socket is connected from if it is, and gives the outcome back. */
    Outcome named(int descriptor, Outcome outcome) {
        if (outcome.ok()) {
            name(descriptor);
            if (probe.protocol() == Protocol.TCP) {
                calls.roundTrip(descriptor).ifPresent(this::note);
            }
        }
        return outcome;
    }

    private void note(SocketCalls.RoundTrip told) {
        note(told.call());
        roundTrip = told.time();
    }

    /** Asks which ICMP message refused a TCP connect, if one did, and gives the outcome back. */
    Outcome told(int descriptor, Outcome outcome) {
        if (outcome instanceof Outcome.Refused && probe.protocol() == Protocol.TCP) {
            calls.queuedError(descriptor)
                    .ifPresent(queued -> {
                        note(queued.call());
                        icmp = queued.error();
                    });
        }
        return outcome;
    }

    /** What poll(2) tells of one is looked at only when others were, too. */
    void seenLate() {
        seenLate = true;
    }

    /** Asks where the socket is bound. */
    void name(int descriptor) {
        note(calls.localEndpoint(descriptor));
    }

    /** Notes where the socket is bound. */
    void note(SocketCalls.Addressed named) {
        note(named.call());
        local = named.endpoint();
    }

    /** Asks how a connect that poll said is decided has ended. */
    Outcome pendingError(int descriptor) {
        TracedCall pending = note(calls.pendingError(descriptor));
        if (!(pending.result() instanceof Returned(long number)) || number == 0) {
            return decidedBy(pending);
        }
        Errno errno = machine.errno((int) number);
        if (errno.is(ETIMEDOUT)) {
            countRetransmits(descriptor);
        }
        return refused(Syscall.CONNECT, errno);
    }

    /** Asks how often the SYN of a connect without an answer was sent again. */
    void countRetransmits(int descriptor) {
        calls.retransmits(descriptor).ifPresent(this::note);
    }

    /** Bindsight's own clock ended a wait. */
    Outcome timedOut(Syscall waiting) {
        Errno errno = machine.errno(ETIMEDOUT);
        return new Outcome.Refused(waiting, errno, DecidedBy.TIMEOUT);
    }

    /** The outcome where a call was the last one needed, or failed. */
    static Outcome decidedBy(TracedCall call) {
        return switch (call.result()) {
            case Returned _ -> new Outcome.Worked();
            case Failed(Errno errno) -> refused(call.syscall(), errno);
        };
    }

    private static Outcome refused(Syscall syscall, Errno errno) {
        return new Outcome.Refused(syscall, errno, DecidedBy.KERNEL);
    }

    /** The attempt, as far as it was carried out. */
    Attempt ended(Outcome outcome) {
        Duration elapsed =
                trace.stream()
                        .filter(call -> call.syscall() != Syscall.CLOSE)
                        .map(TracedCall::duration)
                        .reduce(Duration.ZERO, Duration::plus);
        var wire = new OnTheWire(roundTrip, icmp, seenLate);
        return new Attempt(probe, at, trace, outcome, local, elapsed, wire);
    }
}
