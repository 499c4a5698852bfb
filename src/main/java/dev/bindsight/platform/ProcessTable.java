package dev.bindsight.platform;

import dev.bindsight.model.Pid;
import dev.bindsight.model.ProcessCondition;
import dev.bindsight.model.ProcessFacts;
import dev.bindsight.model.ProcessRef;

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

    /** Its live children, by pid. */
    List<ProcessRef> children(ProcessRef ref);

    /**
     * How many descriptors it has open ({@code st_size} of {@code /proc/PID/fd}, since Linux 6.2),
     * readable of every user's processes. A changed count proves a change; an equal one nothing.
     *
     * @return the count, or -1 if it is gone or the kernel does not tell
     */
    int descriptorCount(int pid);

    /**
     * Visits the number of each open descriptor in ascending order, without looking what it is. A
     * visitor may ask {@link #socketInode} about it, which is cheapest then.
     */
    Access descriptors(int pid, DescriptorVisitor visitor);

    /**
     * The inode of the socket behind a descriptor.
     *
     * @return the inode; 0 if it is no socket; -1 if the descriptor or the process is gone; -2 if
     *     it may not be seen
     */
    long socketInode(int pid, int descriptor);

    /** Whether /proc hides the processes of other users altogether (hidepid). */
    boolean hidesOthers();

    /**
     * Whether this is the machine's first pid namespace, so that every process there is can be
     * found here (pid_namespaces(7)). In another, a socket may belong to a process outside.
     */
    default boolean seesEveryNamespace() {
        return true;
    }

    /** How a look into a process ended. */
    enum Access {
        /** It was read to the end. */
        READ,
        /** It belongs to someone whose processes this user may not look into. */
        DENIED,
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
