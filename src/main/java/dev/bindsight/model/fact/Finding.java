package dev.bindsight.model.fact;

import dev.bindsight.model.Attempt;
import dev.bindsight.model.Cause;
import dev.bindsight.model.Exchange;
import dev.bindsight.model.Syscall;
import dev.bindsight.model.TracedCall;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/**
 * An attempt and what is to be said about it.
 *
 * @param attempt the attempt
 * @param exchange what came over the connection, absent where nothing was asked for or there is
 *     none
 * @param diagnosis absent where nothing is to be explained: it worked, or the user cancelled it
 */
public record Finding(Attempt attempt, @Nullable Exchange exchange, @Nullable Diagnosis diagnosis) {
    /** A finding about a bind. */
    public Finding(Attempt attempt, @Nullable Diagnosis diagnosis) {
        this(attempt, null, diagnosis);
    }

    /** The same attempt with something else to be said about it. */
    public Finding with(Diagnosis other) {
        return new Finding(attempt, exchange, other);
    }

    /**
     * Whether the attempt worked and its connection is as good as was asked: a TLS handshake that
     * was tried was completed, no call failed behind the connect, and it is known neither to be a
     * connection to itself nor one that nobody answers on.
     */
    public boolean holds() {
        return attempt.ok() && (exchange == null || exchange.holds()) && !isUseless();
    }

    private boolean isUseless() {
        return diagnosis != null
                && (diagnosis.cause() instanceof Cause.UselessConnection
                        || diagnosis.cause() instanceof Cause.ConnectionReset);
    }

    /** Every call in order: those of the attempt, and before its close those of the exchange. */
    public List<TracedCall> calls() {
        List<TracedCall> trace = attempt.trace();
        if (exchange == null) {
            return trace;
        }
        boolean closed = !trace.isEmpty() && trace.getLast().syscall() == Syscall.CLOSE;
        var calls = new ArrayList<>(trace);
        calls.addAll(closed ? trace.size() - 1 : trace.size(), exchange.trace());
        return List.copyOf(calls);
    }
}
