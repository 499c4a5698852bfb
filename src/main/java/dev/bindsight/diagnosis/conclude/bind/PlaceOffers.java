package dev.bindsight.diagnosis.conclude.bind;

import dev.bindsight.diagnosis.observation.BindObservation;
import dev.bindsight.diagnosis.observation.BindTried;
import dev.bindsight.model.Attempt;
import dev.bindsight.model.Fix;
import dev.bindsight.model.Port;
import dev.bindsight.model.Probe.BindProbe;
import dev.bindsight.model.fact.Benefit;
import dev.bindsight.model.fact.Offer;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** The same bind elsewhere, each proven by that bind. */
final class PlaceOffers {
    private PlaceOffers() {}

    /** Another port, and whichever the kernel picks. */
    static List<Offer> ports(BindObservation found) {
        var offers = new ArrayList<Offer>();
        Attempt other = found.tried().otherPort();
        if (other != null) {
            BindProbe probe = (BindProbe) other.probe();
            // of 80 the next that is tried is 8080, with free ones between
            boolean isNext =
                    probe.endpoint().port().number() - found.wanted().number()
                            <= BindTried.NEXT_PORTS;
            offers.add(
                    Offer.proven(
                            new Fix.UseOtherPort(probe, null),
                            new Benefit.FreePort(isNext),
                            other.trace()));
        }
        Attempt any = found.tried().anyPort();
        if (any != null) {
            Port given = Objects.requireNonNull(any.local()).port();
            offers.add(proven(new Fix.UseOtherPort((BindProbe) any.probe(), given), any));
        }
        return offers;
    }

    /** The other address family, or IPv6 alone. */
    static Optional<Offer> family(BindObservation found) {
        return Optional.ofNullable(found.tried().otherFamily())
                .map(attempt -> proven(new Fix.RetryOtherFamily(attempt.probe()), attempt));
    }

    /** An address of the machine itself. */
    static Optional<Offer> ownAddress(BindObservation found) {
        return Optional.ofNullable(found.tried().ownAddress()).map(PlaceOffers::address);
    }

    /** Every address of the machine. */
    static Optional<Offer> everyAddress(BindObservation found) {
        return Optional.ofNullable(found.tried().everyAddress()).map(PlaceOffers::address);
    }

    private static Offer address(Attempt attempt) {
        return proven(new Fix.UseOtherAddress(attempt.probe()), attempt);
    }

    private static Offer proven(Fix fix, Attempt attempt) {
        return Offer.proven(fix, Benefit.asTheFixSays(), attempt.trace());
    }
}
