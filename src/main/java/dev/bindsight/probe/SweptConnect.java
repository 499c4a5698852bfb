package dev.bindsight.probe;

import static dev.bindsight.model.ErrnoName.ECONNREFUSED;
import static dev.bindsight.model.ErrnoName.EINPROGRESS;

import dev.bindsight.model.Attempt;
import dev.bindsight.model.Outcome;
import dev.bindsight.model.Probe.ConnectProbe;
import dev.bindsight.model.Syscall;
import dev.bindsight.model.SyscallResult.Returned;
import dev.bindsight.model.TracedCall;
import dev.bindsight.platform.MachineFacts;
import dev.bindsight.platform.SocketCalls;

import org.jspecify.annotations.Nullable;

import java.time.Duration;

/**
 * One connect of a sweep, which others overtake: begun, then either decided at once or waited for,
 * settled and ended.
 */
final class SweptConnect {
    private static final int NONE = -1;

    private final int place;
    private final ConnectProbe probe;
    private final SocketCalls calls;
    private final AttemptRecord record;
    private int descriptor = NONE;
    private long waitingSince;

    SweptConnect(int place, ConnectProbe probe, SocketCalls calls, MachineFacts machine) {
        this.place = place;
        this.probe = probe;
        this.calls = calls;
        record = new AttemptRecord(calls, machine, probe);
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
                record.note(
                        calls.socket(probe.endpoint().address().family(), probe.protocol(), true));
        if (!(made.result() instanceof Returned(long number))) {
            return AttemptRecord.decidedBy(made);
        }
        descriptor = (int) number;
        Outcome bound = record.bindSource(descriptor, probe.source());
        if (!bound.ok()) {
            return bound;
        }
        TracedCall connect =
                record.note(calls.connect(descriptor, probe.endpoint(), probe.scope()));
        if (!connect.result().gave(EINPROGRESS)) {
            return record.named(descriptor, AttemptRecord.decidedBy(connect));
        }
        waitingSince = System.nanoTime();
        // on loopback the answer is there already, and asking for it takes the place of a poll
        Outcome now = record.pendingError(descriptor);
        return now.ok() ? null : told(now);
    }

    /** What poll said last; the trace shows every poll before it as the one wait they are. */
    void waited(TracedCall poll) {
        Duration since = Duration.ofNanos(System.nanoTime() - waitingSince);
        record.note(new TracedCall(poll.syscall(), poll.arguments(), poll.result(), since));
    }

    /** The outcome, once poll has said that there is one. */
    Outcome settle() {
        record.seenLate();
        return told(record.named(descriptor, record.pendingError(descriptor)));
    }

    /** On loopback a refusal is a reset nearly always, and a sweep has tens of thousands. */
    private Outcome told(Outcome outcome) {
        boolean closed = probe.endpoint().address().isLoopback() && outcome.gave(ECONNREFUSED);
        return closed ? outcome : record.told(descriptor, outcome);
    }

    /** Bindsight's clock ends it. */
    Outcome timeOut() {
        record.name(descriptor);
        return record.timedOut(Syscall.POLL);
    }

    /** Closes the socket. */
    Attempt end(Outcome outcome) {
        close();
        return record.ended(outcome);
    }

    /** Closes the socket, if there is one. */
    void close() {
        if (descriptor != NONE) {
            record.note(calls.close(descriptor));
            descriptor = NONE;
        }
    }
}
