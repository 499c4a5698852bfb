package dev.bindsight.platform;

import dev.bindsight.model.Arg;
import dev.bindsight.model.Syscall;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * System calls about sockets as a laboratory makes them: any of them, with any argument, right or
 * wrong. A probe makes its few calls by {@link SocketCalls}.
 */
public interface CallPort {
    /** The calls that can be made here; any other gives ENOSYS. */
    Set<Syscall> calls();

    /**
     * A constant of C with this system's number for it.
     *
     * @param name such as {@code SO_REUSEADDR}
     * @return empty for one that is not known here
     */
    Optional<Arg.Constant> constant(String name);

    /**
     * Begins an experiment.
     *
     * @param patience how long one call may block before it is woken
     */
    CallScope open(Duration patience);
}
