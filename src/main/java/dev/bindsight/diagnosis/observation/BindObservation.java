package dev.bindsight.diagnosis.observation;

import static dev.bindsight.model.ErrnoName.EADDRINUSE;

import dev.bindsight.model.Attempt;
import dev.bindsight.model.Errno;
import dev.bindsight.model.ErrnoName;
import dev.bindsight.model.IpAddress;
import dev.bindsight.model.Outcome;
import dev.bindsight.model.Port;
import dev.bindsight.model.Probe.BindProbe;
import dev.bindsight.model.SocketEntry;
import dev.bindsight.model.SocketKey;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A bind that does not work, and all that was found about it.
 *
 * @param subject the attempt, or the error that somebody has
 * @param probe the bind that was made, or that would be made to see for oneself
 * @param lookedAt when the machine was looked at
 * @param port what was seen of the port
 * @param machine what the machine said of itself
 * @param tried what was tried instead
 */
public record BindObservation(
        ObservationSubject subject,
        BindProbe probe,
        Instant lookedAt,
        PortSeen port,
        BindSurroundings machine,
        BindTried tried) {
    /** The same with what was tried since. */
    public BindObservation with(BindTried since) {
        return new BindObservation(subject, probe, lookedAt, port, machine, since);
    }

    /** The same with what the machine said. */
    public BindObservation with(BindSurroundings said) {
        return new BindObservation(subject, probe, lookedAt, port, said, tried);
    }

    /** The sockets in the way, the one that decides first. */
    public List<SocketEntry> inTheWay() {
        return port.occupants().all();
    }

    /** The port that was asked for; 0 for any. */
    public Port wanted() {
        return probe.endpoint().port();
    }

    /** The address that was asked for. */
    public IpAddress address() {
        return probe.endpoint().address();
    }

    /** Whether the kernel was to pick a port. */
    public boolean isAnyPort() {
        return wanted().number() == 0;
    }

    /** Whether a call gave one of these. */
    public boolean gave(ErrnoName... errnos) {
        return subject.gave(errnos);
    }

    /** Whether the errno is one of Windows Sockets, whose numbers begin at 10000 (winsock2.h). */
    public boolean isWindows() {
        Errno errno = subject.errno();
        return errno != null && errno.number() >= 10_000;
    }

    /** The call that Bindsight did not make because it could have disturbed somebody. */
    public Optional<Outcome.NotTried> notTried() {
        return subject instanceof ObservationSubject.Attempted(Attempt attempt)
                        && attempt.outcome() instanceof Outcome.NotTried untried
                ? Optional.of(untried)
                : Optional.empty();
    }

    /** Whether it asked for what another socket has, instead of breaking a rule. */
    public boolean isInUse() {
        return gave(EADDRINUSE) || notTried().isPresent();
    }

    /**
     * The socket that decides it. Where Bindsight itself stopped, that is one of those it stopped
     * for, though it may have gone since; none is known where none could be seen then.
     */
    public Optional<SocketEntry> deciding() {
        return notTried()
                .map(untried -> deciding(untried.holders()))
                .orElseGet(() -> inTheWay().stream().findFirst());
    }

    private Optional<SocketEntry> deciding(List<SocketEntry> holders) {
        List<SocketKey> live = holders.stream().map(SocketEntry::key).toList();
        return inTheWay().stream()
                .filter(socket -> live.contains(socket.key()))
                .findFirst()
                .or(() -> holders.stream().findFirst());
    }
}
