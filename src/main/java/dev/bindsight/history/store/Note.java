package dev.bindsight.history.store;

import dev.bindsight.history.PastEvent.FailedCall;
import dev.bindsight.history.PastEvent.SeenBy;
import dev.bindsight.history.PastPlace;
import dev.bindsight.model.Pid;
import dev.bindsight.model.ProcessRef;
import dev.bindsight.model.Signal;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/** What another part of Bindsight tells the recorder, which may be another process. */
public sealed interface Note {
    /** When it happened. */
    Instant at();

    /**
     * Bindsight stopped a process.
     *
     * @param process which
     * @param signal the last signal; absent where a supervisor was asked instead
     */
    record Stopped(Instant at, ProcessRef process, @Nullable Signal signal) implements Note {
        /** Which pid. */
        public Pid pid() {
            return process.pid();
        }
    }

    /**
     * A bind or connect failed.
     *
     * @param program what was run, where it was seen there
     */
    record Failed(
            Instant at,
            FailedCall call,
            PastPlace place,
            String errno,
            SeenBy seenBy,
            @Nullable String program)
            implements Note {}
}
