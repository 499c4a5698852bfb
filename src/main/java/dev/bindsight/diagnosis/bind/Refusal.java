package dev.bindsight.diagnosis.bind;

import static dev.bindsight.model.ErrnoName.EADDRINUSE;

import dev.bindsight.model.Attempt;
import dev.bindsight.model.ErrnoName;
import dev.bindsight.model.Inventory;
import dev.bindsight.model.Outcome;
import dev.bindsight.model.Outcome.DecidedBy;
import dev.bindsight.model.Port;
import dev.bindsight.model.Probe.BindProbe;
import dev.bindsight.model.ProcessDetails;
import dev.bindsight.model.SocketEntry;
import dev.bindsight.model.SocketKey;
import dev.bindsight.model.SourceRefusal;
import dev.bindsight.model.Syscall;
import dev.bindsight.occupancy.Occupants;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A bind that did not work, and what stood in its way when the machine was looked at right after.
 *
 * @param probe the bind
 * @param attempt how it went
 * @param seen the sockets on the port, absent where none were looked at or no source answered
 * @param unread why no source answered, empty if one did
 * @param occupants those that meet the place, the one that decides first
 * @param again the same bind once more, made because nothing was in the way; else absent
 */
record Refusal(
        BindProbe probe,
        Attempt attempt,
        @Nullable Inventory seen,
        List<SourceRefusal> unread,
        Occupants occupants,
        @Nullable Attempt again) {
    Refusal {
        unread = List.copyOf(unread);
    }

    /** The sockets in the way, the one that decides first. */
    List<SocketEntry> inTheWay() {
        return occupants.all();
    }

    /** The port that was asked for; 0 for any. */
    Port port() {
        return probe.endpoint().port();
    }

    /** Whether a call gave one of these. */
    boolean gave(ErrnoName... errnos) {
        return attempt.outcome().gave(errnos);
    }

    /** Whether the errno is one of Windows Sockets, whose numbers begin at 10000 (winsock2.h). */
    boolean isWindows() {
        return attempt.outcome() instanceof Outcome.Refused(Syscall _, var given, DecidedBy _)
                && given.number() >= 10_000;
    }

    /** Whether it asked for what another socket has, instead of breaking a rule. */
    boolean isInUse() {
        return gave(EADDRINUSE) || attempt.outcome() instanceof Outcome.NotTried;
    }

    /**
     * The socket that decides it. Where Bindsight itself stopped, that is one of those it stopped
     * for, though it may have gone since; none is known where none could be seen then.
     */
    Optional<SocketEntry> deciding() {
        if (!(attempt.outcome() instanceof Outcome.NotTried(Syscall _, var holders))) {
            return inTheWay().stream().findFirst();
        }
        List<SocketKey> live = holders.stream().map(SocketEntry::key).toList();
        return inTheWay().stream()
                .filter(socket -> live.contains(socket.key()))
                .findFirst()
                .or(() -> holders.stream().findFirst());
    }

    /** Whether what was in the way went by itself before it could be seen. */
    boolean isOver() {
        return again != null && again.ok();
    }

    /** The processes that are known to have a socket open. */
    List<ProcessDetails> owners(SocketEntry socket) {
        return seen == null ? List.of() : seen.owners(socket);
    }

    /** When the machine was looked at. */
    Instant at() {
        return seen == null ? attempt.at() : seen.takenAt();
    }
}
