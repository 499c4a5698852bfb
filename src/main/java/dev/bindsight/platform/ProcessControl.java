package dev.bindsight.platform;

import dev.bindsight.model.ProcessEnd;
import dev.bindsight.model.ProcessRef;
import dev.bindsight.model.Signal;
import dev.bindsight.model.SocketEntry;
import dev.bindsight.model.TracedCall;
import dev.bindsight.platform.BorrowedSocket.Borrowing;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Holds on to one process so that a signal cannot reach another that was given its pid. */
public interface ProcessControl {
    /**
     * Pins a process (pidfd_open(2)) and then checks that it is the one meant: that what is held
     * has this pid in the process table too, and started when it should have.
     */
    Pinning pin(ProcessRef ref);

    /** How pinning ended. */
    sealed interface Pinning {
        /**
         * It is held.
         *
         * @param process close it when done
         */
        record Pinned(PinnedProcess process) implements Pinning {}

        /**
         * It has ended; its pid is free or another's.
         *
         * @param call the call that showed it, absent where the start time did
         */
        record Gone(@Nullable TracedCall call) implements Pinning {}

        /**
         * The pid means another process in the process table than to the kernel here, so nothing
         * can be held by it.
         *
         * @param call the pidfd_open, which worked, on whatever process that was
         */
        record OtherNamespace(TracedCall call) implements Pinning {}

        /**
         * The kernel refused.
         *
         * @param call the call that failed
         */
        record Refused(TracedCall call) implements Pinning {}
    }

    /** A process held by a pidfd: signals reach it or nobody. */
    interface PinnedProcess extends AutoCloseable {
        /** Which process. */
        ProcessRef ref();

        /** The pidfd_open that made it. */
        TracedCall opened();

        /** Sends a signal (pidfd_send_signal(2)). ESRCH: it has ended. EPERM: not permitted. */
        TracedCall signal(Signal signal);

        /**
         * Waits for its end by polling the pidfd.
         *
         * @param limit how long at most
         * @param cancelled asked at least every 50 ms; true ends the wait
         * @return the poll: 1 if it ended, 0 if the time ran out or the wait was cancelled
         */
        TracedCall awaitExit(Duration limit, BooleanSupplier cancelled);

        /**
         * Gets a descriptor of a socket that it has open (pidfd_getfd(2), Linux 5.6), and of no
         * other: its inode, cookie, address and peer are asked for again on the descriptor that
         * came.
         */
        Borrowing borrow(SocketEntry socket);

        /**
         * How it ended, as far as that is told now: how exactly may be told only after its parent
         * has waited for it.
         *
         * @return null while it runs
         */
        default @Nullable ProcessEnd end() {
            return null;
        }

        @Override
        void close();
    }
}
