package dev.bindsight.history;

import java.util.Locale;

/** The kinds of {@link PastEvent}, by which a list of them is narrowed. */
public enum EventKind {
    /** A free place was opened. */
    OPENED,
    /** A place became free. */
    CLOSED,
    /** A place has another process than at the look before. */
    CHANGED_OWNER,
    /** The same program opened a place again. */
    CAME_BACK,
    /** Bindsight stopped what had a place. */
    STOPPED_BY_BINDSIGHT,
    /** A bind was refused in Bindsight or under {@code bindsight run}. */
    BIND_REFUSED,
    /** A connect failed there. */
    CONNECT_FAILED,
    /** A listener was opened and closed within a look. */
    OPENED_AND_CLOSED,
    /** Recording began. */
    RECORDING_BEGAN,
    /** Recording was ended. */
    RECORDING_ENDED,
    /** Recording went on after a gap. */
    RECORDING_WENT_ON,
    /** The machine's clock was set. */
    CLOCK_SET;

    /** As scripts read it: {@code changed-owner}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
