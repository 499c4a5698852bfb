package dev.bindsight.platform.portable;

import dev.bindsight.model.Pid;
import dev.bindsight.model.ProcessFacts;
import dev.bindsight.model.ProcessRef;
import dev.bindsight.model.ProcessState;
import dev.bindsight.platform.ProcessTable;

import org.jspecify.annotations.Nullable;

import oshi.software.os.OSProcess;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Processes through {@link ProcessHandle}, and what the JDK does not tell through OSHI. The start
 * time is that of the JDK, in milliseconds since 1970, so that a reference made here compares with
 * the one that a signal checks. Sockets and descriptors are not told: the source of sockets names
 * an owner itself.
 */
final class HandleProcesses implements ProcessTable {
    private final LazyOshi oshi;

    HandleProcesses(LazyOshi oshi) {
        this.oshi = oshi;
    }

    /** The identity of a process; empty if the system does not tell when it started. */
    static Optional<ProcessRef> ref(ProcessHandle handle) {
        return handle.info()
                .startInstant()
                .map(start -> new ProcessRef(new Pid((int) handle.pid()), start.toEpochMilli()));
    }

    @Override
    public int[] pids() {
        return ProcessHandle.allProcesses()
                .mapToInt(handle -> (int) handle.pid())
                .filter(pid -> pid > 0)
                .toArray();
    }

    @Override
    public Optional<ProcessRef> identify(Pid pid) {
        return ProcessHandle.of(pid.number()).flatMap(HandleProcesses::ref);
    }

    @Override
    public Optional<ProcessFacts> facts(ProcessRef ref) {
        if (identify(ref.pid()).filter(ref::equals).isEmpty()) {
            return Optional.empty();
        }
        OSProcess found = oshi.system().getProcess(ref.pid().number());
        return found == null ? Optional.empty() : Optional.of(facts(ref, found));
    }

    private ProcessFacts facts(ProcessRef ref, OSProcess found) {
        return new ProcessFacts(
                ref,
                found.getParentProcessID() <= 0
                        ? null
                        : identify(new Pid(found.getParentProcessID())).orElse(null),
                found.getName(),
                found.getArguments(),
                OshiUsers.uid(found.getUserID()),
                absentIfEmpty(found.getCurrentWorkingDirectory()),
                absentIfEmpty(found.getPath()),
                Instant.ofEpochMilli(ref.startTime()),
                0,
                false,
                null,
                ProcessState.RUNNING,
                false);
    }

    private static @Nullable String absentIfEmpty(String text) {
        return text.isEmpty() ? null : text;
    }

    @Override
    public List<ProcessRef> children(ProcessRef ref) {
        return ProcessHandle.of(ref.pid().number()).stream()
                .filter(handle -> ref(handle).filter(ref::equals).isPresent())
                .flatMap(ProcessHandle::children)
                .map(HandleProcesses::ref)
                .flatMap(Optional::stream)
                .sorted()
                .toList();
    }

    @Override
    public int descriptorCount(int pid, int thread) {
        return -1;
    }

    @Override
    public Access descriptors(int pid, int thread, DescriptorVisitor visitor) {
        return Access.DENIED;
    }

    @Override
    public long socketInode(int pid, int thread, int descriptor) {
        return HIDDEN;
    }

    @Override
    public boolean hidesOthers() {
        return false;
    }
}
