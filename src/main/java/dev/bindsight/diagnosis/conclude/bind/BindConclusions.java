package dev.bindsight.diagnosis.conclude.bind;

import dev.bindsight.diagnosis.conclude.HolderEvidence;
import dev.bindsight.diagnosis.conclude.WhatWasReported;
import dev.bindsight.diagnosis.observation.BindObservation;
import dev.bindsight.diagnosis.observation.ObservationSubject;
import dev.bindsight.diagnosis.observation.Trial;
import dev.bindsight.model.Attempt;
import dev.bindsight.model.Errno;
import dev.bindsight.model.Outcome;
import dev.bindsight.model.Syscall;
import dev.bindsight.model.fact.Evidence;
import dev.bindsight.model.fact.Happened;
import dev.bindsight.model.fact.Offer;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Concludes why a bind was refused, and what can be done, from what was gathered. */
public final class BindConclusions {
    private BindConclusions() {}

    /** What is worth a try before anything is concluded. */
    public static Set<Trial> trials(BindObservation found) {
        return found.port().isOver() ? Set.of() : BindCases.of(found).trials();
    }

    /** What follows. */
    public static BindExplanation of(BindObservation found) {
        BindCase known = BindCases.of(found);
        return new BindExplanation(
                known.cause(),
                happened(found),
                known.reason(),
                evidence(known, found),
                offers(known, found));
    }

    private static Happened happened(BindObservation found) {
        return switch (found.subject()) {
            case ObservationSubject.Attempted(Attempt attempt) ->
                    switch (attempt.outcome()) {
                        case Outcome.Refused(Syscall call, Errno errno, var _) ->
                                new Happened.Refused(call, errno);
                        case Outcome.NotTried(Syscall call, var holders) ->
                                new Happened.NotTried(call, holders.isEmpty());
                        case Outcome.Worked _, Outcome.Cancelled _, Outcome.Unresolved _ ->
                                throw new IllegalArgumentException("nothing was refused");
                    };
            case ObservationSubject.Reported reported -> WhatWasReported.of(reported.found());
            case ObservationSubject.LookedUp _ ->
                    throw new IllegalArgumentException("a look-up binds nothing");
        };
    }

    private static List<Evidence> evidence(BindCase known, BindObservation found) {
        var evidence = new ArrayList<Evidence>();
        evidence.addAll(SocketsInTheWay.of(found));
        evidence.addAll(HolderEvidence.of(found.port().holders()));
        evidence.addAll(known.evidence());
        evidence.addAll(TriedOptions.evidence(found.tried()));
        return evidence;
    }

    private static List<Offer> offers(BindCase known, BindObservation found) {
        if (found.port().isOver()) {
            return List.of();
        }
        var offers = new ArrayList<Offer>();
        offers.addAll(TriedOptions.retries(found.tried()));
        offers.addAll(known.offers());
        // it works for a misspelled address too, so it is no first choice
        TriedOptions.freebind(found.tried()).ifPresent(offers::add);
        return offers;
    }
}
