package dev.bindsight.model;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Who has a socket open, or why that is not known. Never a blank that means "unknown". */
public sealed interface Ownership {
    /** Nobody has looked yet. */
    Ownership NOT_LOOKED_UP = new NotLookedUp();

    /**
     * Processes that have it open.
     *
     * @param processes at least one, by pid; a prefork server has many
     * @param via how those of them have it that do not have it as a descriptor of their first
     *     thread
     */
    record OwnedBy(List<ProcessRef> processes, Map<ProcessRef, Via> via) implements Ownership {
        /** Processes that have it as a descriptor. */
        public OwnedBy(List<ProcessRef> processes) {
            this(processes, Map.of());
        }

        /** Copies the lists. */
        public OwnedBy {
            processes = List.copyOf(processes);
            via = Map.copyOf(via);
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
     * @param service which part of the kernel, where that is known
     */
    record KernelHeld(KernelReason reason, @Nullable Instant until, @Nullable KernelDevice service)
            implements Ownership {
        /** What no service of the kernel is known to have. */
        public KernelHeld(KernelReason reason, @Nullable Instant until) {
            this(reason, until, null);
        }
    }

    /**
     * A process may have it open, but Bindsight cannot see which.
     *
     * @param reason why
     * @param candidates processes that may carry it unread in a Unix socket (unix(7), SCM_RIGHTS),
     *     by pid; none of them is known to
     * @param closed processes of the user who made it, our own, that the kernel closes to us all
     *     the same, by pid; one of them may have it
     * @param birthplace where it was made, absent where that tells nothing
     */
    record NotVisible(
            HiddenReason reason,
            List<ProcessRef> candidates,
            List<ProcessRef> closed,
            @Nullable Birthplace birthplace)
            implements Ownership {
        /** Nothing more is known. */
        public NotVisible(HiddenReason reason) {
            this(reason, List.of(), List.of(), null);
        }

        /** Copies the list. */
        public NotVisible {
            candidates = List.copyOf(candidates);
            closed = List.copyOf(closed);
        }
    }

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
        /** Without an inode, or opened by a part of the kernel that is known by name: vxlan. */
        KERNEL_SERVICE
    }

    /** Where a process has a socket that is no descriptor of its first thread. */
    enum Via {
        /**
         * A descriptor of another thread, which has a table of its own (unshare(2), CLONE_FILES) or
         * has outlived the first one.
         */
        ANOTHER_THREAD,
        /** Registered with an io_uring, whatever became of the descriptor. */
        IO_URING
    }

    /** Why an owner cannot be seen. */
    enum HiddenReason {
        /** Another user made it, whose processes are closed to this one (proc_pid_fd(5)). */
        OTHER_USER,
        /**
         * This user made it, and has processes that the kernel closes to it all the same: with
         * capabilities of their file, or started as another user (ptrace(2), PR_SET_DUMPABLE). A
         * signal to one is allowed.
         */
        PROTECTED,
        /**
         * Bindsight is root, but the kernel refuses it a look into some process: it lacks a
         * capability (CAP_SYS_PTRACE, or one that the process has), or a security policy forbids it
         * (ptrace(2), "Ptrace access mode checking").
         */
        MISSING_CAPABILITY,
        /**
         * No process that may be looked into here has it: it may belong to one that may not be and
         * of which nothing is known, travel unread in a Unix socket, or be the kernel's own.
         */
        NOT_FOUND,
        /** No process of this pid namespace has it: it may belong to one outside as well. */
        NOT_IN_NAMESPACE,
        /** /proc is mounted with hidepid. */
        HIDEPID,
        /** The source that answered does not tell. */
        SOURCE_LACKS_IT,
        /** It came and went while the machine was being read. */
        GONE
    }
}
