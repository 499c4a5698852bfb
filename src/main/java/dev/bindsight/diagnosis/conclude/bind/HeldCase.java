package dev.bindsight.diagnosis.conclude.bind;

import static dev.bindsight.model.ErrnoName.EADDRINUSE;

import dev.bindsight.diagnosis.observation.BindObservation;
import dev.bindsight.diagnosis.observation.Trial;
import dev.bindsight.model.Cause;
import dev.bindsight.model.Outcome;
import dev.bindsight.model.fact.BindReason;
import dev.bindsight.model.fact.Evidence;
import dev.bindsight.model.fact.Holder;
import dev.bindsight.model.fact.Offer;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** A socket stands in the way, whatever it is. */
interface HeldCase extends BindCase {
    /** What was found. */
    BindObservation found();

    @Override
    Cause.Held cause();

    /** Why this socket refuses a bind without options. */
    BindReason why(Holder who);

    @Override
    default Set<Trial> trials() {
        Set<Trial> elsewhere = EnumSet.of(Trial.NEXT_PORT, Trial.ANY_PORT, Trial.OTHER_FAMILY);
        if (found().gave(EADDRINUSE)) {
            elsewhere.add(Trial.REUSE);
        }
        return elsewhere;
    }

    @Override
    default BindReason reason() {
        Holder who = SocketsInTheWay.holder(cause().holder(), found());
        return found().notTried().map(untried -> beside(who, untried)).orElseGet(() -> why(who));
    }

    /** Why Bindsight did not go on beside the socket. */
    private BindReason beside(Holder who, Outcome.NotTried untried) {
        return cause() instanceof Cause.HeldByBoundSocket
                ? new BindReason.WouldStopListen(who)
                : new BindReason.WouldShare(who, untried.syscall());
    }

    @Override
    default List<Evidence> evidence() {
        var evidence = new ArrayList<Evidence>();
        evidence.addAll(HolderRelations.of(found(), cause().holder()));
        evidence.addAll(SharedPlace.of(found(), cause().holder()));
        return evidence;
    }

    @Override
    default List<Offer> offers() {
        var offers = new ArrayList<Offer>();
        StopOffers.ownHold(found()).ifPresent(offers::add);
        offers.addAll(StopOffers.of(found()));
        CloseOffers.waiting(found()).ifPresent(offers::add);
        offers.addAll(PlaceOffers.ports(found()));
        PlaceOffers.family(found()).ifPresent(offers::add);
        PlaceOffers.ownAddress(found()).ifPresent(offers::add);
        offers.addAll(CloseOffers.closing(found()));
        return offers;
    }
}
