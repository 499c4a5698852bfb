package dev.bindsight.diagnosis.gather.report;

import static dev.bindsight.model.ErrnoName.EMFILE;
import static dev.bindsight.model.ErrnoName.ENFILE;

import dev.bindsight.diagnosis.observation.ObservationSubject;
import dev.bindsight.diagnosis.observation.ReportObservation;
import dev.bindsight.diagnosis.observation.ReportOrigin;
import dev.bindsight.diagnosis.observation.ReportSight;
import dev.bindsight.errno.ErrnoEntry;
import dev.bindsight.errno.ErrnoReference;
import dev.bindsight.errno.NumberSpace;
import dev.bindsight.explain.FoundError;
import dev.bindsight.explain.ReportedError;
import dev.bindsight.model.Errno;
import dev.bindsight.model.Port;
import dev.bindsight.probe.Cancellation;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/** Looks once at what the machine shows of the place that a reported error names. */
public final class ReportLook {
    private final ErrnoReference reference;
    private final NumberSpace system;
    private final ServerLook servers;
    private final ClientLook clients;

    /**
     * On one machine.
     *
     * @param reference tells the numbers of an errno
     * @param system whose numbers are those of this machine
     */
    public ReportLook(
            ErrnoReference reference, NumberSpace system, ServerLook servers, ClientLook clients) {
        this.reference = reference;
        this.system = system;
        this.servers = servers;
        this.clients = clients;
    }

    /** What is seen of an error. */
    public ReportObservation at(FoundError found, ReportOrigin origin, Cancellation cancellation) {
        ReportedError error = found.error();
        Optional<ErrnoEntry> entry = reference.named(error.errno());
        var subject =
                new ObservationSubject.Reported(found, entry.flatMap(this::errno).orElse(null));
        Instant at = Instant.now();
        return new ReportObservation(
                subject,
                origin,
                at,
                sight(subject, cancellation),
                system,
                entry.map(known -> numberedBy(known, error.number())).orElse(null));
    }

    private Optional<Errno> errno(ErrnoEntry entry) {
        Integer number = entry.number(system);
        return entry.isResolverCode() || number == null
                ? Optional.empty()
                : Optional.of(new Errno(entry.name(), number));
    }

    /** This system's number, plain or negated, before that of any other. */
    private @Nullable NumberSpace numberedBy(ErrnoEntry entry, @Nullable Integer printed) {
        if (printed == null) {
            return null;
        }
        return Stream.concat(Stream.of(system), Stream.of(NumberSpace.values()))
                .filter(space -> isNumber(entry.number(space), printed))
                .findFirst()
                .orElse(null);
    }

    private static boolean isNumber(@Nullable Integer number, int printed) {
        return number != null && (number == printed || number == -printed);
    }

    private ReportSight sight(ObservationSubject.Reported subject, Cancellation cancellation) {
        ReportedError error = subject.error();
        String host = error.host();
        Port port = error.port();
        if (host != null && error.isOfUnixSocket()) {
            return UnixPath.seen(host);
        }
        if (port == null || port.isAny() || subject.gave(EMFILE, ENFILE)) {
            return new ReportSight.Nothing();
        }
        if (error.tls() != null || isOfResolver(error)) {
            return clients.unasked(host, port);
        }
        if (error.isOfServer()) {
            return servers.at(subject, host, port, cancellation);
        }
        return "accept".equals(error.call())
                ? new ReportSight.Nothing()
                : clients.at(subject, host, port, cancellation);
    }

    /** Whether a name was looked up in vain: then its port says nothing of a socket. */
    private boolean isOfResolver(ReportedError error) {
        return reference.named(error.errno()).map(ErrnoEntry::isResolverCode).orElse(false);
    }
}
