package dev.bindsight.diagnosis;

import dev.bindsight.model.Attempt;
import dev.bindsight.model.Inventory;
import dev.bindsight.model.Outcome;
import dev.bindsight.model.Outcome.DecidedBy;
import dev.bindsight.model.Probe.BindProbe;
import dev.bindsight.model.SocketEntry;
import dev.bindsight.model.Syscall;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;

/**
 * A bind that did not work, and what stood in its way when the machine was looked at right after.
 *
 * @param probe the bind
 * @param attempt how it went
 * @param seen the sockets on the port, absent where none were looked at or no source answered
 * @param inTheWay those that meet the place, the one that decides first
 */
record Refusal(
        BindProbe probe, Attempt attempt, @Nullable Inventory seen, List<SocketEntry> inTheWay) {
    Refusal {
        inTheWay = List.copyOf(inTheWay);
    }

    /** Whether a call gave this errno. */
    boolean gave(String errno) {
        return attempt.outcome() instanceof Outcome.Refused(Syscall _, var given, DecidedBy _)
                && given.name().equals(errno);
    }

    /** Whether it asks what another socket has, instead of breaking a rule. */
    boolean isInUse() {
        return gave("EADDRINUSE") || attempt.outcome() instanceof Outcome.NotTried;
    }

    /** When the machine was looked at. */
    Instant at() {
        return seen == null ? attempt.at() : seen.takenAt();
    }
}
