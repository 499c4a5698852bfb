package dev.bindsight.platform.linux;

import dev.bindsight.model.Arg;
import dev.bindsight.model.SocketName;
import dev.bindsight.model.Syscall;
import dev.bindsight.model.SyscallResult;
import dev.bindsight.model.TracedCall;
import dev.bindsight.platform.CallScope;
import dev.bindsight.platform.linux.abi.ProcessAbi;
import dev.bindsight.platform.linux.abi.SocketAbi;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Future;

/** The calls of one experiment on Linux. */
final class LinuxCallScope implements CallScope {
    private static final Arg BOTH = new Arg.Constant("SHUT_RDWR", SocketAbi.SHUT_RDWR);
    private static final Arg NOFILE = new Arg.Constant("RLIMIT_NOFILE", ProcessAbi.RLIMIT_NOFILE);

    private final LinuxCalls calls;
    private final LinuxLookups lookups;
    private final CallCheck check;

    // below: guarded by this
    private final Set<Integer> owned = new LinkedHashSet<>();
    private final Set<SocketName> bound = new HashSet<>();
    private final Set<Integer> woken = new HashSet<>();
    private final List<TracedCall> trace = new ArrayList<>();
    private Arg.@Nullable Limit before;
    private boolean closed;

    LinuxCallScope(Libc libc, LinuxCalls calls, Duration patience) {
        this.calls = calls;
        lookups = new LinuxLookups(libc);
        check = new CallCheck(calls, patience);
    }

    @Override
    public TracedCall call(Syscall syscall, List<Arg> arguments) {
        synchronized (this) {
            if (closed) {
                throw new IllegalStateException("the experiment is over");
            }
            check.inspect(syscall, arguments, owned, bound);
            // one at a time with a wake, which must not meet the number of another file
            if (syscall == Syscall.CLOSE) {
                return closed(arguments);
            }
            if (syscall == Syscall.SETRLIMIT || syscall == Syscall.PRLIMIT) {
                rememberLimit();
            }
        }
        Future<?> alarm =
                check.mayBlock(syscall, arguments) ? calls.later(this::wake, check) : null;
        try {
            TracedCall made =
                    switch (syscall) {
                        case GETADDRINFO -> lookups.addresses(arguments);
                        case GETNAMEINFO -> lookups.names(arguments);
                        default -> calls.make(syscall, arguments);
                    };
            noted(made);
            return made;
        } finally {
            if (alarm != null) {
                alarm.cancel(false);
            }
        }
    }

    private TracedCall closed(List<Arg> arguments) {
        TracedCall made = calls.make(Syscall.CLOSE, arguments);
        // close(2) gives the number back even where it fails
        Arg.descriptor(arguments).ifPresent(owned::remove);
        trace.add(made);
        return made;
    }

    private synchronized void noted(TracedCall made) {
        trace.add(made);
        if (!(made.result() instanceof SyscallResult.Returned(long value))) {
            return;
        }
        switch (made.syscall()) {
            case SOCKET, ACCEPT, ACCEPT4, DUP -> owned.add((int) value);
            case FCNTL -> {
                if (CallCheck.duplicates(made.arguments())) {
                    owned.add((int) value);
                }
            }
            case SOCKETPAIR, PIPE2 -> {
                for (Arg each : made.arguments()) {
                    if (each instanceof Arg.Pair(int first, int second)) {
                        owned.add(first);
                        owned.add(second);
                    }
                }
            }
            case RECVMSG -> owned.addAll(PassedDescriptors.of(made.arguments()));
            case BIND -> {
                if (made.arguments().get(1) instanceof Arg.Address(SocketName name, var _)) {
                    bound.add(name);
                }
            }
            default -> {
                // opens nothing
            }
        }
    }

    @Override
    public synchronized List<TracedCall> trace() {
        return List.copyOf(trace);
    }

    @Override
    public synchronized void wake() {
        for (int descriptor : owned) {
            TracedCall made =
                    calls.make(Syscall.SHUTDOWN, List.of(new Arg.Descriptor(descriptor), BOTH));
            // once more does no harm and tells nothing
            if (woken.add(descriptor)) {
                trace.add(made);
            }
        }
    }

    private void rememberLimit() {
        if (before == null
                && limit(new Arg.Null()).arguments().getLast()
                        instanceof Arg.LimitRoom(Arg.Limit now)) {
            before = now;
        }
    }

    private TracedCall limit(Arg wanted) {
        return calls.make(
                Syscall.PRLIMIT,
                List.of(new Arg.Number(0), NOFILE, wanted, new Arg.LimitRoom(null)));
    }

    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        if (before != null) {
            trace.add(limit(before));
        }
        for (int descriptor : List.copyOf(owned).reversed()) {
            closed(List.of(new Arg.Descriptor(descriptor)));
        }
    }
}
