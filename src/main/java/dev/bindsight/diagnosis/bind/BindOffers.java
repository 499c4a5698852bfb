package dev.bindsight.diagnosis.bind;

import static dev.bindsight.model.ErrnoName.EACCES;

import dev.bindsight.inventory.MachineSummary;
import dev.bindsight.model.Attempt;
import dev.bindsight.model.BindCause;
import dev.bindsight.model.Cause;
import dev.bindsight.model.Endpoint;
import dev.bindsight.model.Fix;
import dev.bindsight.model.Port;
import dev.bindsight.model.Probe.BindProbe;
import dev.bindsight.model.SocketOption;
import dev.bindsight.model.fact.Benefit;
import dev.bindsight.model.fact.Need;
import dev.bindsight.model.fact.Offer;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** What can be done about a refused bind, the most useful first; what can be tried is proven. */
final class BindOffers {
    private final FreePortSearch ports;
    private final OtherPlaces places;
    private final StopOffers stops;
    private final CloseOffers closes;

    BindOffers(MachineSummary machine) {
        ports = new FreePortSearch(machine);
        places = new OtherPlaces(machine);
        stops = new StopOffers(machine);
        closes = new CloseOffers(machine);
    }

    List<Offer> of(Refusal refusal, BindCause cause, OptionTrials options, BindTrials trials) {
        if (refusal.isOver()) {
            return List.of();
        }
        var offers = new ArrayList<Offer>();
        Attempt freebind = options.helpful().get(SocketOption.IP_FREEBIND);
        options.helpful()
                .forEach((option, attempt) -> {
                    if (option != SocketOption.IP_FREEBIND) {
                        offers.add(retry(option, attempt));
                    }
                });
        BindProbe probe = refusal.probe();
        switch (cause) {
            case Cause.Held _ -> {
                stops.ownHold(refusal).ifPresent(offers::add);
                offers.addAll(stops.of(refusal, options));
                closes.waiting(refusal).ifPresent(offers::add);
                offers.addAll(otherPorts(probe, cause, trials));
                otherFamily(probe, trials).ifPresent(offers::add);
                if (cause instanceof Cause.WildcardConflict) {
                    offers.addAll(hostAddresses(probe, trials));
                }
                offers.addAll(closes.closing(refusal));
            }
            case Cause.PrivilegedPort _ -> {
                offers.add(grant(probe.endpoint().port()));
                offers.addAll(otherPorts(probe, cause, trials));
            }
            case Cause.ReservedPort _ -> offers.addAll(otherPorts(probe, cause, trials));
            case Cause.AddressNotLocal _ -> {
                offers.addAll(hostAddresses(probe, trials));
                otherPlace(probe.at(OtherPlaces.wildcard(probe.place())), trials)
                        .ifPresent(offers::add);
            }
            case Cause.WrongFamily _ -> otherFamily(probe, trials).ifPresent(offers::add);
            case Cause.Undetermined _ -> {
                if (refusal.isInUse() || refusal.gave(EACCES)) {
                    offers.addAll(otherPorts(probe, cause, trials));
                }
            }
            case Cause.AddressNotReady _,
                    Cause.ForbiddenByPolicy _,
                    Cause.DescriptorsExhausted _,
                    Cause.EphemeralPortsExhausted _,
                    Cause.InvalidUse _ -> {}
        }
        if (freebind != null) {
            // it works for a misspelled address too, so it is no first choice
            offers.add(proven(new Fix.RetryWithFreebind((BindProbe) freebind.probe()), freebind));
        }
        return List.copyOf(offers);
    }

    private List<Offer> otherPorts(BindProbe probe, BindCause cause, BindTrials trials) {
        var offers = new ArrayList<Offer>();
        boolean refused = cause instanceof Cause.PrivilegedPort;
        ports.next(probe, refused, trials).ifPresent(attempt -> offers.add(next(attempt, probe)));
        FreePortSearch.any(probe, trials).ifPresent(attempt -> offers.add(any(attempt)));
        return offers;
    }

    /** The first address of the machine itself that works, if the place is not loopback. */
    private List<Offer> hostAddresses(BindProbe probe, BindTrials trials) {
        return places.hostAddresses(probe.place()).stream()
                .map(probe::at)
                .map(each -> otherPlace(each, trials))
                .flatMap(Optional::stream)
                .limit(1)
                .toList();
    }

    private static Optional<Offer> otherPlace(BindProbe probe, BindTrials trials) {
        return trials.once(probe)
                .filter(Attempt::ok)
                .map(attempt -> proven(new Fix.UseOtherAddress(probe), attempt));
    }

    private Optional<Offer> otherFamily(BindProbe probe, BindTrials trials) {
        return trials.firstThatWorks(places.otherFamily(probe.place()).stream().map(probe::at))
                .map(BindOffers::family);
    }

    private static Offer family(Attempt attempt) {
        return proven(new Fix.RetryOtherFamily(attempt.probe()), attempt);
    }

    private static Offer retry(SocketOption option, Attempt attempt) {
        BindProbe probe = (BindProbe) attempt.probe();
        return proven(
                option == SocketOption.SO_REUSEADDR
                        ? new Fix.RetryWithReuseAddress(probe)
                        : new Fix.RetryWithReusePort(probe),
                attempt);
    }

    private static Offer grant(Port port) {
        return Offer.open(
                new Fix.GrantPrivilege(port, PrivilegeCommands.of(port)),
                Benefit.asTheFixSays(),
                new Need.Root());
    }

    private static Offer next(Attempt attempt, BindProbe refused) {
        BindProbe probe = (BindProbe) attempt.probe();
        // of 80 it is 8080: there are free ones between
        boolean near =
                probe.endpoint().port().number() - refused.endpoint().port().number()
                        <= FreePortSearch.TRIES;
        return Offer.proven(
                new Fix.UseOtherPort(probe, null), new Benefit.FreePort(near), attempt.trace());
    }

    private static Offer any(Attempt attempt) {
        Endpoint given = Objects.requireNonNull(attempt.local());
        return proven(new Fix.UseOtherPort(attempt.probe(), given.port()), attempt);
    }

    private static Offer proven(Fix fix, Attempt attempt) {
        return Offer.proven(fix, Benefit.asTheFixSays(), attempt.trace());
    }
}
