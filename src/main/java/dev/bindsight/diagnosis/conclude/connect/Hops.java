package dev.bindsight.diagnosis.conclude.connect;

import dev.bindsight.diagnosis.observation.NextHop;
import dev.bindsight.model.Neighbour.State;
import dev.bindsight.model.fact.Evidence;
import dev.bindsight.model.fact.UnreachableReason;
import dev.bindsight.model.fact.WayFact;

import java.util.Optional;

/** What is to be said of who takes the packets first. */
final class Hops {
    private Hops() {}

    /** Why nothing can get there, where that is known. */
    static Optional<UnreachableReason> obstacle(NextHop hop) {
        if (hop.lacksCarrier()) {
            return Optional.of(new UnreachableReason.NoCarrier(hop.address(), hop.device()));
        }
        return switch (hop.state()) {
            case FAILED ->
                    Optional.of(
                            hop.gateway()
                                    ? new UnreachableReason.GatewayGone(hop.address(), hop.device())
                                    : new UnreachableReason.NobodyAnswers(
                                            hop.address(), hop.device(), true));
            case INCOMPLETE ->
                    Optional.of(
                            new UnreachableReason.NobodyAnswers(
                                    hop.address(), hop.device(), false));
            case REACHABLE, KNOWN, FIXED -> Optional.empty();
            case null -> Optional.empty();
        };
    }

    /** What was looked at; empty where it says nothing. */
    static Optional<Evidence> evidence(NextHop hop) {
        if (hop.lacksCarrier()) {
            return Optional.of(Evidence.machine(new WayFact.LacksCarrier(hop.device())));
        }
        State state = hop.state();
        return switch (state) {
            case FAILED, INCOMPLETE, REACHABLE ->
                    Optional.of(
                            ConnectEvidence.network(
                                    new WayFact.NeighbourSeen(hop.address(), hop.device(), state)));
            case KNOWN, FIXED -> Optional.empty();
            case null -> Optional.empty();
        };
    }
}
