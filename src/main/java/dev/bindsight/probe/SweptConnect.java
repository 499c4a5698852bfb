package dev.bindsight.probe;

import dev.bindsight.model.Attempt;
import dev.bindsight.model.BindPlace;
import dev.bindsight.model.Endpoint;
import dev.bindsight.model.Errno;
import dev.bindsight.model.Outcome;
import dev.bindsight.model.Outcome.DecidedBy;
import dev.bindsight.model.Probe.ConnectProbe;
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
 * One connect of a sweep, which others overtake: begun, then either decided at once or waited for,
 * settled and ended.
 */
final class SweptConnect {
    private static final int NONE = -1;

    private final int place;
    private final ConnectProbe probe;
    private final SocketCalls calls;
    private final MachineFacts machine;
    private final List<TracedCall> trace = new ArrayList<>(5);
    private final Instant at = Instant.now();
    private final long started = System.nanoTime();
    private int descriptor = NONE;
    private long waitingSince;
    private @Nullable Endpoint local;

    SweptConnect(int place, ConnectProbe probe, SocketCalls calls, MachineFacts machine) {
        this.place = place;
        this.probe = probe;
        this.calls = calls;
        this.machine = machine;
    }

    /** Where it stands among the probes. */
    int place() {
        return place;
    }

    /** Its socket, once there is one. */
    int descriptor() {
        return descriptor;
    }

    /** When Bindsight's clock ends it, as {@link System#nanoTime()} counts. */
    long deadline() {
        return waitingSince + probe.timeout().toNanos();
    }

    /**
     * Makes the socket and sets it on its way; may be called again where there was no descriptor.
     *
     * @return how it ended, null while it is undecided
     */
    @Nullable Outcome begin() {
        TracedCall made =
                traced(calls.socket(probe.endpoint().address().family(), probe.protocol(), true));
        if (!(made.result() instanceof Returned(long number))) {
            return decidedBy(made);
        }
        descriptor = (int) number;
        BindPlace source = probe.source();
        if (source != null) {
            int scope = machine.scopeIndex(source.interfaceName());
            TracedCall bound = traced(calls.bind(descriptor, source.endpoint(), scope));
            if (!bound.ok()) {
                return decidedBy(bound);
            }
        }
        TracedCall connect = traced(calls.connect(descriptor, probe.endpoint(), probe.scope()));
        if (connect.ok()) {
            return connected();
        }
        if (connect.result() instanceof Failed(Errno errno)
                && !errno.name().equals("EINPROGRESS")) {
            return decidedBy(connect);
        }
        waitingSince = System.nanoTime();
        // on loopback the answer is there already, and asking for it takes the place of a poll
        Outcome now = pendingError();
        return now.ok() ? null : now;
    }

    /** What poll said last; the trace shows every poll before it as the one wait they are. */
    void waited(TracedCall poll) {
        Duration since = Duration.ofNanos(System.nanoTime() - waitingSince);
        traced(new TracedCall(poll.syscall(), poll.arguments(), poll.result(), since));
    }

    /** The outcome, once poll has said that there is one. */
    Outcome settle() {
        Outcome outcome = pendingError();
        return outcome.ok() ? connected() : outcome;
    }

    /** Bindsight's clock ends it. */
    Outcome timeOut() {
        name();
        Errno errno = machine.errno("ETIMEDOUT").orElseThrow();
        return new Outcome.Refused(Syscall.POLL, errno, DecidedBy.TIMEOUT);
    }

    /** Closes the socket. */
    Attempt end(Outcome outcome) {
        close();
        Duration elapsed = Duration.ofNanos(System.nanoTime() - started);
        return new Attempt(probe, at, trace, outcome, local, elapsed);
    }

    /** Closes the socket, if there is one. */
    void close() {
        if (descriptor != NONE) {
            traced(calls.close(descriptor));
            descriptor = NONE;
        }
    }

    /** Where it was connected from: a loopback connect can reach itself. */
    private Outcome connected() {
        name();
        return new Outcome.Worked();
    }

    private void name() {
        SocketCalls.Addressed from = calls.localEndpoint(descriptor);
        traced(from.call());
        local = from.endpoint();
    }

    private Outcome pendingError() {
        TracedCall pending = traced(calls.pendingError(descriptor));
        return switch (pending.result()) {
            case Failed _ -> decidedBy(pending);
            case Returned(long number) when number == 0 -> new Outcome.Worked();
            case Returned(long number) -> {
                Errno errno = machine.errno((int) number);
                yield new Outcome.Refused(Syscall.CONNECT, errno, DecidedBy.KERNEL);
            }
        };
    }

    private static Outcome decidedBy(TracedCall call) {
        return call.result() instanceof Failed(Errno errno)
                ? new Outcome.Refused(call.syscall(), errno, DecidedBy.KERNEL)
                : new Outcome.Worked();
    }

    private TracedCall traced(TracedCall call) {
        trace.add(call);
        return call;
    }
}
