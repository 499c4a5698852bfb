package dev.bindsight.platform.linux;

import dev.bindsight.model.ProcessRef;
import dev.bindsight.model.Signal;
import dev.bindsight.model.Syscall;
import dev.bindsight.model.TracedCall;
import dev.bindsight.platform.ProcessControl;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Holds processes by pidfd (pidfd_open(2), Linux 5.3). */
final class LinuxProcessControl implements ProcessControl {
    /** These two have the same number on every architecture. */
    private static final int PIDFD_SEND_SIGNAL = 424;

    private static final int PIDFD_OPEN = 434;

    private final Libc libc;
    private final ProcessReader reader;

    LinuxProcessControl(Libc libc, ProcessReader reader) {
        this.libc = libc;
        this.reader = reader;
    }

    /**
     * The order is what makes it safe: from pidfd_open on the descriptor means one process, and if
     * the start time read afterwards is the right one, it is the right process.
     */
    @Override
    public Pinning pin(ProcessRef ref) {
        int pid = ref.pid().number();
        long started = System.nanoTime();
        int fd = libc.syscall(PIDFD_OPEN, pid, 0, 0, 0);
        TracedCall call = Trace.of(Syscall.PIDFD_OPEN, pid + ", 0", fd, started);
        if (fd == -LinuxErrno.ESRCH) {
            return new Pinning.Gone(call);
        }
        if (fd < 0) {
            return new Pinning.Refused(call);
        }
        if (reader.identify(pid).filter(ref::equals).isEmpty()) {
            libc.close(fd);
            return new Pinning.Gone(null);
        }
        return new Pinning.Pinned(new Pidfd(ref, fd, call));
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
            int result = libc.syscall(PIDFD_SEND_SIGNAL, open(), signal.number(), 0, 0);
            return Trace.of(
                    Syscall.PIDFD_SEND_SIGNAL,
                    fd + ", " + signal.name() + ", NULL, 0",
                    result,
                    started);
        }

        @Override
        public TracedCall awaitExit(Duration limit, BooleanSupplier cancelled) {
            long started = System.nanoTime();
            int result = Poll.until(libc, open(), Poll.IN, limit, cancelled);
            String arguments = "[{fd=" + fd + ", events=POLLIN}], 1, " + limit.toMillis();
            return Trace.of(Syscall.POLL, arguments, result, started);
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
