package dev.bindsight.json;

import dev.bindsight.fix.Obstacle;
import dev.bindsight.fix.StopReport;
import dev.bindsight.model.Inventory;
import dev.bindsight.model.SocketEntry;
import dev.bindsight.model.Uid;

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
 * @param respawned whether a process took any of the ports again; absent where nothing was stopped
 */
public record StopJson(
        List<SocketJson> before,
        List<ActionJson> actions,
        AfterJson after,
        @Nullable Boolean respawned) {
    /**
     * The shape of what stops came to.
     *
     * @param inventory where the owners of the sockets before were seen
     * @param obstacles the sockets that nothing was done about, and why
     * @param ports the state of each port in the end; none where the user cancelled before it was
     *     known
     * @param userName the name of a user, or the number as text
     */
    public static StopJson of(
            List<SocketEntry> before,
            Inventory inventory,
            List<StopReport.Action> actions,
            List<Obstacle> obstacles,
            List<PortAfterJson> ports,
            Function<Uid, String> userName) {
        return new StopJson(
                before.stream().map(each -> SocketJson.of(each, inventory, userName)).toList(),
                Stream.concat(
                                actions.stream().map(ActionJson::of),
                                obstacles.stream()
                                        .flatMap(each -> ActionJson.notDone(each, inventory)))
                        .toList(),
                AfterJson.of(ports),
                actions.isEmpty() ? null : ports.stream().anyMatch(PortAfterJson::respawned));
    }
}
