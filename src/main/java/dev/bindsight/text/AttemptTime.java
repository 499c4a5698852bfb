package dev.bindsight.text;

import dev.bindsight.model.Attempt;

import java.time.Duration;

/**
 * How long a connect took, with what was measured: on the wire, where the kernel knows it; else the
 * calls; else only until Bindsight looked, which of a sweep says more about the sweep.
 */
public final class AttemptTime {
    private AttemptTime() {}

    /** The time itself, to sort by. */
    public static Duration of(Attempt attempt) {
        Duration roundTrip = attempt.wire().roundTrip();
        return attempt.wire().seenLate() && roundTrip != null ? roundTrip : attempt.elapsed();
    }

    /** {@code 376 µs}, {@code 13 µs on the wire}, {@code within 1.3 s}: for a cell. */
    public static String brief(Attempt attempt) {
        String time = DurationText.measured(of(attempt));
        if (!attempt.wire().seenLate()) {
            return time;
        }
        return attempt.wire().roundTrip() == null
                ? Texts.get("time.untilSeen", time)
                : Texts.get("time.onTheWire", time);
    }

    /** {@code 376 µs, 13 µs of it on the wire}: for a line. */
    public static String full(Attempt attempt) {
        Duration roundTrip = attempt.wire().roundTrip();
        if (attempt.wire().seenLate() || roundTrip == null) {
            return brief(attempt);
        }
        return Texts.get(
                "time.ofItOnTheWire",
                DurationText.measured(attempt.elapsed()),
                DurationText.measured(roundTrip));
    }
}
