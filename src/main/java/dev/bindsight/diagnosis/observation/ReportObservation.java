package dev.bindsight.diagnosis.observation;

import dev.bindsight.errno.NumberSpace;
import dev.bindsight.explain.FoundError;
import dev.bindsight.explain.ReportedError;
import dev.bindsight.explain.Reporter;
import dev.bindsight.model.ErrnoName;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/**
 * An error that somebody has, and all that was found about it.
 *
 * @param subject the error
 * @param origin where it comes from
 * @param at when this machine was looked at
 * @param sight what was seen there
 * @param system the system of this machine
 * @param numberedBy whose number of the errno was printed, absent where none was or nobody has it
 */
public record ReportObservation(
        ObservationSubject.Reported subject,
        ReportOrigin origin,
        Instant at,
        ReportSight sight,
        NumberSpace system,
        @Nullable NumberSpace numberedBy) {
    /** The error with the words it was read from. */
    public FoundError found() {
        return subject.found();
    }

    /** What it says. */
    public ReportedError error() {
        return subject.error();
    }

    /** Whether the call gave one of these. */
    public boolean gave(ErrnoName... errnos) {
        return subject.gave(errnos);
    }

    /** The system that it was printed on, where that is known to be another than this one. */
    public @Nullable NumberSpace elsewhere() {
        Reporter reporter = found().reporter();
        NumberSpace told = reporter == null ? null : reporter.system();
        NumberSpace space = told == null ? numberedBy : told;
        // libuv has numbers of its own for what only Windows gives by others (uv/errno.h)
        NumberSpace printedOn = space == NumberSpace.LIBUV ? NumberSpace.WINDOWS : space;
        return printedOn == system ? null : printedOn;
    }
}
