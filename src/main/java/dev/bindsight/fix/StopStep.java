package dev.bindsight.fix;

import dev.bindsight.model.Fix;
import dev.bindsight.model.ProcessCondition;
import dev.bindsight.model.ProcessDetails;
import dev.bindsight.model.Signal;
import dev.bindsight.model.SocketEntry;
import dev.bindsight.model.TracedCall;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** One thing that happened while a stop was carried out, in the order it happened. */
public sealed interface StopStep {
    /**
     * It still is the same process.
     *
     * @param socketSeen whether it was also seen to still hold the socket; a parent never did
     */
    record IdentityChecked(ProcessDetails process, boolean socketSeen, Duration elapsed)
            implements StopStep {}

    /** It ended before it could be signalled, or gave the socket up; nothing was signalled. */
    record NoLongerOwner(ProcessDetails process, ActionFailure why) implements StopStep {}

    /** A signal was sent. */
    record Signalled(ProcessDetails process, Signal signal, TracedCall call, Instant at)
            implements StopStep {}

    /** A signal was refused. */
    record SignalRefused(
            ProcessDetails process,
            Signal signal,
            TracedCall call,
            @Nullable MissingPermission missing)
            implements StopStep {}

    /** A command such as {@code systemctl stop} was run for a supervisor. */
    record CommandRun(
            Fix.Stop fix, List<String> command, int exitStatus, String output, Duration elapsed)
            implements StopStep {}

    /** The wait for its end goes on. Repeated about ten times a second. */
    record Waiting(ProcessDetails process, Duration remaining) implements StopStep {}

    /** It ended. */
    record Exited(ProcessDetails process, TracedCall poll, Duration elapsed) implements StopStep {}

    /** It did not end in the time given. */
    record StillRunning(ProcessDetails process, TracedCall poll) implements StopStep {}

    /** What keeps it from ending, as far as /proc tells. */
    record Hindered(ProcessDetails process, ProcessCondition condition) implements StopStep {}

    /** Its children run on; they were not signalled. */
    record ChildrenLeft(ProcessDetails process, List<ProcessDetails> children)
            implements StopStep {}

    /** The ports are watched by looking. Repeated about ten times a second. */
    record Watching(Duration remaining) implements StopStep {}

    /** No source of sockets answered, so whether someone takes a port back was not seen. */
    record Unwatched() implements StopStep {}

    /** Someone holds the port again. */
    record Respawned(List<SocketEntry> holders, List<ProcessDetails> by, Fix.@Nullable Stop instead)
            implements StopStep {}

    /** A bind as a server makes it, and what it showed. */
    record Proved(SocketEntry socket, boolean reuseAddress, List<TracedCall> trace, boolean ok)
            implements StopStep {}

    /** The user ended it. */
    record Cancelled() implements StopStep {}
}
