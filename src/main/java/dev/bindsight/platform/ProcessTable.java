package dev.bindsight.platform;

import dev.bindsight.model.Pid;
import dev.bindsight.model.ProcessCondition;
import dev.bindsight.model.ProcessFacts;
import dev.bindsight.model.ProcessRef;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Optional;

/**
 * The processes of the machine and the sockets they have open. Processes come and go while this is
 * read: whatever vanishes is reported as gone, never as an error.
 */
public interface ProcessTable {
    /** The pids there are now, in no promised order; without threads. */
    int[] pids();

    /** The process that has the pid now; empty if none has, or it is a zombie already reaped. */
    Optional<ProcessRef> identify(Pid pid);

    /** What {@link #identify} tells, and where its descriptors are, for the same cost. */
    default Glance glance(int pid) {
        return identify(new Pid(pid))
                .map(ref -> new Glance(Access.READ, ref, pid))
                .orElse(Glance.GONE);
    }

    /** What is known of a process; empty if it is gone or its pid is another's now. */
    Optional<ProcessFacts> facts(ProcessRef ref);

    /**
     * Whether a process can take a signal or a connection now.
     *
     * @return empty if it is gone, its pid is another's now, or this system does not tell
     */
    default Optional<ProcessCondition> condition(ProcessRef ref) {
        return Optional.empty();
    }

    /**
     * A number that changes when the process becomes another program (execve(2)), is given another
     * parent, or is halted or continued, for less than {@link #facts} costs: while it stays the
     * same, facts tell the same but for what a process writes over its own arguments.
     *
     * @return the number, or 0 if the process is gone or such a number cannot be had
     */
    default long programMark(Pid pid) {
        return 0;
    }

    /**
     * The effective user of a process, also of one that may not be looked into.
     *
     * @return its number, or -1 if it is gone or that is not told
     */
    default long user(int pid) {
        return identify(new Pid(pid))
                .flatMap(this::facts)
                .map(facts -> facts.uid().number())
                .orElse(-1L);
    }

    /**
     * The session a process is in, for less than {@link #facts} costs.
     *
     * @return its leader's pid; 0 if the process is gone or this system has none
     */
    default int session(int pid) {
        return 0;
    }

    /** Its live children, by pid. */
    List<ProcessRef> children(ProcessRef ref);

    /**
     * How many descriptors it has open ({@code st_size} of {@code /proc/PID/fd}, since Linux 6.2),
     * readable of every user's processes. A changed count proves a change; an equal one nothing.
     *
     * @param thread whose table of descriptors, as {@link Glance#thread}
     * @return the count, or -1 if it is gone or the kernel does not tell
     */
    int descriptorCount(int pid, int thread);

    /** The same of the first thread. */
    default int descriptorCount(int pid) {
        return descriptorCount(pid, pid);
    }

    /**
     * Visits the number of each open descriptor in ascending order, without looking what it is. A
     * visitor may ask {@link #socketInode} about it, which is cheapest then.
     *
     * @param thread whose table of descriptors, as {@link Glance#thread}
     */
    Access descriptors(int pid, int thread, DescriptorVisitor visitor);

    /** The same of the first thread. */
    default Access descriptors(int pid, DescriptorVisitor visitor) {
        return descriptors(pid, pid, visitor);
    }

    /**
     * The inode of the socket behind a descriptor.
     *
     * @param thread whose table of descriptors, as {@link Glance#thread}
     * @return the inode; 0 if it is no socket; -1 if the descriptor or the process is gone; {@link
     *     #HIDDEN} if it may not be seen; {@link #RING} for an io_uring
     */
    long socketInode(int pid, int thread, int descriptor);

    /** The same of the first thread. */
    default long socketInode(int pid, int descriptor) {
        return socketInode(pid, pid, descriptor);
    }

    /** Whether /proc hides the processes of other users altogether (hidepid). */
    boolean hidesOthers();

    /**
     * Whether this is the machine's first pid namespace, so that every process there is can be
     * found here (pid_namespaces(7)). In another, a socket may belong to a process outside.
     */
    default boolean seesEveryNamespace() {
        return true;
    }

    /** What {@link #socketInode} gives for a descriptor that may not be seen. */
    long HIDDEN = -2;

    /**
     * What {@link #socketInode} gives for an io_uring (io_uring_setup(2)), which may have sockets
     * of its own that no descriptor stands for.
     */
    long RING = -3;

    /**
     * A process at a glance.
     *
     * @param access whether it may be looked at
     * @param ref which process, absent unless that was read
     * @param thread whose table of descriptors is the process's: the first thread, which has the
     *     pid's number; a living one where the first has ended (pthread_exit(3)) and the kernel
     *     shows a zombie; 0 where none lives
     */
    record Glance(Access access, @Nullable ProcessRef ref, int thread) {
        /** There is none. */
        public static final Glance GONE = new Glance(Access.GONE, null, 0);

        /** There is one that may not be looked at. */
        public static final Glance DENIED = new Glance(Access.DENIED, null, 0);

        /** There may be one, and nothing is free to look at it with. */
        public static final Glance NOT_NOW = new Glance(Access.NOT_NOW, null, 0);
    }

    /**
     * The inode of a process's network namespace (network_namespaces(7)), by which two are told
     * apart.
     *
     * @param pid 0 for the calling process
     * @return 0 if the process has none (any more), or this system has no such thing; -1 if this
     *     user may not see it
     */
    default long networkNamespace(int pid) {
        return 0;
    }

    /** How a look into a process ended. */
    enum Access {
        /** It was read to the end. */
        READ,
        /** It belongs to someone whose processes this user may not look into. */
        DENIED,
        /**
         * No descriptor was free to look with (EMFILE, ENFILE), which says nothing of the process
         * and passes.
         */
        NOT_NOW,
        /** It ended. */
        GONE
    }

    /** Is given descriptor numbers. */
    @FunctionalInterface
    interface DescriptorVisitor {
        /** One open descriptor. */
        void visit(int descriptor);
    }
}
