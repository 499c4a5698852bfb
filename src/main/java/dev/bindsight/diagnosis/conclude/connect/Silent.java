package dev.bindsight.diagnosis.conclude.connect;

import dev.bindsight.diagnosis.observation.Conclusion;
import dev.bindsight.diagnosis.observation.ConnectObservation;
import dev.bindsight.diagnosis.observation.Explanation;
import dev.bindsight.diagnosis.observation.Look;
import dev.bindsight.diagnosis.observation.NextHop;
import dev.bindsight.diagnosis.observation.SeenSockets;
import dev.bindsight.model.Attempt;
import dev.bindsight.model.Cause;
import dev.bindsight.model.SocketEntry;
import dev.bindsight.model.fact.AnswerFact;
import dev.bindsight.model.fact.Evidence;
import dev.bindsight.model.fact.Holder;
import dev.bindsight.model.fact.ListenerFact;
import dev.bindsight.model.fact.Offer;
import dev.bindsight.model.fact.SilenceReason;
import dev.bindsight.model.fact.SilenceReason.Listener;
import dev.bindsight.model.fact.UnreachableReason;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** A connect that nothing answered, be it that the kernel gave up or Bindsight's own clock. */
final class Silent {
    private Silent() {}

    static Conclusion explain(ConnectObservation found) {
        if (!found.isLocal()) {
            return found.afterFirstHop(hop -> remote(found, hop));
        }
        return found.here().loopbackDown()
                ? Unreachable.loopbackDown(found)
                : found.after(new Look.Sockets(), sockets -> local(found, sockets));
    }

    private static Conclusion local(ConnectObservation found, SeenSockets sockets) {
        if (sockets.inventory() == null) {
            return remote(found, Optional.empty());
        }
        List<SocketEntry> serving = sockets.serving(found.probe());
        Optional<SocketEntry> full =
                serving.stream()
                        .filter(each -> sockets.tellsBacklogs() && each.isQueueFull())
                        .findFirst();
        if (full.isPresent()) {
            return queueFull(found, sockets, full.get());
        }
        return serving.isEmpty()
                ? said(found, Listener.NONE, List.of(waited(found)))
                : found.after(
                        new Look.Trial(found.probe()),
                        again -> dropped(found, sockets, serving, again));
    }

    private static Explanation queueFull(
            ConnectObservation found, SeenSockets sockets, SocketEntry listener) {
        Holder holder = sockets.holder(listener);
        return new Explanation(
                new Cause.AcceptQueueFull(listener),
                new SilenceReason.QueueDrops(found.place(), holder),
                List.of(
                        Evidence.socket(
                                new ListenerFact.QueueIsFull(holder, sockets.lookedAt()), listener),
                        waited(found)),
                patience(found));
    }

    /** On this machine every port answers, open or closed: a rule must drop the packets. */
    private static Explanation dropped(
            ConnectObservation found,
            SeenSockets sockets,
            List<SocketEntry> serving,
            Optional<Attempt> again) {
        boolean tells = sockets.tellsBacklogs();
        var evidence = new ArrayList<Evidence>();
        for (SocketEntry each : serving) {
            evidence.add(
                    Evidence.socket(
                            new ListenerFact.ListensUnanswering(
                                    sockets.holder(each), sockets.lookedAt(), tells),
                            each));
        }
        evidence.add(waited(found));
        again.map(ConnectEvidence::triedAgain).ifPresent(evidence::add);
        if (again.map(Attempt::ok).orElse(false)) {
            return said(found, Listener.LATE, evidence);
        }
        return said(found, tells ? Listener.HAS_ROOM : Listener.UNTOLD, evidence);
    }

    private static Explanation said(
            ConnectObservation found, Listener listener, List<Evidence> evidence) {
        return new Explanation(
                new Cause.NoReply(),
                new SilenceReason.SilentHere(found.place(), listener),
                evidence,
                patience(found));
    }

    private static Explanation remote(ConnectObservation found, Optional<NextHop> hop) {
        Optional<UnreachableReason> obstacle = hop.flatMap(Hops::obstacle);
        var evidence = new ArrayList<Evidence>();
        hop.flatMap(Hops::evidence).ifPresent(evidence::add);
        // a SYN that waits for its neighbour to answer has been counted and not been sent
        evidence.add(obstacle.isPresent() ? untilEnd(found) : waited(found));
        ConnectEvidence.way(found).ifPresent(evidence::add);
        return obstacle.map(why ->
                        new Explanation(
                                new Cause.HostUnreachable(), why, evidence, patience(found)))
                .orElseGet(() ->
                        new Explanation(
                                new Cause.NoReply(),
                                dropped(found, hop),
                                evidence,
                                patience(found)));
    }

    private static SilenceReason dropped(ConnectObservation found, Optional<NextHop> hop) {
        return hop.filter(NextHop::isDestinationUp).isPresent()
                ? new SilenceReason.NeighbourDrops(found.place())
                : new SilenceReason.NothingCameBack();
    }

    private static Evidence waited(ConnectObservation found) {
        OptionalLong again = found.retransmits();
        return again.isPresent()
                ? ConnectEvidence.network(
                        new AnswerFact.SynSent(again.getAsLong() + 1, found.untilDecided()))
                : untilEnd(found);
    }

    private static Evidence untilEnd(ConnectObservation found) {
        return ConnectEvidence.network(
                new AnswerFact.NothingCame(found.untilDecided(), found.endedByClock()));
    }

    /** The kernel's own patience is not ours to raise. */
    private static List<Offer> patience(ConnectObservation found) {
        return found.endedByClock() ? List.of(Offers.moreTime(found.probe())) : List.of();
    }
}
