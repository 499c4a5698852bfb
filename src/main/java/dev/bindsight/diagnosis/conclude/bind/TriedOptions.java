package dev.bindsight.diagnosis.conclude.bind;

import dev.bindsight.diagnosis.observation.BindTried;
import dev.bindsight.model.Attempt;
import dev.bindsight.model.Fix;
import dev.bindsight.model.Outcome;
import dev.bindsight.model.Probe.BindProbe;
import dev.bindsight.model.SocketOption;
import dev.bindsight.model.TracedCall;
import dev.bindsight.model.fact.Benefit;
import dev.bindsight.model.fact.BindFact;
import dev.bindsight.model.fact.Evidence;
import dev.bindsight.model.fact.Offer;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the same bind with one more option showed. Whether SO_REUSEADDR and SO_REUSEPORT help is up
 * to the old socket, whose options nobody can read, so they are tried.
 */
final class TriedOptions {
    private TriedOptions() {}

    /** What was tried, as facts. */
    static List<Evidence> evidence(BindTried tried) {
        var evidence = new ArrayList<Evidence>();
        tried.ended(Outcome.Worked.class)
                .forEach((option, attempt) ->
                        evidence.add(
                                new Evidence(
                                        Evidence.Kind.TRIED_AND_WORKED,
                                        new BindFact.WorksWith(option),
                                        null,
                                        attempt.trace())));
        Map<SocketOption, Attempt> vain = tried.ended(Outcome.Refused.class);
        if (!vain.isEmpty()) {
            evidence.add(
                    new Evidence(
                            Evidence.Kind.TRIED_IN_VAIN,
                            new BindFact.NoHelp(List.copyOf(vain.keySet())),
                            null,
                            traces(vain)));
        }
        Map<SocketOption, Attempt> untried = tried.ended(Outcome.NotTried.class);
        if (!untried.isEmpty()) {
            evidence.add(
                    new Evidence(
                            Evidence.Kind.NOT_TRIED,
                            new BindFact.NotTriedOut(List.copyOf(untried.keySet())),
                            null,
                            traces(untried)));
        }
        return evidence;
    }

    private static List<TracedCall> traces(Map<SocketOption, Attempt> attempts) {
        return attempts.values().stream().flatMap(each -> each.trace().stream()).toList();
    }

    /** The options that help against a socket in the way. */
    static List<Offer> retries(BindTried tried) {
        var offers = new ArrayList<Offer>();
        Attempt address = tried.withOption(SocketOption.SO_REUSEADDR);
        if (address != null) {
            offers.add(
                    Offer.proven(
                            new Fix.RetryWithReuseAddress((BindProbe) address.probe()),
                            Benefit.asTheFixSays(),
                            address.trace()));
        }
        Attempt port = tried.withOption(SocketOption.SO_REUSEPORT);
        if (port != null) {
            offers.add(
                    Offer.proven(
                            new Fix.RetryWithReusePort((BindProbe) port.probe()),
                            Benefit.asTheFixSays(),
                            port.trace()));
        }
        return offers;
    }

    /** The option that allows an address that is not here. */
    static Optional<Offer> freebind(BindTried tried) {
        return Optional.ofNullable(tried.withOption(SocketOption.IP_FREEBIND))
                .map(attempt ->
                        Offer.proven(
                                new Fix.RetryWithFreebind((BindProbe) attempt.probe()),
                                Benefit.asTheFixSays(),
                                attempt.trace()));
    }
}
