package dev.bindsight.testbed;

import dev.bindsight.model.Pid;
import dev.bindsight.model.ProcessCondition;
import dev.bindsight.model.ProcessFacts;
import dev.bindsight.model.ProcessRef;
import dev.bindsight.platform.ProcessTable;

import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;

/** The processes of a {@link ScriptedPlatform}, and how often each kind of look was taken. */
public final class ScriptedProcessTable implements ProcessTable {
    private final NavigableMap<Integer, ScriptedProcess> processes = new ConcurrentSkipListMap<>();
    private final AtomicInteger links = new AtomicInteger();
    private final AtomicInteger listings = new AtomicInteger();
    private volatile boolean hidesOthers;
    private volatile boolean seesEveryNamespace = true;

    ScriptedProcessTable() {}

    /** Lets /proc hide other users' processes. Does not remove them: take them out as well. */
    public void hideOthers() {
        hidesOthers = true;
    }

    /** Puts Bindsight into a pid namespace of its own. */
    public void insideNamespace() {
        seesEveryNamespace = false;
    }

    /** How many descriptors were looked at with {@link #socketInode} so far. */
    public int linksRead() {
        return links.get();
    }

    /** How many descriptor tables were listed so far. */
    public int tablesListed() {
        return listings.get();
    }

    ScriptedProcess put(ScriptedProcess process) {
        processes.put(process.pid(), process);
        return process;
    }

    void remove(ScriptedProcess process) {
        processes.remove(process.pid(), process);
    }

    Optional<ScriptedProcess> find(ProcessRef ref) {
        return Optional.ofNullable(processes.get(ref.pid().number()))
                .filter(process -> process.ref().equals(ref));
    }

    boolean holdsInode(long inode) {
        return processes.values().stream()
                .anyMatch(process -> process.descriptors().containsValue(inode));
    }

    @Override
    public int[] pids() {
        return processes.keySet().stream().mapToInt(Integer::intValue).toArray();
    }

    @Override
    public Optional<ProcessRef> identify(Pid pid) {
        return Optional.ofNullable(processes.get(pid.number())).map(ScriptedProcess::ref);
    }

    @Override
    public Optional<ProcessFacts> facts(ProcessRef ref) {
        find(ref).ifPresent(ScriptedProcess::runBeforeDescribing);
        return find(ref).map(ScriptedProcess::facts);
    }

    @Override
    public Optional<ProcessCondition> condition(ProcessRef ref) {
        return find(ref).map(ScriptedProcess::condition);
    }

    @Override
    public int session(int pid) {
        ScriptedProcess process = processes.get(pid);
        return process == null ? 0 : process.facts().session();
    }

    @Override
    public long programMark(Pid pid) {
        ScriptedProcess process = processes.get(pid.number());
        return process == null ? 0 : process.facts().hashCode() | 1L;
    }

    @Override
    public List<ProcessRef> children(ProcessRef ref) {
        return processes.values().stream()
                .filter(process -> ref.equals(process.parent()))
                .map(ScriptedProcess::ref)
                .toList();
    }

    @Override
    public int descriptorCount(int pid, int thread) {
        ScriptedProcess process = processes.get(pid);
        return process == null ? -1 : process.descriptors().size();
    }

    @Override
    public Access descriptors(int pid, int thread, DescriptorVisitor visitor) {
        listings.incrementAndGet();
        ScriptedProcess asked = processes.get(pid);
        if (asked != null) {
            asked.runBeforeLooking();
        }
        ScriptedProcess process = processes.get(pid);
        if (process == null) {
            return Access.GONE;
        }
        if (process.access() == Access.READ) {
            process.descriptors().keySet().forEach(visitor::visit);
        }
        return process.access();
    }

    @Override
    public long socketInode(int pid, int thread, int descriptor) {
        links.incrementAndGet();
        ScriptedProcess process = processes.get(pid);
        if (process == null) {
            return -1;
        }
        if (process.access() == Access.DENIED || process.hidesLinks()) {
            return HIDDEN;
        }
        Long inode = process.descriptors().get(descriptor);
        return inode == null ? -1 : inode;
    }

    @Override
    public boolean hidesOthers() {
        return hidesOthers;
    }

    @Override
    public boolean seesEveryNamespace() {
        return seesEveryNamespace;
    }
}
