package dev.bindsight.platform.linux;

import dev.bindsight.model.ProcessCondition;
import dev.bindsight.model.ProcessCondition.Sigterm;
import dev.bindsight.model.ProcessRef;
import dev.bindsight.model.Signal;
import dev.bindsight.platform.ProcessTable;

import org.jspecify.annotations.Nullable;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * Reads what decides whether a process takes a signal or a connection: its state, its signal sets
 * (proc_pid_status(5)) and how many descriptors it may have (proc_pid_limits(5)). All of it is
 * readable of every user's processes.
 */
final class ProcessConditions {
    private static final String OPEN_FILES = "Max open files";

    private final ProcFiles proc;
    private final ProcessReader reader;
    private final LinuxProcesses table;

    ProcessConditions(ProcFiles proc, ProcessReader reader, LinuxProcesses table) {
        this.proc = proc;
        this.reader = reader;
        this.table = table;
    }

    /** Empty if the process is gone or its pid is another's now. */
    Optional<ProcessCondition> of(ProcessRef ref) {
        int pid = ref.pid().number();
        String status = proc.piece(proc.path(pid, "/status"));
        String limits = proc.piece(proc.path(pid, "/limits"));
        int descriptors = table.descriptorCount(pid, table.glance(pid).thread());
        Sigterm sigterm = sigterm(pid, status);
        return reader.stat(pid)
                .filter(stat -> stat.ref(pid).equals(ref))
                .map(stat ->
                        new ProcessCondition(
                                stat.processState(),
                                sigterm,
                                has(status, "ShdPnd"),
                                descriptors < 0 ? null : descriptors,
                                openFiles(limits)));
    }

    private Sigterm sigterm(int pid, String status) {
        if (has(status, "SigIgn")) {
            return Sigterm.IGNORED;
        }
        // SigBlk is the main thread's alone, and any thread may take a signal to the process
        if (has(status, "SigBlk") && isBlockedEverywhere(pid) && !isReadFromDescriptor(pid)) {
            return Sigterm.BLOCKED;
        }
        if (has(status, "SigCgt")) {
            return Sigterm.CAUGHT;
        }
        return isInit(status) ? Sigterm.DROPPED : Sigterm.ENDS;
    }

    /** A thread that waits in sigwait(3) shows what it waits for as not blocked. */
    private boolean isBlockedEverywhere(int pid) {
        for (int thread : table.threads(pid)) {
            String status = proc.piece(proc.path(pid, "/task/").add(thread).add("/status"));
            if (!status.isEmpty() && !has(status, "SigBlk")) {
                return false;
            }
        }
        return true;
    }

    /** Who reads signals from a signalfd(2) blocks them first. Unread, the worse is not claimed. */
    private boolean isReadFromDescriptor(int pid) {
        boolean[] read = new boolean[1];
        ProcessTable.Access access =
                table.descriptors(
                        pid,
                        descriptor -> {
                            String info = proc.piece(proc.path(pid, "/fdinfo/").add(descriptor));
                            read[0] |= has(info, "sigmask");
                        });
        return read[0] || access != ProcessTable.Access.READ;
    }

    /** {@code NSpid} ends with the pid in the innermost pid namespace, and has more than one. */
    private static boolean isInit(String status) {
        int column = 1;
        OptionalLong innermost = OptionalLong.empty();
        OptionalLong next = ProcText.statusNumber(status, "NSpid", column, 10);
        while (next.isPresent()) {
            innermost = next;
            next = ProcText.statusNumber(status, "NSpid", ++column, 10);
        }
        return innermost.isPresent() && innermost.getAsLong() == 1;
    }

    /** Whether a set of signals in hexadecimal, signal 1 at bit 0, has SIGTERM in it. */
    private static boolean has(String text, String set) {
        OptionalLong bits = ProcText.statusNumber(text, set, 0, 16);
        return bits.isPresent() && (bits.getAsLong() >> Signal.SIGTERM.number() - 1 & 1) == 1;
    }

    /** The soft limit, which is what counts; absent for {@code unlimited} too. */
    static @Nullable Long openFiles(String limits) {
        int line = limits.indexOf(OPEN_FILES);
        if (line < 0) {
            return null;
        }
        String[] values = limits.substring(line + OPEN_FILES.length()).strip().split("\\s+", 2);
        OptionalLong soft = ProcText.number(values[0], 10);
        return soft.isPresent() ? soft.getAsLong() : null;
    }
}
