package dev.bindsight.platform.portable;

import dev.bindsight.model.Arg;
import dev.bindsight.model.ErrnoName;
import dev.bindsight.model.Syscall;
import dev.bindsight.model.SyscallResult;
import dev.bindsight.model.TracedCall;
import dev.bindsight.platform.CallPort;
import dev.bindsight.platform.CallScope;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Where libc is not called, no call can be made as it is meant: the JDK corrects its caller. */
final class NoCalls implements CallPort {
    private final SystemErrno numbers;

    NoCalls(SystemErrno numbers) {
        this.numbers = numbers;
    }

    @Override
    public Set<Syscall> calls() {
        return Set.of();
    }

    @Override
    public Optional<Arg.Constant> constant(String name) {
        return Optional.empty();
    }

    @Override
    public CallScope open(Duration patience) {
        var trace = new ArrayList<TracedCall>();
        var missing = new SyscallResult.Failed(numbers.of(ErrnoName.ENOSYS));
        return new CallScope() {
            @Override
            public TracedCall call(Syscall syscall, List<Arg> arguments) {
                var call = new TracedCall(syscall, arguments, missing, Duration.ZERO);
                trace.add(call);
                return call;
            }

            @Override
            public List<TracedCall> trace() {
                return List.copyOf(trace);
            }

            @Override
            public void wake() {
                // nothing blocks
            }

            @Override
            public void close() {
                // nothing is open
            }
        };
    }
}
