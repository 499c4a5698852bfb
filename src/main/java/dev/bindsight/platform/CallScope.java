package dev.bindsight.platform;

import dev.bindsight.model.Arg;
import dev.bindsight.model.Syscall;
import dev.bindsight.model.TracedCall;

import java.util.List;

/**
 * The calls of one experiment, which owns what they open: a descriptor that is still there at the
 * end is closed, and a limit that was changed is as before. Files that a bind made stay. One thread
 * makes the calls, another may {@link #wake} it.
 *
 * <p>What could harm the rest of the process is refused with an {@link IllegalArgumentException}
 * before any call is made: a descriptor that the experiment did not open (a negative one is
 * nobody's and allowed), an infinite poll, a request of ioctl(2) or fcntl(2) that changes more than
 * the socket.
 */
public interface CallScope extends AutoCloseable {
    /**
     * Makes a call, and adds it to the trace.
     *
     * @return the call with what came out of it in its arguments. One that blocks longer than the
     *     patience is woken by shutdown(2), which the trace then shows; getaddrinfo(3) alone can
     *     not be woken and takes as long as the system's resolver does
     */
    TracedCall call(Syscall syscall, List<Arg> arguments);

    /** The same. */
    default TracedCall call(Syscall syscall, Arg... arguments) {
        return call(syscall, List.of(arguments));
    }

    /** Every call that was made, in order, also those that woke and closed. */
    List<TracedCall> trace();

    /** Ends what blocks, by shutdown(2) of every socket of the experiment; from any thread. */
    void wake();

    @Override
    void close();
}
