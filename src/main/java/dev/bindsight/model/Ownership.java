package dev.bindsight.model;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;

/** Who has a socket open, or why that is not known. Never a blank that means "unknown". */
public sealed interface Ownership {
    /** Nobody has looked yet. */
    Ownership NOT_LOOKED_UP = new NotLookedUp();

    /**
     * Processes that have it open.
     *
     * @param processes at least one, by pid; a prefork server has many
     */
    record OwnedBy(List<ProcessRef> processes) implements Ownership {
        /** Copies the list. */
        public OwnedBy {
            processes = List.copyOf(processes);
            if (processes.isEmpty()) {
                throw new IllegalArgumentException("an owned socket has an owner");
            }
        }
    }

    /**
     * No process has it open; the kernel keeps it.
     *
     * @param reason why
     * @param until when the kernel will let go of it, where a timer says so
     */
    record KernelHeld(KernelReason reason, @Nullable Instant until) implements Ownership {}

    /**
     * A process may have it open, but Bindsight cannot see which.
     *
     * @param reason why
     */
    record NotVisible(HiddenReason reason) implements Ownership {}

    /** Its owner was not asked for. */
    record NotLookedUp() implements Ownership {}

    /** Why a socket has no process. */
    enum KernelReason {
        /** Closed by this side first; kept against late segments. */
        TIME_WAIT,
        /** Closed by its process, not yet by its peer. */
        ORPHAN,
        /** Connected, but no one has called accept(2): it belongs to the port's listener. */
        ACCEPT_QUEUE,
        /** A half-open connection: the peer has not finished the handshake. */
        SYN_QUEUE,
        /** Opened by the kernel itself: vxlan, WireGuard, NFS. */
        KERNEL_SERVICE
    }

    /** Why an owner cannot be seen. */
    enum HiddenReason {
        /** The processes of another user are closed to this one (proc_pid_fd(5)). */
        OTHER_USER,
        /**
         * Bindsight is root, but the kernel refuses it a look into some process: it lacks a
         * capability (CAP_SYS_PTRACE, or one that the process has), or a security policy forbids it
         * (ptrace(2), "Ptrace access mode checking").
         */
        MISSING_CAPABILITY,
        /** Its processes are in another network or pid namespace. */
        OTHER_NAMESPACE,
        /** /proc is mounted with hidepid. */
        HIDEPID,
        /** The source that answered does not tell. */
        SOURCE_LACKS_IT,
        /** It came and went while the machine was being read. */
        GONE
    }
}
