package dev.bindsight.json;

import dev.bindsight.fix.Obstacle;
import dev.bindsight.fix.StopReport;
import dev.bindsight.json.AfterJson.Holders;
import dev.bindsight.json.AfterJson.PortAfterJson;
import dev.bindsight.model.Errno;
import dev.bindsight.model.Inventory;
import dev.bindsight.model.Pid;
import dev.bindsight.model.ProcessDetails;
import dev.bindsight.model.Signal;
import dev.bindsight.model.SocketEntry;
import dev.bindsight.model.Uid;
import dev.bindsight.words.stop.ActionFailureText;
import dev.bindsight.words.stop.ObstacleText;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What {@code stop} answers. With several ports {@code before} and {@code actions} are those of all
 * of them, and {@code after} says what holds for all and then each port by itself.
 *
 * @param before the sockets that held the ports; empty where there was nothing to stop
 * @param actions what was done, in order; then what was not, and why
 * @param after what was proven in the end
 * @param respawned whether a process took any of the ports again; absent where nothing was stopped,
 *     or nobody watched to the end
 */
public record StopJson(
        List<SocketJson> before,
        List<ActionJson> actions,
        AfterJson after,
        @Nullable Boolean respawned) {
    /**
     * The shape of what stops came to.
     *
     * @param before the sockets that held the ports, with the reading they were seen in
     * @param obstacles the sockets that nothing was done about, and why
     * @param ports the state of each port in the end
     * @param userName the name of a user, or the number as text
     */
    public static StopJson of(
            Seen before,
            List<StopReport.Action> actions,
            List<Obstacle> obstacles,
            List<PortAfterJson> ports,
            Function<Uid, String> userName) {
        Boolean respawned =
                actions.isEmpty() ? null : ports.stream().anyMatch(PortAfterJson::respawned);
        return of(before, actions, obstacles, AfterJson.of(ports), respawned, userName);
    }

    /**
     * The shape of a stop that the user ended before it was proven what it came to.
     *
     * @param now what holds the ports, absent where no source answered
     * @param ports those that were proven free before anything was done
     */
    public static StopJson cancelled(
            Seen before,
            List<StopReport.Action> actions,
            List<Obstacle> obstacles,
            @Nullable Seen now,
            List<PortAfterJson> ports,
            Function<Uid, String> userName) {
        Holders holders = now == null ? null : Holders.of(now.sockets(), now.inventory(), userName);
        return of(before, actions, obstacles, AfterJson.unproven(holders, ports), null, userName);
    }

    private static StopJson of(
            Seen before,
            List<StopReport.Action> actions,
            List<Obstacle> obstacles,
            AfterJson after,
            @Nullable Boolean respawned,
            Function<Uid, String> userName) {
        Inventory inventory = before.inventory();
        return new StopJson(
                before.sockets().stream()
                        .map(each -> SocketJson.of(each, inventory, userName))
                        .toList(),
                Stream.concat(
                                actions.stream().map(ActionJson::of),
                                obstacles.stream()
                                        .flatMap(each -> ActionJson.notDone(each, inventory)))
                        .toList(),
                after,
                respawned);
    }

    /** Some sockets, and the reading they were seen in, to look their owners up. */
    public record Seen(List<SocketEntry> sockets, Inventory inventory) {}

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
            @Nullable Pid pid,
            @Nullable Signal signal,
            Boolean ok,
            @Nullable String error,
            @Nullable Errno errno) {
        private static ActionJson of(StopReport.Action action) {
            ProcessDetails process = action.process();
            return new ActionJson(
                    action.fix().id(),
                    process == null ? null : process.pid(),
                    action.signal(),
                    action.ok(),
                    action.failure() == null ? null : ActionFailureText.of(action.failure()),
                    action.errno());
        }

        /**
         * What was not done about the owners of a socket, that could be seen but not be reached.
         */
        private static Stream<ActionJson> notDone(Obstacle obstacle, Inventory inventory) {
            return switch (obstacle.reason()) {
                case GONE, KERNEL, HIDDEN, REFUSED -> Stream.empty();
                case OTHER_NAMESPACE ->
                        inventory.owners(obstacle.socket()).stream()
                                .map(owner -> notDone(owner.pid(), ObstacleText.of(obstacle)));
            };
        }

        private static ActionJson notDone(Pid pid, String error) {
            return new ActionJson("stop-owner", pid, null, false, error, null);
        }
    }
}
