package dev.bindsight.diagnosis.connect;

import dev.bindsight.diagnosis.HolderText;
import dev.bindsight.model.Attempt;
import dev.bindsight.model.Cause;
import dev.bindsight.model.Coverage;
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
    private final ConnectTrials proofs;

    Silent(HolderText holders, ConnectTrials proofs) {
        this.holders = holders;
        this.proofs = proofs;
    }

    Explanation explain(FailedConnect found) {
        if (found.isLocal() && found.sight().isLoopbackDown()) {
            return Unreachable.loopbackDown(found);
        }
        Inventory inventory = found.isLocal() ? found.sight().inventory() : null;
        if (inventory == null) {
            return remote(found);
        }
        List<SocketEntry> serving = found.sight().serving(found.probe().protocol(), found.probe());
        boolean tells = !inventory.coverage().lacks().contains(Coverage.Lack.BACKLOG);
        Optional<SocketEntry> full =
                serving.stream().filter(each -> tells && each.isQueueFull()).findFirst();
        return full.map(listener -> queueFull(found, inventory, listener))
                .orElseGet(() -> dropped(found, inventory, serving, tells));
    }

    private Explanation queueFull(FailedConnect found, Inventory inventory, SocketEntry listener) {
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
            FailedConnect found, Inventory inventory, List<SocketEntry> serving, boolean tells) {
        var evidence = new ArrayList<Evidence>();
        for (SocketEntry each : serving) {
            evidence.add(
                    Evidence.socket(
                            listens(holders.line(each, inventory, Instant.now()), tells), each));
        }
        evidence.add(waited(found));
        if (!serving.isEmpty()) {
            Optional<Attempt> again = proofs.again(found.probe());
            again.map(ConnectEvidence::triedAgain).ifPresent(evidence::add);
            if (again.map(Attempt::ok).orElse(false)) {
                return new Explanation(
                        new Cause.NoReply(),
                        Texts.get("whyConnect.silent.localLate", found.place()),
                        evidence,
                        patience(found));
            }
        }
        String room = tells ? "whyConnect.silent.localListener" : "whyConnect.silent.localUntold";
        String key = serving.isEmpty() ? "whyConnect.silent.localNone" : room;
        return new Explanation(
                new Cause.NoReply(), Texts.get(key, found.place()), evidence, patience(found));
    }

    private static String listens(String line, boolean tells) {
        return tells
                ? Texts.get("whyConnect.silent.listens", line)
                : Texts.get("whyConnect.silent.listensUntold", line);
    }

    private static Explanation remote(FailedConnect found) {
        Optional<NextHop> hop = NextHop.of(found);
        Optional<String> obstacle = hop.flatMap(NextHop::obstacle);
        var evidence = new ArrayList<Evidence>();
        hop.flatMap(NextHop::evidence).ifPresent(evidence::add);
        // a SYN that waits for its neighbour to answer has been counted and not been sent
        evidence.add(obstacle.isPresent() ? untilEnd(found) : waited(found));
        found.sight().ways().evidence(found.endpoint().address()).ifPresent(evidence::add);
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

    private static String dropped(FailedConnect found, Optional<NextHop> hop) {
        return hop.filter(NextHop::isDestinationUp).isPresent()
                ? Texts.get("whyConnect.silent.neighbourUp", found.place())
                : Texts.get("whyConnect.silent.remote");
    }

    private static Evidence waited(FailedConnect found) {
        OptionalLong again = found.retransmits();
        return again.isPresent()
                ? ConnectEvidence.network(
                        Texts.get(
                                "whyConnect.silent.sent",
                                again.getAsLong() + 1,
                                DurationText.measured(found.untilDecided())))
                : untilEnd(found);
    }

    private static Evidence untilEnd(FailedConnect found) {
        String time = DurationText.measured(found.untilDecided());
        return ConnectEvidence.network(
                found.endedByClock()
                        ? Texts.get("whyConnect.silent.clock", time)
                        : Texts.get("whyConnect.silent.kernel", time));
    }

    /** The kernel's own patience is not ours to raise. */
    private static List<Offer> patience(FailedConnect found) {
        return found.endedByClock() ? List.of(Offers.moreTime(found.probe())) : List.of();
    }
}
