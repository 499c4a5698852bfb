package dev.bindsight.probe;

import dev.bindsight.model.Attempt;
import dev.bindsight.model.Syscall;
import dev.bindsight.model.TracedCall;

import java.time.Duration;

/**
 * One connect of a repeated one.
 *
 * @param index its place, from 0
 * @param since when it began, counted from the first
 * @param attempt how it ended
 */
public record Sample(int index, Duration since, Attempt attempt) {
    /** How long it took from connect(2) to its decision, without making and asking the socket. */
    public Duration latency() {
        return attempt.trace().stream()
                .filter(call -> call.syscall() == Syscall.CONNECT || call.syscall() == Syscall.POLL)
                .map(TracedCall::duration)
                .reduce(Duration::plus)
                .orElseGet(attempt::elapsed);
    }
}
