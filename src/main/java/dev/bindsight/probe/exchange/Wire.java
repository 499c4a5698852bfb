package dev.bindsight.probe.exchange;

import static dev.bindsight.model.ErrnoName.EAGAIN;

import dev.bindsight.model.Errno;
import dev.bindsight.model.SyscallResult.Failed;
import dev.bindsight.model.SyscallResult.Returned;
import dev.bindsight.model.TracedCall;
import dev.bindsight.platform.SocketCalls;
import dev.bindsight.probe.Cancellation;
import dev.bindsight.probe.Connection;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/**
 * The bytes of one connection; every call is noted, every wait has an end and hears a cancel. The
 * time that counts is that of the calls: what Bindsight computes between them, which the first time
 * loads classes, is neither taken for the server's slowness nor from its time.
 */
final class Wire {
    private static final WaitOutcome TAKEN = new WaitOutcome.Bytes(new byte[0]);

    private final SocketCalls calls;
    private final Connection connection;
    private final Cancellation cancellation;
    private final Duration limit;
    private final List<TracedCall> trace;
    private Duration spent = Duration.ZERO;

    /**
     * A connection that may be used for a time.
     *
     * @param limit how long its calls may take together
     * @param trace where the calls are noted
     */
    Wire(
            SocketCalls calls,
            Connection connection,
            Cancellation cancellation,
            Duration limit,
            List<TracedCall> trace) {
        this.calls = calls;
        this.connection = connection;
        this.cancellation = cancellation;
        this.limit = limit;
        this.trace = trace;
    }

    /** The same connection for as long again. */
    Wire renewed() {
        return new Wire(calls, connection, cancellation, limit, trace);
    }

    /** The same connection for a time, at most as long as before. */
    Wire renewed(Duration most) {
        Duration less = most.compareTo(limit) < 0 ? most : limit;
        return new Wire(calls, connection, cancellation, less, trace);
    }

    /** How long its calls have taken up to now. */
    Duration spent() {
        return spent;
    }

    /** Waits for bytes, at most so many. */
    WaitOutcome receive(int max) {
        while (true) {
            // who always has bytes ready must not go on for ever
            if (spent.compareTo(limit) >= 0 && spent.isPositive()) {
                return cancellation.getAsBoolean()
                        ? new WaitOutcome.Cancelled()
                        : new WaitOutcome.Nothing();
            }
            WaitOutcome ready = await(true);
            if (ready != TAKEN) {
                return ready;
            }
            SocketCalls.Received received = calls.receive(connection.descriptor(), max, false);
            noted(received.call());
            switch (received.call().result()) {
                case Failed(Errno errno) when errno.is(EAGAIN) -> {
                    // poll can promise what is no longer there, see its man page under BUGS
                }
                case Failed _ -> {
                    return broken(received.call());
                }
                case Returned(long count) when count == 0 -> {
                    return cancellation.getAsBoolean()
                            ? new WaitOutcome.Cancelled()
                            : new WaitOutcome.End();
                }
                case Returned _ -> {
                    return new WaitOutcome.Bytes(received.bytes());
                }
            }
        }
    }

    /** Sends all of it. */
    WaitOutcome send(byte[] bytes) {
        byte[] rest = bytes;
        while (rest.length > 0) {
            TracedCall sent = noted(calls.send(connection.descriptor(), rest));
            switch (sent.result()) {
                case Returned(long count) ->
                        rest = Arrays.copyOfRange(rest, (int) count, rest.length);
                case Failed(Errno errno) when errno.is(EAGAIN) -> {
                    WaitOutcome ready = await(false);
                    if (ready != TAKEN) {
                        return ready;
                    }
                }
                case Failed _ -> {
                    return broken(sent);
                }
            }
        }
        return TAKEN;
    }

    private WaitOutcome await(boolean readable) {
        int descriptor = connection.descriptor();
        Duration left = spent.compareTo(limit) < 0 ? limit.minus(spent) : Duration.ZERO;
        TracedCall poll;
        try (var _ = cancellation.onCancel(connection::wake)) {
            poll =
                    noted(
                            readable
                                    ? calls.awaitReadable(descriptor, left)
                                    : calls.awaitWritable(descriptor, left));
        }
        if (cancellation.getAsBoolean()) {
            return new WaitOutcome.Cancelled();
        }
        return switch (poll.result()) {
            case Failed _ -> broken(poll);
            case Returned(long ready) when ready == 0 -> new WaitOutcome.Nothing();
            case Returned _ -> TAKEN;
        };
    }

    private WaitOutcome broken(TracedCall call) {
        return call.result() instanceof Failed(Errno errno)
                ? new WaitOutcome.Broken(call.syscall(), errno)
                : TAKEN;
    }

    private TracedCall noted(TracedCall call) {
        trace.add(call);
        spent = spent.plus(call.duration());
        return call;
    }
}
