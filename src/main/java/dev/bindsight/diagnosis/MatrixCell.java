package dev.bindsight.diagnosis;

import dev.bindsight.model.Attempt;
import dev.bindsight.model.SocketEntry;

import java.util.List;

/** One address with one option, tried. */
public sealed interface MatrixCell {
    /**
     * It was tried.
     *
     * @param attempt the bind
     * @param refusedBy the sockets that refuse it, empty if it worked or nobody could be seen
     */
    record Tried(Attempt attempt, List<SocketEntry> refusedBy) implements MatrixCell {
        /** Copies the list. */
        public Tried {
            refusedBy = List.copyOf(refusedBy);
        }
    }

    /**
     * The call that would have decided it was not made, because it could have taken traffic from
     * live sockets.
     *
     * @param attempt what was done up to there; its outcome names the call that was not made
     * @param holders those sockets, with their owners
     */
    record NotTried(Attempt attempt, List<SocketEntry> holders) implements MatrixCell {
        /** Copies the list. */
        public NotTried {
            holders = List.copyOf(holders);
        }
    }

    /** The option does not exist for the family. */
    record NotApplicable() implements MatrixCell {}
}
