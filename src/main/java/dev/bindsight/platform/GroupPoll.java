package dev.bindsight.platform;

import dev.bindsight.model.Syscall;
import dev.bindsight.model.SyscallResult;
import dev.bindsight.model.TracedCall;

import java.time.Duration;
import java.util.List;

/**
 * One poll(2) of several descriptors for POLLOUT.
 *
 * @param descriptors which, at least one
 * @param found what it said of each, in their order, as {@code POLLOUT|POLLERR|POLLHUP}; empty text
 *     for nothing
 * @param millis how long it was told to wait at most
 * @param result what it returned
 * @param duration how long it took
 */
public record GroupPoll(
        List<Integer> descriptors,
        List<String> found,
        long millis,
        SyscallResult result,
        Duration duration) {
    /** Copies the lists. */
    public GroupPoll {
        descriptors = List.copyOf(descriptors);
        found = List.copyOf(found);
    }

    /** Whether it said anything of the descriptor at a place. */
    public boolean isDecided(int place) {
        return !found.get(place).isEmpty();
    }

    /** The call as a trace shows it to one descriptor; the others are {@code ...}. */
    public TracedCall line(int place) {
        var array = new StringBuilder(place > 0 ? "..., " : "");
        array.append("{fd=").append(descriptors.get(place)).append(", events=POLLOUT");
        if (isDecided(place)) {
            array.append(", revents=").append(found.get(place));
        }
        array.append(place < descriptors.size() - 1 ? "}, ..." : "}");
        String arguments = "[" + array + "], " + descriptors.size() + ", " + millis;
        return new TracedCall(Syscall.POLL, arguments, result, duration);
    }
}
