package dev.bindsight.json;

import dev.bindsight.fix.Obstacle;
import dev.bindsight.fix.StopReport;
import dev.bindsight.model.Errno;
import dev.bindsight.model.Inventory;
import dev.bindsight.model.ProcessDetails;
import dev.bindsight.model.Signal;
import dev.bindsight.words.stop.ActionFailureText;
import dev.bindsight.words.stop.ObstacleText;

import org.jspecify.annotations.Nullable;

import java.util.stream.Stream;

/**
 * One thing that a stop did, or could not do.
 *
 * @param fix on behalf of which fix: {@code stop-owner}, {@code stop-supervisor}
 * @param pid to which process, absent for a command
 * @param signal {@code SIGTERM} or {@code SIGKILL}, absent where none was sent
 * @param ok whether it worked
 * @param error why not
 * @param errno the kernel's reason, where it was the kernel
 */
public record ActionJson(
        String fix,
        @Nullable Integer pid,
        @Nullable String signal,
        boolean ok,
        @Nullable String error,
        @Nullable String errno) {
    /** What was not done about the owners of a socket, that could be seen but not be reached. */
    static Stream<ActionJson> notDone(Obstacle obstacle, Inventory inventory) {
        return switch (obstacle.reason()) {
            case GONE, KERNEL, HIDDEN, REFUSED -> Stream.empty();
            case OTHER_NAMESPACE ->
                    inventory.owners(obstacle.socket()).stream()
                            .map(owner -> notDone(owner.pid().number(), ObstacleText.of(obstacle)));
        };
    }

    private static ActionJson notDone(int pid, String error) {
        return new ActionJson("stop-owner", pid, null, false, error, null);
    }

    /** The shape of an action. */
    static ActionJson of(StopReport.Action action) {
        ProcessDetails process = action.process();
        Signal signal = action.signal();
        Errno errno = action.errno();
        return new ActionJson(
                action.fix().id(),
                process == null ? null : process.pid().number(),
                signal == null ? null : signal.name(),
                action.ok(),
                action.failure() == null ? null : ActionFailureText.of(action.failure()),
                errno == null ? null : errno.name());
    }
}
