package dev.bindsight.fix;

import dev.bindsight.inventory.InventoryEngine;
import dev.bindsight.model.ProcessDetails;
import dev.bindsight.model.ProcessRef;
import dev.bindsight.platform.Platform;
import dev.bindsight.platform.ProcessTable;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Who started whom, as far as it can be seen now. */
final class ProcessAncestry {
    /** Deeper chains are no chains of starters; a bound against a /proc that changes meanwhile. */
    private static final int DEPTH = 64;

    private final Platform platform;
    private final InventoryEngine inventory;

    ProcessAncestry(Platform platform, InventoryEngine inventory) {
        this.platform = platform;
        this.inventory = inventory;
    }

    /** The parents of a process, the nearest first. */
    List<ProcessDetails> ancestors(ProcessDetails process) {
        var ancestors = new ArrayList<ProcessDetails>();
        ProcessRef next = process.facts().parent();
        while (next != null && ancestors.size() < DEPTH) {
            Optional<ProcessDetails> parent = inventory.process(next);
            parent.ifPresent(ancestors::add);
            next = parent.map(each -> each.facts().parent()).orElse(null);
        }
        return ancestors;
    }

    /** The live children of a process, by pid. */
    List<ProcessDetails> children(ProcessRef process) {
        return platform.processes().children(process).stream()
                .map(inventory::process)
                .flatMap(Optional::stream)
                .toList();
    }

    /** Whether a process still is the one it was, and not a zombie, whose arguments are gone. */
    boolean isAlive(ProcessRef process) {
        return inventory
                .process(process)
                .filter(each -> !each.facts().command().isEmpty())
                .isPresent();
    }

    /** Bindsight's own process. */
    Optional<ProcessDetails> self() {
        return platform.machine()
                .pid()
                .flatMap(platform.processes()::identify)
                .flatMap(inventory::process);
    }

    /**
     * Bindsight's own process and those it was started by.
     *
     * @param self absent if it could not be read
     * @param ancestors its parents, without PID 1
     * @param sessions which processes take their session with them
     */
    record Own(@Nullable ProcessDetails self, Set<ProcessRef> ancestors, Sessions sessions) {
        /** Nothing is known of it, and nothing is looked at. */
        static final Own UNKNOWN = new Own(null, Set.of(), _ -> false);
    }

    /** Which processes take others of their session with them. */
    @FunctionalInterface
    interface Sessions {
        /** Whether others of its session get SIGHUP when it ends. */
        boolean endsWith(ProcessDetails process);
    }

    /**
     * The kernel sends SIGHUP when the leader of a session ends that has a controlling terminal
     * (setsid(2), disassociate_ctty of the kernel); every daemon leads a session without one.
     */
    private boolean leadsOthers(ProcessDetails process, Set<ProcessRef> ending) {
        int pid = process.pid().number();
        if (!process.facts().terminal() || process.facts().session() != pid) {
            return false;
        }
        ProcessTable table = platform.processes();
        for (int other : table.pids()) {
            if (other != pid
                    && table.session(other) == pid
                    && ending.stream().noneMatch(each -> each.pid().number() == other)) {
                return true;
            }
        }
        return false;
    }

    /** Bindsight's own line. */
    Own own() {
        return own(Set.of());
    }

    /**
     * Bindsight's own line.
     *
     * @param ending who ends anyway, so that nobody takes them along
     */
    Own own(Set<ProcessRef> ending) {
        ProcessDetails self = self().orElse(null);
        var ancestors = new LinkedHashSet<ProcessRef>();
        if (self != null) {
            for (ProcessDetails ancestor : ancestors(self)) {
                if (ancestor.pid().number() != 1) {
                    ancestors.add(ancestor.ref());
                }
            }
        }
        return new Own(self, ancestors, process -> leadsOthers(process, ending));
    }
}
