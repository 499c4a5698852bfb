package dev.bindsight.diagnosis.observation;

import dev.bindsight.explain.FoundError;
import dev.bindsight.explain.ReportedError;
import dev.bindsight.model.Attempt;
import dev.bindsight.model.Errno;
import dev.bindsight.model.ErrnoName;
import dev.bindsight.model.Outcome;
import dev.bindsight.model.Resolution;
import dev.bindsight.model.Syscall;

import org.jspecify.annotations.Nullable;

import java.util.Optional;

/** What an observation is about. */
public sealed interface ObservationSubject {
    /**
     * A probe that was carried out.
     *
     * @param attempt how it went
     */
    record Attempted(Attempt attempt) implements ObservationSubject {}

    /**
     * An error that somebody has: nothing was tried for it, and it may be long ago.
     *
     * @param found what it says, in the words of who printed it
     * @param errno what the call is said to have given, with this system's number; absent where the
     *     text does not say, and for a TLS handshake
     */
    record Reported(FoundError found, @Nullable Errno errno) implements ObservationSubject {
        /** What it says. */
        public ReportedError error() {
            return found.error();
        }
    }

    /**
     * A name that was looked up.
     *
     * @param resolution what came of it
     */
    record LookedUp(Resolution resolution) implements ObservationSubject {}

    /** What the call gave that decided it; null where none failed. */
    default @Nullable Errno errno() {
        return switch (this) {
            case Attempted(Attempt attempt) ->
                    attempt.outcome() instanceof Outcome.Refused(Syscall _, Errno errno, var _)
                            ? errno
                            : null;
            case Reported(var _, @Nullable Errno errno) -> errno;
            case LookedUp(Resolution resolution) -> resolution.errno();
        };
    }

    /** The attempt, empty where nothing was tried. */
    default Optional<Attempt> attempted() {
        return this instanceof Attempted(Attempt attempt) ? Optional.of(attempt) : Optional.empty();
    }

    /** Whether a call gave one of these. */
    default boolean gave(ErrnoName... names) {
        Errno errno = errno();
        return errno != null && errno.is(names);
    }
}
