package dev.bindsight.platform;

import dev.bindsight.model.Arg;
import dev.bindsight.model.Syscall;
import dev.bindsight.model.SyscallResult;
import dev.bindsight.model.TracedCall;

import java.time.Duration;
import java.util.List;

/**
 * One poll(2) of several descriptors for POLLOUT.
 *
 * @param descriptors which, at least one
 * @param found what it said of each, in their order, as {@code POLLOUT|POLLERR|POLLHUP}
 * @param millis how long it was told to wait at most
 * @param result what it returned
 * @param duration how long it took
 */
public record GroupPoll(
        List<Integer> descriptors,
        List<Arg.Flags> found,
        long millis,
        SyscallResult result,
        Duration duration) {
    private static final Arg.Flags WRITABLE = Arg.Flags.of(new Arg.Constant("POLLOUT", 4));

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
        var watched = new Arg.Watched(descriptors.get(place), WRITABLE, found.get(place));
        int after = descriptors.size() - 1 - place;
        List<Arg> arguments =
                List.of(new Arg.Polled(List.of(watched), place, after), new Arg.Number(millis));
        return new TracedCall(Syscall.POLL, arguments, result, duration);
    }
}
