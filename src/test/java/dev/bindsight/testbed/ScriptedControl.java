package dev.bindsight.testbed;

import dev.bindsight.model.Arg;
import dev.bindsight.model.Errno;
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
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** Signals of a {@link ScriptedPlatform}: a process that does not ignore one ends at once. */
public final class ScriptedControl implements ProcessControl {
    private final ScriptedProcessTable processes;
    private final Consumer<ScriptedProcess> end;
    private final List<Sent> sent = new CopyOnWriteArrayList<>();
    private volatile boolean refused;

    ScriptedControl(ScriptedProcessTable processes, Consumer<ScriptedProcess> end) {
        this.processes = processes;
        this.end = end;
    }

    /** Every signal that was tried, in order, also those that were refused. */
    public List<Sent> sent() {
        return List.copyOf(sent);
    }

    /** Makes pidfd_open fail with EPERM from now on. */
    public void refusePinning() {
        refused = true;
    }

    @Override
    public Pinning pin(ProcessRef ref) {
        TracedCall open =
                call(
                        Syscall.PIDFD_OPEN,
                        Args.of(ref.pid().number(), 0),
                        new SyscallResult.Returned(9));
        if (refused) {
            return new Pinning.Refused(
                    failed(Syscall.PIDFD_OPEN, Args.of(ref.pid().number(), 0), "EPERM", 1));
        }
        return processes
                .find(ref)
                .<Pinning>map(process -> new Pinning.Pinned(new Held(process, open)))
                .orElseGet(() -> new Pinning.Gone(null));
    }

    private static TracedCall failed(
            Syscall syscall, List<Arg> arguments, String name, int number) {
        return call(syscall, arguments, new SyscallResult.Failed(new Errno(name, number)));
    }

    private static TracedCall call(Syscall syscall, List<Arg> arguments, SyscallResult result) {
        return new TracedCall(syscall, arguments, result, Duration.ofNanos(1_000));
    }

    /**
     * A signal that was tried.
     *
     * @param ref to which process
     * @param signal which
     */
    public record Sent(ProcessRef ref, Signal signal) {}

    private final class Held implements PinnedProcess {
        private final ScriptedProcess process;
        private final TracedCall opened;

        private Held(ScriptedProcess process, TracedCall opened) {
            this.process = process;
            this.opened = opened;
        }

        private boolean alive() {
            return processes.find(process.ref()).isPresent();
        }

        @Override
        public ProcessRef ref() {
            return process.ref();
        }

        @Override
        public TracedCall opened() {
            return opened;
        }

        @Override
        public TracedCall signal(Signal signal) {
            List<Arg> arguments = Args.on(9, signal.name(), new Arg.Null(), 0);
            sent.add(new Sent(process.ref(), signal));
            if (!alive()) {
                return failed(Syscall.PIDFD_SEND_SIGNAL, arguments, "ESRCH", 3);
            }
            if (process.refuses()) {
                return failed(Syscall.PIDFD_SEND_SIGNAL, arguments, "EPERM", 1);
            }
            if (!process.outlives(signal)) {
                end.accept(process);
            }
            return call(Syscall.PIDFD_SEND_SIGNAL, arguments, new SyscallResult.Returned(0));
        }

        /** Does not wait: what a scripted process does, it does at once. */
        @Override
        public TracedCall awaitExit(Duration limit, BooleanSupplier cancelled) {
            return call(
                    Syscall.POLL,
                    Args.poll(9, "POLLIN", limit.toMillis()),
                    new SyscallResult.Returned(alive() ? 0 : 1));
        }

        @Override
        public Borrowing borrow(SocketEntry socket) {
            return new Borrowing.Refused(new Errno("ENOSYS", 38));
        }

        @Override
        public void close() {}
    }
}
