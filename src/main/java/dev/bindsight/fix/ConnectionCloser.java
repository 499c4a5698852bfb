package dev.bindsight.fix;

import dev.bindsight.model.Errno;
import dev.bindsight.model.ErrnoName;
import dev.bindsight.model.Pid;
import dev.bindsight.model.ProcessRef;
import dev.bindsight.model.SocketEntry;
import dev.bindsight.model.SyscallResult;
import dev.bindsight.platform.BorrowedSocket;
import dev.bindsight.platform.BorrowedSocket.Borrowing;
import dev.bindsight.platform.ProcessControl;
import dev.bindsight.platform.ProcessControl.PinnedProcess;
import dev.bindsight.platform.ProcessControl.Pinning;
import dev.bindsight.platform.SocketDestroyer;

/** Closes one connection and leaves its processes alone. It is that very one, or none. */
public final class ConnectionCloser {
    private final SocketDestroyer destroyer;
    private final ProcessControl control;

    /** Closes with these. */
    public ConnectionCloser(SocketDestroyer destroyer, ProcessControl control) {
        this.destroyer = destroyer;
        this.control = control;
    }

    /** How it ended. */
    public sealed interface Closing {
        /** It is closed. */
        record Closed() implements Closing {}

        /** It is not there any more, or the process has it no more: nothing was closed. */
        record Gone() implements Closing {}

        /**
         * What a process has open may not be looked at, and nothing was closed.
         *
         * @param holder that process
         */
        record Unseen(Pid holder) implements Closing {}

        /**
         * The kernel refused, and nothing was closed.
         *
         * @param call what it refused: {@code SOCK_DESTROY}, {@code pidfd_getfd}
         */
        record Refused(String call, Errno errno) implements Closing {}
    }

    /**
     * Has the kernel abort a connection (SOCK_DESTROY, sock_diag(7)): the peer is sent a reset, and
     * the next call of the program here fails with ECONNABORTED. For who has CAP_NET_ADMIN. Blocks.
     */
    public Closing abort(SocketEntry connection) {
        Errno refused = destroyer.destroy(connection).errno();
        if (refused == null) {
            return new Closing.Closed();
        }
        return refused.is(ErrnoName.ENOENT)
                ? new Closing.Gone()
                : new Closing.Refused("SOCK_DESTROY", refused);
    }

    /**
     * Ends a connection from within a process of one's own, as {@code shutdown(fd, SHUT_RDWR)} of
     * that process would: both sides read the end, and the next write of the program here fails
     * with EPIPE. Blocks.
     *
     * @param holder has it open
     */
    public Closing shutDown(SocketEntry connection, ProcessRef holder) {
        return switch (control.pin(holder)) {
            case Pinning.Pinned(PinnedProcess process) -> {
                try (process) {
                    yield shutDown(process.borrow(connection), holder.pid());
                }
            }
            case Pinning.Gone _, Pinning.OtherNamespace _ -> new Closing.Gone();
            case Pinning.Refused(var call) ->
                    call.result() instanceof SyscallResult.Failed(Errno errno)
                            ? new Closing.Refused(call.syscall().label(), errno)
                            : new Closing.Gone();
        };
    }

    private static Closing shutDown(Borrowing borrowing, Pid holder) {
        return switch (borrowing) {
            case Borrowing.Borrowed(BorrowedSocket socket) -> {
                try (socket) {
                    Errno refused = socket.shutDown();
                    yield refused == null
                            ? new Closing.Closed()
                            : refused.is(ErrnoName.ENOTCONN)
                                    ? new Closing.Gone()
                                    : new Closing.Refused("shutdown", refused);
                }
            }
            case Borrowing.NotHeld _ -> new Closing.Gone();
            case Borrowing.Unseen _ -> new Closing.Unseen(holder);
            case Borrowing.Refused(Errno errno) -> new Closing.Refused("pidfd_getfd", errno);
        };
    }
}
