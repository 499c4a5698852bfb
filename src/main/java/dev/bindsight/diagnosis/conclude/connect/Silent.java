package dev.bindsight.diagnosis.conclude.connect;

import dev.bindsight.diagnosis.HolderText;
import dev.bindsight.diagnosis.observation.Conclusion;
import dev.bindsight.diagnosis.observation.ConnectObservation;
import dev.bindsight.diagnosis.observation.Explanation;
import dev.bindsight.diagnosis.observation.Look;
import dev.bindsight.diagnosis.observation.NextHop;
import dev.bindsight.diagnosis.observation.SeenSockets;
import dev.bindsight.model.Attempt;
import dev.bindsight.model.Cause;
import dev.bindsight.model.Inventory;
import dev.bindsight.model.SocketEntry;
import dev.bindsight.model.fact.Evidence;
import dev.bindsight.model.fact.Offer;
import dev.bindsight.text.DurationText;
import dev.bindsight.text.Texts;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** A connect that nothing answered, be it that the kernel gave up or Bindsight's own clock. */
final class Silent {
    private final HolderText holders;

    Silent(HolderText holders) {
        this.holders = holders;
    }

    Conclusion explain(ConnectObservation found) {
        if (!found.isLocal()) {
            return found.afterFirstHop(hop -> remote(found, hop));
        }
        return found.here().loopbackDown()
                ? Unreachable.loopbackDown(found)
                : found.after(new Look.Sockets(), sockets -> local(found, sockets));
    }

    private Conclusion local(ConnectObservation found, SeenSockets sockets) {
        Inventory inventory = sockets.inventory();
        if (inventory == null) {
            return remote(found, Optional.empty());
        }
        List<SocketEntry> serving = sockets.serving(found.probe());
        Optional<SocketEntry> full =
                serving.stream()
                        .filter(each -> sockets.tellsBacklogs() && each.isQueueFull())
                        .findFirst();
        if (full.isPresent()) {
            return queueFull(found, inventory, full.get());
        }
        return serving.isEmpty()
                ? said(found, "whyConnect.silent.localNone", List.of(waited(found)))
                : found.after(
                        new Look.Trial(found.probe()),
                        again -> dropped(found, sockets, serving, again));
    }

    private Explanation queueFull(
            ConnectObservation found, Inventory inventory, SocketEntry listener) {
        Evidence queue =
                Evidence.socket(
                        Texts.get(
                                "whyConnect.silent.queue",
                                Long.toString(listener.recvQ()),
                                Long.toString(listener.sendQ()),
                                holders.line(listener, inventory, Instant.now())),
                        listener);
        return new Explanation(
                new Cause.AcceptQueueFull(listener),
                Texts.get(
                        "whyConnect.silent.full",
                        holders.who(listener, inventory),
                        found.place(),
                        listener.recvQ()),
                List.of(queue, waited(found)),
                patience(found));
    }

    /** On this machine every port answers, open or closed: a rule must drop the packets. */
    private Explanation dropped(
            ConnectObservation found,
            SeenSockets sockets,
            List<SocketEntry> serving,
            Optional<Attempt> again) {
        boolean tells = sockets.tellsBacklogs();
        var evidence = new ArrayList<Evidence>();
        for (SocketEntry each : serving) {
            String line = holders.line(each, sockets.inventory(), Instant.now());
            evidence.add(Evidence.socket(listens(line, tells), each));
        }
        evidence.add(waited(found));
        again.map(ConnectEvidence::triedAgain).ifPresent(evidence::add);
        if (again.map(Attempt::ok).orElse(false)) {
            return said(found, "whyConnect.silent.localLate", evidence);
        }
        return said(
                found,
                tells ? "whyConnect.silent.localListener" : "whyConnect.silent.localUntold",
                evidence);
    }

    private static Explanation said(ConnectObservation found, String key, List<Evidence> evidence) {
        return new Explanation(
                new Cause.NoReply(), Texts.get(key, found.place()), evidence, patience(found));
    }

    private static String listens(String line, boolean tells) {
        return tells
                ? Texts.get("whyConnect.silent.listens", line)
                : Texts.get("whyConnect.silent.listensUntold", line);
    }

    private static Explanation remote(ConnectObservation found, Optional<NextHop> hop) {
        Optional<String> obstacle = hop.flatMap(Hops::obstacle);
        var evidence = new ArrayList<Evidence>();
        hop.flatMap(Hops::evidence).ifPresent(evidence::add);
        // a SYN that waits for its neighbour to answer has been counted and not been sent
        evidence.add(obstacle.isPresent() ? untilEnd(found) : waited(found));
        ConnectEvidence.way(found).ifPresent(evidence::add);
        return obstacle.map(text ->
                        new Explanation(
                                new Cause.HostUnreachable(), text, evidence, patience(found)))
                .orElseGet(() ->
                        new Explanation(
                                new Cause.NoReply(),
                                dropped(found, hop),
                                evidence,
                                patience(found)));
    }

    private static String dropped(ConnectObservation found, Optional<NextHop> hop) {
        return hop.filter(NextHop::isDestinationUp).isPresent()
                ? Texts.get("whyConnect.silent.neighbourUp", found.place())
                : Texts.get("whyConnect.silent.remote");
    }

    private static Evidence waited(ConnectObservation found) {
        OptionalLong again = found.retransmits();
        return again.isPresent()
                ? ConnectEvidence.network(
                        Texts.get(
                                "whyConnect.silent.sent",
                                again.getAsLong() + 1,
                                DurationText.measured(found.untilDecided())))
                : untilEnd(found);
    }

    private static Evidence untilEnd(ConnectObservation found) {
        String time = DurationText.measured(found.untilDecided());
        return ConnectEvidence.network(
                found.endedByClock()
                        ? Texts.get("whyConnect.silent.clock", time)
                        : Texts.get("whyConnect.silent.kernel", time));
    }

    /** The kernel's own patience is not ours to raise. */
    private static List<Offer> patience(ConnectObservation found) {
        return found.endedByClock() ? List.of(Offers.moreTime(found.probe())) : List.of();
    }
}
