package dev.bindsight.testbed;

import dev.bindsight.model.Pid;
import dev.bindsight.model.ProcessCondition;
import dev.bindsight.model.ProcessCondition.Sigterm;
import dev.bindsight.model.ProcessFacts;
import dev.bindsight.model.ProcessRef;
import dev.bindsight.model.ProcessState;
import dev.bindsight.model.Signal;
import dev.bindsight.model.Uid;
import dev.bindsight.platform.ProcessTable.Access;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;

/** A process of a {@link ScriptedPlatform}. Setters change it in place and return it. */
public final class ScriptedProcess {
    private static final Instant BOOT = Instant.parse("2026-11-21T06:00:00Z");

    private final ProcessRef ref;
    private final NavigableMap<Integer, Long> descriptors = new ConcurrentSkipListMap<>();
    private final Set<Signal> ignored = EnumSet.noneOf(Signal.class);
    private final List<Runnable> beforeLooking = new ArrayList<>();
    private final List<Runnable> beforeDescribing = new ArrayList<>();
    private @Nullable ProcessRef parent;
    private String comm = "program";
    private List<String> command = List.of("program");
    private Uid uid = new Uid(1000);
    private @Nullable String directory = "/home/ann";
    private @Nullable String executable = "/usr/bin/program";
    private int session = 1;
    private @Nullable String cgroup = "/";
    private boolean terminal;
    private ProcessCondition condition =
            new ProcessCondition(ProcessState.RUNNING, Sigterm.ENDS, false, 3, 1024L);
    private boolean kernelThread;
    private Access access = Access.READ;
    private boolean signalRefused;
    private boolean hidesLinks;

    ScriptedProcess(int pid, long startTime) {
        this.ref = new ProcessRef(new Pid(pid), startTime);
    }

    /** Sets the arguments; comm and executable follow the first one. */
    public ScriptedProcess command(String... arguments) {
        command = List.of(arguments);
        if (command.isEmpty()) {
            return this;
        }
        String first = command.getFirst();
        String base = first.substring(first.lastIndexOf('/') + 1);
        comm = base.substring(0, Math.min(15, base.length()));
        executable = first.startsWith("/") ? first : "/usr/bin/" + base;
        return this;
    }

    /** Sets the kernel's name of it. */
    public ScriptedProcess comm(String name) {
        comm = name;
        return this;
    }

    /** Sets the path of its program. */
    public ScriptedProcess executable(@Nullable String path) {
        executable = path;
        return this;
    }

    /** Sets its working directory. */
    public ScriptedProcess directory(@Nullable String path) {
        directory = path;
        return this;
    }

    /** Sets its effective user. */
    public ScriptedProcess uid(long number) {
        uid = new Uid(number);
        return this;
    }

    /** Sets its parent. */
    public ScriptedProcess parent(ScriptedProcess process) {
        parent = process.ref;
        return this;
    }

    /** Sets its session; its own pid makes it a session leader. */
    public ScriptedProcess session(int id) {
        session = id;
        return this;
    }

    /** Gives its session a controlling terminal. */
    public ScriptedProcess terminal() {
        terminal = true;
        return this;
    }

    /** Sets what it is able to take. */
    public ScriptedProcess condition(ProcessCondition now) {
        condition = now;
        return this;
    }

    /** Sets its cgroup path. */
    public ScriptedProcess cgroup(@Nullable String path) {
        cgroup = path;
        return this;
    }

    /** Makes it a thread of the kernel. */
    public ScriptedProcess kernelThread() {
        kernelThread = true;
        command = List.of();
        executable = null;
        return this;
    }

    /** Opens a descriptor: of a socket by its inode, or of something else with 0. */
    public ScriptedProcess open(int descriptor, long inode) {
        descriptors.put(descriptor, inode);
        return this;
    }

    /** Opens a socket on the next free descriptor from 3 on. */
    public ScriptedProcess open(ScriptedSocket socket) {
        int descriptor = 3;
        while (descriptors.containsKey(descriptor)) {
            descriptor++;
        }
        return open(descriptor, socket.inode());
    }

    /** Closes a descriptor. */
    public ScriptedProcess close(int descriptor) {
        descriptors.remove(descriptor);
        return this;
    }

    /** Closes its descriptors to the user. */
    public ScriptedProcess denied() {
        access = Access.DENIED;
        return this;
    }

    /** Opens its descriptors to the user again. */
    public ScriptedProcess readable() {
        access = Access.READ;
        return this;
    }

    /** Makes it outlive a signal. */
    public ScriptedProcess ignores(Signal signal) {
        ignored.add(signal);
        return this;
    }

    /** Makes a signal to it fail with EPERM. */
    public ScriptedProcess refusesSignals() {
        signalRefused = true;
        return this;
    }

    /** Runs {@code action} once, in the middle of a scan: when its descriptors are asked for. */
    public ScriptedProcess beforeLooking(Runnable action) {
        synchronized (beforeLooking) {
            beforeLooking.add(action);
        }
        return this;
    }

    /** Runs {@code action} once: when it is asked what it is. */
    public ScriptedProcess beforeDescribing(Runnable action) {
        synchronized (beforeDescribing) {
            beforeDescribing.add(action);
        }
        return this;
    }

    /** Which process. */
    public ProcessRef ref() {
        return ref;
    }

    /** Its open descriptors and the inode of each, 0 where it is no socket. */
    public NavigableMap<Integer, Long> descriptors() {
        return descriptors;
    }

    ProcessCondition condition() {
        return condition;
    }

    int pid() {
        return ref.pid().number();
    }

    /** Its descriptors are listed, and what they are is not told, as of one with more rights. */
    public ScriptedProcess hidingLinks() {
        hidesLinks = true;
        return this;
    }

    boolean hidesLinks() {
        return hidesLinks;
    }

    Access access() {
        return access;
    }

    boolean refuses() {
        return signalRefused;
    }

    boolean outlives(Signal signal) {
        return ignored.contains(signal);
    }

    @Nullable ProcessRef parent() {
        return parent;
    }

    void runBeforeLooking() {
        runOnce(beforeLooking);
    }

    void runBeforeDescribing() {
        runOnce(beforeDescribing);
    }

    private static void runOnce(List<Runnable> actions) {
        List<Runnable> due;
        synchronized (actions) {
            due = List.copyOf(actions);
            actions.clear();
        }
        due.forEach(Runnable::run);
    }

    ProcessFacts facts() {
        return new ProcessFacts(
                ref,
                parent,
                comm,
                command,
                uid,
                access == Access.READ ? directory : null,
                access == Access.READ ? executable : null,
                BOOT.plusMillis(ref.startTime() * 10),
                session,
                terminal,
                cgroup,
                condition.state(),
                kernelThread);
    }
}
