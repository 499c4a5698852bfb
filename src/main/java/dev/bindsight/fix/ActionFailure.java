package dev.bindsight.fix;

import dev.bindsight.model.Errno;
import dev.bindsight.model.Pid;
import dev.bindsight.model.ProcessCondition;
import dev.bindsight.model.Syscall;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.List;

/** Why one thing of a stop did not work. */
public sealed interface ActionFailure {
    /** Nothing was signalled, as it is never signalled: pid 1, a thread of the kernel. */
    record NeverSignalled() implements ActionFailure {}

    /** Nothing was signalled, as it had already ended. */
    record AlreadyEnded() implements ActionFailure {}

    /** Nothing was signalled, as it no longer holds the socket. */
    record GaveUp() implements ActionFailure {}

    /** Nothing was signalled, as whether it still holds the socket cannot be verified. */
    record Unverifiable() implements ActionFailure {}

    /**
     * Nothing was signalled, as /proc is of another pid namespace (pid_namespaces(7)).
     *
     * @param pid as it was read there
     */
    record OtherNamespace(Pid pid) implements ActionFailure {}

    /**
     * It runs on after SIGTERM.
     *
     * @param waited how long it was waited for
     * @param condition what may keep it, absent where nothing was seen of it
     */
    record OutlivedTerm(Duration waited, @Nullable ProcessCondition condition)
            implements ActionFailure {}

    /** It runs on after SIGKILL. */
    record OutlivedKill() implements ActionFailure {}

    /** The user ended the wait while it still ran. */
    record WaitCancelled() implements ActionFailure {}

    /**
     * The kernel refused.
     *
     * @param syscall which call
     * @param errno with which error, absent where it gave none
     */
    record CallRefused(Syscall syscall, @Nullable Errno errno) implements ActionFailure {}

    /** The program is not on the PATH. */
    record CommandAbsent(String program) implements ActionFailure {}

    /** A command did not end in the time it was given. */
    record CommandSlow(List<String> command, Duration elapsed) implements ActionFailure {
        /** Copies the list. */
        public CommandSlow {
            command = List.copyOf(command);
        }
    }

    /** The user ended a command. */
    record CommandCancelled(List<String> command, Duration elapsed) implements ActionFailure {
        /** Copies the list. */
        public CommandCancelled {
            command = List.copyOf(command);
        }
    }

    /**
     * A command ended with another status than 0.
     *
     * @param said the first line it wrote, empty if none
     */
    record CommandFailed(List<String> command, int status, String said) implements ActionFailure {
        /** Copies the list. */
        public CommandFailed {
            command = List.copyOf(command);
        }
    }
}
