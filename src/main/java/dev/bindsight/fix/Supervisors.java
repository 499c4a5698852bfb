package dev.bindsight.fix;

import dev.bindsight.inventory.InventoryEngine;
import dev.bindsight.model.Container;
import dev.bindsight.model.ProcessDetails;
import dev.bindsight.model.ProcessRef;
import dev.bindsight.model.Supervisor;
import dev.bindsight.model.SystemdUnit;
import dev.bindsight.model.Uid;
import dev.bindsight.platform.Platform;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Finds what will start a process again when it ends: the container it runs in, the systemd unit
 * that keeps it, a parent that does. Asks systemctl and docker, so it may block for seconds.
 */
public final class Supervisors {
    private final ProcessAncestry lineage;
    private final Systemd systemd;
    private final Containers containers;

    /**
     * A search on one machine.
     *
     * @param path where systemctl and docker are looked for, as the variable PATH has it
     */
    public Supervisors(Platform platform, InventoryEngine inventory, String path) {
        this(
                new ProcessAncestry(platform, inventory),
                new Systemd(new Commands(path), platform.machine()),
                new Containers(new Commands(path)));
    }

    Supervisors(ProcessAncestry lineage, Systemd systemd, Containers containers) {
        this.lineage = lineage;
        this.systemd = systemd;
        this.containers = containers;
    }

    /** What will start a process again; absent if nothing known will. */
    public @Nullable Supervisor of(ProcessDetails process) {
        return of(process, Set.of(), lineage.own().ancestors(), new Memory());
    }

    /** What systemctl and docker told within one search: a hundred workers are one question. */
    static final class Memory {
        private final Map<Object, Systemd.Described> units = new HashMap<>();
        private final Map<Container, Supervisor.Runtime> containers = new HashMap<>();
    }

    /**
     * What will start a process again, apart from some that are stopped with it.
     *
     * @param stopped the processes that are stopped too
     * @param own those Bindsight was started by: a script among them is no supervisor, since it
     *     started Bindsight after the process and goes on
     */
    @Nullable Supervisor of(
            ProcessDetails process, Set<ProcessRef> stopped, Set<ProcessRef> own, Memory memory) {
        Container container = process.container();
        if (container != null) {
            return memory.containers.computeIfAbsent(container, containers::describe);
        }
        List<ProcessDetails> ancestors = lineage.ancestors(process);
        Supervisor unit = unit(process, ancestors, memory);
        return unit == null ? parent(ancestors, stopped, own) : unit;
    }

    /** A unit that holds a socket, as a supervisor; absent if systemd knows no such unit. */
    Supervisor.@Nullable Systemd describe(SystemdUnit unit, ProcessDetails process) {
        return systemd.describe(unit, process.facts().uid()).supervisor();
    }

    /**
     * A process with a shell that people type in between itself and the unit's main process was
     * started by a person: its unit is that of the terminal.
     */
    private @Nullable Supervisor unit(
            ProcessDetails process, List<ProcessDetails> ancestors, Memory memory) {
        SystemdUnit unit = Systemd.keeper(process.unit());
        if (unit == null) {
            return null;
        }
        List<ProcessDetails> within =
                ancestors.stream().filter(each -> Objects.equals(each.unit(), unit)).toList();
        boolean typed =
                within.stream().anyMatch(each -> ProgramWords.of(each.facts()).isInteractive());
        if (typed) {
            return null;
        }
        Uid uid = process.facts().uid();
        Systemd.Described described =
                memory.units.computeIfAbsent(List.of(unit, uid), _ -> systemd.describe(unit, uid));
        boolean started = Systemd.isLauncher(unit) && !isMain(process, within, described);
        return started ? null : described.supervisor();
    }

    private static boolean isMain(
            ProcessDetails process, List<ProcessDetails> within, Systemd.Described described) {
        return described.mainPid() == 0
                ? within.isEmpty()
                : described.mainPid() == process.pid().number();
    }

    /**
     * Of the parents next to each other that are recognised, the outermost that is known to start
     * its children again, since it would start the inner ones too; else the nearest that may, where
     * the shell that npm runs its script in counts as npm.
     */
    private static Supervisor.@Nullable Parent parent(
            List<ProcessDetails> ancestors, Set<ProcessRef> stopped, Set<ProcessRef> own) {
        Supervisor.Parent known = null;
        Supervisor.Parent possible = null;
        for (ProcessDetails ancestor : ancestors) {
            if (stopped.contains(ancestor.ref())) {
                continue;
            }
            Supervisor.Parent found =
                    ancestor.pid().number() == 1
                            ? null
                            : KnownParents.recognise(ancestor).orElse(null);
            if (found == null || own.contains(ancestor.ref()) && isScript(found)) {
                break;
            }
            if (found.restarts()) {
                known = found;
            } else if (possible == null || isShell(possible) && !isShell(found)) {
                possible = found;
            }
        }
        return known == null ? possible : known;
    }

    private static boolean isScript(Supervisor.Parent parent) {
        return !parent.restarts() || ProgramWords.of(parent.process().facts()).isShell();
    }

    private static boolean isShell(Supervisor.Parent parent) {
        return ProgramWords.of(parent.process().facts()).inlineText().isPresent();
    }
}
