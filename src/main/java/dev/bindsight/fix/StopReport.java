package dev.bindsight.fix;

import dev.bindsight.model.Errno;
import dev.bindsight.model.Fix;
import dev.bindsight.model.Inventory;
import dev.bindsight.model.ProcessDetails;
import dev.bindsight.model.Signal;
import dev.bindsight.model.SocketEntry;
import dev.bindsight.model.TracedCall;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.List;

/**
 * What a stop came to. Only what was seen.
 *
 * @param before the sockets that were to be freed
 * @param actions what was done, in order
 * @param aftermath the state of each port afterwards, in the order of {@code before} without
 *     repeats; empty if the user cancelled before it was known
 * @param left children of the stopped processes that run on
 * @param cancelled whether the user ended it early
 */
public record StopReport(
        List<SocketEntry> before,
        List<Action> actions,
        List<Aftermath> aftermath,
        List<ProcessDetails> left,
        boolean cancelled) {
    /** Copies the lists. */
    public StopReport {
        before = List.copyOf(before);
        actions = List.copyOf(actions);
        aftermath = List.copyOf(aftermath);
        left = List.copyOf(left);
    }

    /**
     * One thing done.
     *
     * @param fix on behalf of which fix
     * @param process to which process, absent for a command
     * @param signal which signal, absent for a command or where nothing was sent
     * @param ok whether it worked
     * @param failure why not; absent if it worked
     * @param errno the kernel's reason, absent if it worked or the reason is another
     * @param missing what would be needed, absent where permission is not what is missing
     */
    public record Action(
            Fix.Stop fix,
            @Nullable ProcessDetails process,
            @Nullable Signal signal,
            boolean ok,
            @Nullable ActionFailure failure,
            @Nullable Errno errno,
            @Nullable MissingPermission missing) {}

    /**
     * A port after the stop.
     *
     * @param socket the socket that held it
     * @param ok whether a bind and listen with SO_REUSEADDR works; for UDP, and where a process
     *     still has the port, without it, because such a bind could take its traffic
     * @param plainOk whether it works without
     * @param errno what refused the bind with SO_REUSEADDR, absent if it worked
     * @param remaining how long TIME_WAIT or FIN_WAIT2 will still refuse the plain bind, absent if
     *     nothing known will
     * @param holders what holds the port now
     * @param respawned whether a process took it again
     * @param instead what to stop so that it stays free, absent if nothing is known
     * @param trace the calls that proved it
     * @param inventory the machine as it was seen at the end, to look holders up in
     */
    public record Aftermath(
            SocketEntry socket,
            boolean ok,
            boolean plainOk,
            @Nullable Errno errno,
            @Nullable Duration remaining,
            List<SocketEntry> holders,
            boolean respawned,
            Fix.@Nullable Stop instead,
            List<TracedCall> trace,
            Inventory inventory) {}
}
