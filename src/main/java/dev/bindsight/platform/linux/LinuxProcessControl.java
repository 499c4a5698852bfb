package dev.bindsight.platform.linux;

import static dev.bindsight.platform.linux.abi.ProcessAbi.PIDFD_GET_INFO;
import static dev.bindsight.platform.linux.abi.ProcessAbi.PIDFD_INFO_EXIT;
import static dev.bindsight.platform.linux.abi.ProcessAbi.PIDFD_INFO_SIZE_VER0;
import static dev.bindsight.platform.linux.abi.ProcessAbi.SYS_PIDFD_OPEN;
import static dev.bindsight.platform.linux.abi.ProcessAbi.SYS_PIDFD_SEND_SIGNAL;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import dev.bindsight.model.Arg;
import dev.bindsight.model.Pid;
import dev.bindsight.model.ProcessEnd;
import dev.bindsight.model.ProcessRef;
import dev.bindsight.model.Signal;
import dev.bindsight.model.SocketEntry;
import dev.bindsight.model.Syscall;
import dev.bindsight.model.TracedCall;
import dev.bindsight.platform.BorrowedSocket.Borrowing;
import dev.bindsight.platform.ProcessControl;
import dev.bindsight.platform.ProcessTable;
import dev.bindsight.platform.ProcessTable.Access;
import dev.bindsight.platform.ProcessTable.Glance;
import dev.bindsight.platform.linux.abi.ProcessAbi.PidfdInfo;
import dev.bindsight.platform.linux.abi.SocketAbi;

import org.jspecify.annotations.Nullable;

import java.lang.foreign.MemorySegment;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.BooleanSupplier;

/** Holds processes by pidfd (pidfd_open(2), Linux 5.3). */
final class LinuxProcessControl implements ProcessControl {
    private static final Arg ZERO = new Arg.Number(0);

    private final Libc libc;
    private final ProcFiles proc;
    private final ProcessReader reader;
    private final SocketLoan loan;

    LinuxProcessControl(Libc libc, ProcFiles proc, ProcessReader reader, ProcessTable processes) {
        this.libc = libc;
        this.proc = proc;
        this.reader = reader;
        loan = new SocketLoan(libc, processes);
    }

    /**
     * The order is what makes it safe: from pidfd_open on the descriptor means one process; if that
     * has the pid in /proc, what /proc says of the pid is said of it; and if the start time read
     * then is the right one, it is the right process.
     */
    @Override
    public Pinning pin(ProcessRef ref) {
        int pid = ref.pid().number();
        long started = System.nanoTime();
        int fd = libc.syscall(SYS_PIDFD_OPEN, pid, 0, 0, 0);
        TracedCall call = opened(pid, fd, started);
        if (fd == -LinuxErrno.ESRCH) {
            return new Pinning.Gone(call);
        }
        if (fd < 0) {
            return new Pinning.Refused(call);
        }
        Pinning pinning =
                switch (inProc(fd, pid)) {
                    case ENDED -> new Pinning.Gone(null);
                    case ANOTHER -> new Pinning.OtherNamespace(call);
                    case SAME -> {
                        Glance seen = reader.glance(pid);
                        yield seen.access() == Access.NOT_NOW
                                // it took the last descriptor, and whom it holds takes one more
                                ? new Pinning.Refused(opened(pid, -LinuxErrno.EMFILE, started))
                                : ref.equals(seen.ref())
                                        ? new Pinning.Pinned(new Pidfd(ref, fd, call))
                                        : new Pinning.Gone(null);
                    }
                };
        if (!(pinning instanceof Pinning.Pinned)) {
            libc.close(fd);
        }
        return pinning;
    }

    private static TracedCall opened(int pid, int result, long started) {
        return Trace.of(Syscall.PIDFD_OPEN, List.of(new Arg.Number(pid), ZERO), result, started);
    }

    /** Whose pid it is in /proc that a pidfd was opened by. */
    private enum InProc {
        SAME,
        ANOTHER,
        ENDED
    }

    /**
     * The line {@code Pid:} in the fdinfo of a pidfd (pidfd_open(2), pidfd_show_fdinfo of the
     * kernel) is the pid of its process in the namespace of that /proc: 0 if it has none there, -1
     * if it has ended and was waited for. Only where fdinfo is closed even to its own process, as
     * to one with file capabilities before Linux 5.14, it has to do that this process itself has
     * the same pid in both.
     */
    private InProc inProc(int fd, int pid) {
        String fdinfo = proc.piece(libc.scratch().begin().add("self/fdinfo/").add(fd));
        if (fdinfo.contains("\nPid:\t-1\n")) {
            return InProc.ENDED;
        }
        OptionalLong told = ProcText.statusNumber(fdinfo, "Pid", 0, 10);
        boolean same =
                told.isPresent()
                        ? told.getAsLong() == pid
                        : proc.self().filter(new Pid(libc.getpid())::equals).isPresent();
        return same ? InProc.SAME : InProc.ANOTHER;
    }

    /** A process and the descriptor that holds it. */
    private final class Pidfd implements PinnedProcess {
        private final ProcessRef ref;
        private final TracedCall opened;
        private int fd;

        Pidfd(ProcessRef ref, int fd, TracedCall opened) {
            this.ref = ref;
            this.fd = fd;
            this.opened = opened;
        }

        @Override
        public ProcessRef ref() {
            return ref;
        }

        @Override
        public TracedCall opened() {
            return opened;
        }

        @Override
        public TracedCall signal(Signal signal) {
            long started = System.nanoTime();
            int result = libc.syscall(SYS_PIDFD_SEND_SIGNAL, open(), signal.number(), 0, 0);
            return Trace.of(
                    Syscall.PIDFD_SEND_SIGNAL,
                    List.of(
                            new Arg.Descriptor(fd),
                            new Arg.Constant(signal.name(), signal.number()),
                            new Arg.Null(),
                            ZERO),
                    result,
                    started);
        }

        @Override
        public TracedCall awaitExit(Duration limit, BooleanSupplier cancelled) {
            long started = System.nanoTime();
            int result = Poll.until(libc, open(), SocketAbi.POLLIN, limit, cancelled);
            var watched = new Arg.Watched(fd, Poll.events(SocketAbi.POLLIN));
            List<Arg> arguments =
                    List.of(new Arg.Polled(List.of(watched)), new Arg.Number(limit.toMillis()));
            return Trace.of(Syscall.POLL, arguments, result, started);
        }

        @Override
        public Borrowing borrow(SocketEntry socket) {
            return loan.from(open(), ref.pid().number(), socket);
        }

        @Override
        public @Nullable ProcessEnd end() {
            if (Poll.until(libc, open(), SocketAbi.POLLIN, Duration.ZERO) <= 0) {
                return null;
            }
            MemorySegment info =
                    libc.scratch().struct.asSlice(0, PIDFD_INFO_SIZE_VER0).fill((byte) 0);
            info.set(JAVA_LONG, PidfdInfo.MASK, PIDFD_INFO_EXIT);
            // a kernel that does not know the call, or its struct, says ENOTTY or EINVAL
            boolean told =
                    libc.call(
                                            Libc.function("ioctl"),
                                            fd,
                                            Integer.toUnsignedLong(PIDFD_GET_INFO),
                                            info.address())
                                    == 0
                            && (info.get(JAVA_LONG, PidfdInfo.MASK) & PIDFD_INFO_EXIT) != 0;
            return told
                    ? ProcessEnd.ofWaitStatus(info.get(JAVA_INT, PidfdInfo.EXIT_CODE))
                    : ProcessEnd.UNTOLD;
        }

        private int open() {
            if (fd < 0) {
                throw new IllegalStateException("the pidfd of " + ref.pid() + " is closed");
            }
            return fd;
        }

        @Override
        public void close() {
            if (fd >= 0) {
                libc.close(fd);
                fd = -1;
            }
        }
    }
}
