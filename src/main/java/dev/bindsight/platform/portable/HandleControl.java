package dev.bindsight.platform.portable;

import static dev.bindsight.model.ErrnoName.ENOSYS;
import static dev.bindsight.model.ErrnoName.EPERM;
import static dev.bindsight.model.ErrnoName.ESRCH;

import dev.bindsight.model.Arg;
import dev.bindsight.model.ErrnoName;
import dev.bindsight.model.ProcessRef;
import dev.bindsight.model.Signal;
import dev.bindsight.model.SocketEntry;
import dev.bindsight.model.Syscall;
import dev.bindsight.model.SyscallResult;
import dev.bindsight.model.TracedCall;
import dev.bindsight.platform.BorrowedSocket.Borrowing;
import dev.bindsight.platform.ProcessControl;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;

/**
 * Signals through {@link ProcessHandle}, where there is no pidfd. The JDK compares the start time
 * once more right before it signals, so a recycled pid is hit only if it is recycled within those
 * microseconds: unlikely, but unlike with a pidfd not impossible. On Windows a process cannot be
 * asked to end, so there SIGTERM is refused with ENOSYS. The trace names the POSIX call that does
 * the same.
 */
final class HandleControl implements ProcessControl {
    private static final long SLICE_MILLIS = 50;

    private final SystemErrno numbers;

    HandleControl(SystemErrno numbers) {
        this.numbers = numbers;
    }

    @Override
    public Pinning pin(ProcessRef ref) {
        long started = System.nanoTime();
        Optional<ProcessHandle> handle = ProcessHandle.of(ref.pid().number());
        List<Arg> arguments = List.of(new Arg.Number(ref.pid().number()), new Arg.Number(0));
        if (handle.isEmpty()) {
            return new Pinning.Gone(failed(Syscall.KILL, arguments, ESRCH, started));
        }
        if (!HandleProcesses.ref(handle.get()).filter(ref::equals).isPresent()) {
            return new Pinning.Gone(null);
        }
        TracedCall found = returned(Syscall.KILL, arguments, 0, started);
        return new Pinning.Pinned(new Held(ref, handle.get(), found));
    }

    private TracedCall failed(Syscall call, List<Arg> arguments, ErrnoName errno, long started) {
        return traced(call, arguments, new SyscallResult.Failed(numbers.of(errno)), started);
    }

    private static TracedCall returned(Syscall call, List<Arg> arguments, int value, long started) {
        return traced(call, arguments, new SyscallResult.Returned(value), started);
    }

    private static TracedCall traced(
            Syscall call, List<Arg> arguments, SyscallResult result, long started) {
        return new TracedCall(
                call, arguments, result, Duration.ofNanos(System.nanoTime() - started));
    }

    /** A process and the JDK's handle of it. */
    private final class Held implements PinnedProcess {
        private final ProcessRef ref;
        private final ProcessHandle handle;
        private final TracedCall opened;

        Held(ProcessRef ref, ProcessHandle handle, TracedCall opened) {
            this.ref = ref;
            this.handle = handle;
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
            List<Arg> arguments =
                    List.of(
                            new Arg.Number(ref.pid().number()),
                            new Arg.Constant(signal.name(), signal.number()));
            long started = System.nanoTime();
            if (handle.equals(ProcessHandle.current())) {
                // the JDK refuses this with an exception
                return failed(Syscall.KILL, arguments, EPERM, started);
            }
            boolean cannot =
                    signal == Signal.SIGCONT
                            || signal == Signal.SIGTERM && !handle.supportsNormalTermination();
            if (cannot) {
                return failed(Syscall.KILL, arguments, ENOSYS, started);
            }
            boolean sent =
                    switch (signal) {
                        case SIGTERM -> handle.destroy();
                        case SIGKILL -> handle.destroyForcibly();
                        case SIGCONT -> false;
                    };
            if (sent) {
                return returned(Syscall.KILL, arguments, 0, started);
            }
            ErrnoName errno = handle.isAlive() ? EPERM : ESRCH;
            return failed(Syscall.KILL, arguments, errno, started);
        }

        @Override
        public Borrowing borrow(SocketEntry socket) {
            return new Borrowing.Refused(numbers.of(ENOSYS));
        }

        @Override
        public TracedCall awaitExit(Duration limit, BooleanSupplier cancelled) {
            long started = System.nanoTime();
            long deadline = started + limit.toNanos();
            List<Arg> arguments =
                    List.of(new Arg.Number(ref.pid().number()), new Arg.Number(limit.toMillis()));
            var exit = handle.onExit();
            while (true) {
                long left = (deadline - System.nanoTime()) / 1_000_000;
                try {
                    exit.get(Math.clamp(left, 0, SLICE_MILLIS), TimeUnit.MILLISECONDS);
                    return returned(Syscall.POLL, arguments, 1, started);
                } catch (TimeoutException _) {
                    if (left <= 0 || cancelled.getAsBoolean()) {
                        return returned(Syscall.POLL, arguments, 0, started);
                    }
                } catch (InterruptedException _) {
                    Thread.currentThread().interrupt();
                    return returned(Syscall.POLL, arguments, 0, started);
                } catch (ExecutionException impossible) {
                    throw new IllegalStateException(impossible);
                }
            }
        }

        @Override
        public void close() {
            // a handle holds nothing of the system
        }
    }
}
