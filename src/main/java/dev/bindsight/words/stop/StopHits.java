package dev.bindsight.words.stop;

import dev.bindsight.fix.StopPlan;
import dev.bindsight.fix.StopTarget;
import dev.bindsight.inventory.Client;
import dev.bindsight.model.ProcessDetails;
import dev.bindsight.model.ProcessRef;
import dev.bindsight.model.SocketEntry;
import dev.bindsight.model.SocketKey;
import dev.bindsight.model.Supervisor;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a plan would hit, with what several owners share counted once.
 *
 * @param children live children that are not owners themselves
 * @param otherPorts ports that close too
 * @param clients who loses connections, each process or address once
 * @param supervisors what will probably start an owner again
 */
public record StopHits(
        List<ProcessDetails> children,
        List<SocketEntry> otherPorts,
        List<Client> clients,
        List<Restarts> supervisors) {
    /** What starts which process again. */
    public record Restarts(Supervisor supervisor, ProcessDetails process) {}

    /** What {@code plan} would hit. */
    public static StopHits of(StopPlan plan) {
        Map<ProcessRef, ProcessDetails> children = new LinkedHashMap<>();
        Map<SocketKey, SocketEntry> otherPorts = new LinkedHashMap<>();
        Map<Object, Restarts> supervisors = new LinkedHashMap<>();
        for (StopTarget target : plan.targets()) {
            target.children().forEach(child -> children.put(child.ref(), child));
            target.otherPorts().forEach(socket -> otherPorts.put(socket.key(), socket));
            Supervisor supervisor = target.supervisor();
            if (supervisor != null) {
                supervisors.putIfAbsent(
                        identity(supervisor), new Restarts(supervisor, target.process()));
            }
        }
        plan.targets().forEach(target -> children.remove(target.process().ref()));
        return new StopHits(
                List.copyOf(children.values()),
                List.copyOf(otherPorts.values()),
                Client.merged(plan.clients()),
                List.copyOf(supervisors.values()));
    }

    private static Object identity(Supervisor supervisor) {
        return switch (supervisor) {
            case Supervisor.Systemd(var unit, var _, var _) -> unit;
            case Supervisor.Runtime(var container, var _) -> container.id();
            case Supervisor.Parent(var parent, var _, var _) -> parent.ref();
        };
    }
}
