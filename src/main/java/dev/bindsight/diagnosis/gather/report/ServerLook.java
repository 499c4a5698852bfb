package dev.bindsight.diagnosis.gather.report;

import static dev.bindsight.model.ErrnoName.EACCES;
import static dev.bindsight.model.ErrnoName.EADDRINUSE;

import dev.bindsight.diagnosis.BindDiagnosis;
import dev.bindsight.diagnosis.gather.bind.BindLook;
import dev.bindsight.diagnosis.gather.bind.BindTryout;
import dev.bindsight.diagnosis.observation.BindObservation;
import dev.bindsight.diagnosis.observation.ObservationSubject;
import dev.bindsight.diagnosis.observation.ReportSight;
import dev.bindsight.diagnosis.observation.Trial;
import dev.bindsight.inventory.MachineSummary;
import dev.bindsight.model.Attempt;
import dev.bindsight.model.Port;
import dev.bindsight.model.Probe.BindProbe;
import dev.bindsight.model.Protocol;
import dev.bindsight.model.fact.Finding;
import dev.bindsight.probe.AddressSpec;
import dev.bindsight.probe.Cancellation;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Makes the bind that a server was refused. No option is set, so that it is refused by whoever has
 * the port and takes nothing from anybody.
 */
public final class ServerLook {
    private final BindDiagnosis binds;
    private final BindLook look;
    private final BindTryout tryout;
    private final MachineSummary machine;
    private final Function<BindObservation, Set<Trial>> trials;

    /**
     * On one machine.
     *
     * @param trials what is worth a try for a bind that was not made here
     */
    public ServerLook(
            BindDiagnosis binds,
            BindLook look,
            BindTryout tryout,
            MachineSummary machine,
            Function<BindObservation, Set<Trial>> trials) {
        this.binds = binds;
        this.look = look;
        this.tryout = tryout;
        this.machine = machine;
        this.trials = trials;
    }

    ReportSight at(
            ObservationSubject.Reported subject,
            @Nullable String host,
            Port port,
            Cancellation cancellation) {
        Protocol protocol = subject.found().isOfUdp() ? Protocol.UDP : Protocol.TCP;
        List<Finding> findings =
                binds.places(spec(host, port)).stream()
                        .map(place -> new BindProbe(place, protocol, Set.of()))
                        .map(probe -> binds.tryBind(probe, cancellation))
                        .toList();
        Attempt decisive =
                findings.stream()
                        .map(Finding::attempt)
                        .filter(each -> !each.ok())
                        .findFirst()
                        .orElseGet(() -> findings.getFirst().attempt());
        return new ReportSight.Bound(
                findings,
                asReported(subject, decisive, port, cancellation).orElse(null),
                machine.unprivilegedPortStart().orElse(null),
                machine.addresses());
    }

    /** A name is bound to one address of it, and which that is nobody here was asked. */
    private static AddressSpec spec(@Nullable String host, Port port) {
        String named = host == null || host.equals("::") ? "" : host;
        return AddressSpec.of(named, port).orElseGet(() -> new AddressSpec.Every(port));
    }

    /** Bindsight may be allowed a privileged port that the program was not, or the reverse. */
    private Optional<BindObservation> asReported(
            ObservationSubject.Reported subject,
            Attempt decisive,
            Port port,
            Cancellation cancellation) {
        boolean isPrivileged =
                machine.unprivilegedPortStart()
                        .filter(from -> port.compareTo(from) < 0)
                        .isPresent();
        boolean mayMore = subject.gave(EACCES) && isPrivileged && decisive.ok();
        boolean mayLess = subject.gave(EADDRINUSE) && decisive.outcome().gave(EACCES);
        if (!mayMore && !mayLess) {
            return Optional.empty();
        }
        var probe = (BindProbe) decisive.probe();
        BindObservation seen = look.at(probe, subject);
        return Optional.of(seen.with(tryout.of(seen, trials.apply(seen), cancellation)));
    }
}
