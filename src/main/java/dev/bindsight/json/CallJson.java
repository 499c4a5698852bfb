package dev.bindsight.json;

import dev.bindsight.model.Errno;
import dev.bindsight.model.SyscallResult.Failed;
import dev.bindsight.model.SyscallResult.Returned;
import dev.bindsight.model.TracedCall;

import org.jspecify.annotations.Nullable;

/**
 * One system call as it happened.
 *
 * @param call its name
 * @param arguments as strace(1) would print them, without the parentheses
 * @param result what it returned, absent if it failed
 * @param errno the name of its error, absent if it worked
 * @param number this system's number of that error
 * @param durationMicros how long it took, in microseconds
 */
public record CallJson(
        String call,
        String arguments,
        @Nullable Long result,
        @Nullable String errno,
        @Nullable Integer number,
        long durationMicros) {
    /** The shape of a call. */
    static CallJson of(TracedCall traced) {
        String name = traced.syscall().label();
        long micros = Micros.of(traced.duration());
        return switch (traced.result()) {
            case Returned(long value) ->
                    new CallJson(name, traced.arguments(), value, null, null, micros);
            case Failed(Errno errno) ->
                    new CallJson(
                            name, traced.arguments(), null, errno.name(), errno.number(), micros);
        };
    }
}
