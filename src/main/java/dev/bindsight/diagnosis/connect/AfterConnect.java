package dev.bindsight.diagnosis.connect;

import dev.bindsight.diagnosis.ErrnoMeaning;
import dev.bindsight.diagnosis.HolderConditions;
import dev.bindsight.diagnosis.HolderText;
import dev.bindsight.model.Cause;
import dev.bindsight.model.Endpoint;
import dev.bindsight.model.Errno;
import dev.bindsight.model.Exchange;
import dev.bindsight.model.Exchange.FirstBytes;
import dev.bindsight.model.Exchange.Tls;
import dev.bindsight.model.Inventory;
import dev.bindsight.model.Protocol;
import dev.bindsight.model.SocketEntry;
import dev.bindsight.model.Syscall;
import dev.bindsight.model.fact.Diagnosis;
import dev.bindsight.model.fact.Evidence;
import dev.bindsight.text.DurationText;
import dev.bindsight.text.Texts;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A connection that is there and is still no good: to itself, reset, or with nobody behind it. */
final class AfterConnect {
    private final ErrnoMeaning meaning;
    private final HolderText holders;
    private final HolderConditions conditions;
    private final Unaccepted unaccepted;
    private final SilentDatagram datagrams;
    private final Redirected redirected;

    AfterConnect(
            ErrnoMeaning meaning,
            HolderText holders,
            HolderConditions conditions,
            Unaccepted unaccepted,
            Redirected redirected) {
        this.conditions = conditions;
        this.unaccepted = unaccepted;
        this.redirected = redirected;
        this.meaning = meaning;
        this.holders = holders;
        datagrams = new SilentDatagram(holders);
    }

    /** What is wrong with a connect that worked; empty for nothing. */
    Optional<Diagnosis> explain(FailedConnect found) {
        if (found.isUdp()) {
            return datagrams.explain(found);
        }
        Endpoint local = found.attempt().local();
        if (local != null
                && MachineSnapshot.isSame(local, MachineSnapshot.reached(found.endpoint()))) {
            return Optional.of(toItself(found, local));
        }
        Exchange exchange = found.exchange();
        Optional<Diagnosis> wrong =
                exchange == null ? unaccepted.explain(found) : exchanged(found, exchange);
        return wrong.or(() -> redirected.explain(found));
    }

    private static Diagnosis toItself(FailedConnect found, Endpoint local) {
        return Explainer.diagnosis(
                found,
                Texts.get("whyConnect.after.made"),
                new Explanation(
                        new Cause.SelfConnected(),
                        Texts.get("whyConnect.after.itself", local),
                        List.of(
                                ConnectEvidence.network(
                                        Texts.get("whyConnect.after.bothEnds", local))),
                        List.of(Offers.startServer(found.probe()))));
    }

    private Optional<Diagnosis> exchanged(FailedConnect found, Exchange exchange) {
        return switch (exchange.tls()) {
            case Tls.Silent(Duration elapsed) -> Optional.of(silentTls(found, elapsed));
            case Tls.Broken(Syscall call, Errno errno, Duration elapsed) ->
                    broken(found, call, errno, elapsed, true);
            case Tls.Failed _ -> Optional.empty();
            case Tls.Established _ -> first(found, exchange.first());
            case null -> first(found, exchange.first());
        };
    }

    private Optional<Diagnosis> first(FailedConnect found, @Nullable FirstBytes first) {
        return switch (first) {
            case FirstBytes.Broken(Errno errno, Duration elapsed) ->
                    broken(found, Syscall.RECV, errno, elapsed, false);
            // a server that waits for its client is silent too: only the queue tells
            case FirstBytes.Silent(Duration elapsed) ->
                    waiting(found).map(queued -> notAccepted(found, queued, elapsed));
            case FirstBytes.Spoke _, FirstBytes.Closed _ -> Optional.empty();
            case null -> Optional.empty();
        };
    }

    private Optional<Diagnosis> broken(
            FailedConnect found, Syscall call, Errno errno, Duration elapsed, boolean inHandshake) {
        return switch (errno.known()) {
            case ECONNRESET, EPIPE, ECONNABORTED ->
                    Optional.of(
                            Explainer.diagnosis(
                                    found,
                                    meaning.meaning(call, errno),
                                    reset(found, call.label(), errno, elapsed)));
            case ETIMEDOUT ->
                    Optional.of(inHandshake ? silentTls(found, elapsed) : vanished(found, elapsed));
            case null, default -> Optional.empty();
        };
    }

    /** A reset while connect(2) was still to return. */
    static Explanation resetEarly(FailedConnect found, Errno errno) {
        return reset(found, Syscall.CONNECT.label(), errno, found.untilDecided());
    }

    private static Explanation reset(
            FailedConnect found, String call, Errno errno, Duration elapsed) {
        return new Explanation(
                new Cause.ConnectionReset(),
                Texts.get("whyConnect.after.reset", found.place()),
                List.of(
                        ConnectEvidence.network(
                                Texts.get(
                                        "whyConnect.after.resetAfter",
                                        call,
                                        errno.name(),
                                        DurationText.measured(elapsed)))),
                List.of());
    }

    private Diagnosis silentTls(FailedConnect found, Duration elapsed) {
        return silent(found, Texts.get("whyConnect.after.silentTls", found.place()), elapsed);
    }

    /** The kernel gave a connection up on which nobody asked the program for anything. */
    private Diagnosis vanished(FailedConnect found, Duration elapsed) {
        return silent(found, Texts.get("whyConnect.after.vanished", found.place()), elapsed);
    }

    private Diagnosis silent(FailedConnect found, String unlessQueued, Duration elapsed) {
        return waiting(found)
                .map(queued -> notAccepted(found, queued, elapsed))
                .orElseGet(() -> silent(found, unlessQueued, List.of(waited(elapsed))));
    }

    private Diagnosis notAccepted(FailedConnect found, SocketEntry queued, Duration elapsed) {
        Inventory inventory = found.sight().inventory();
        var evidence = new ArrayList<Evidence>();
        evidence.add(
                Evidence.socket(
                        Texts.get(
                                "whyConnect.after.queued",
                                holders.line(queued, inventory, Instant.now())),
                        queued));
        List<SocketEntry> listeners = found.sight().serving(Protocol.TCP, found.probe());
        for (SocketEntry each : listeners) {
            evidence.add(Evidence.socket(holders.line(each, inventory, Instant.now()), each));
        }
        evidence.addAll(conditions.of(listeners, inventory));
        evidence.add(waited(elapsed));
        String who =
                listeners.isEmpty()
                        ? Texts.get("diagnosis.who.hidden")
                        : holders.who(listeners.getFirst(), inventory);
        return silent(
                found, Texts.get("whyConnect.after.notAccepted", who, found.place()), evidence);
    }

    private static Diagnosis silent(FailedConnect found, String summary, List<Evidence> evidence) {
        return Explainer.diagnosis(
                found,
                Texts.get("whyConnect.after.made"),
                new Explanation(new Cause.AcceptsButSilent(), summary, evidence, List.of()));
    }

    private static Evidence waited(Duration elapsed) {
        return ConnectEvidence.network(
                Texts.get("whyConnect.after.waited", DurationText.measured(elapsed)));
    }

    /** The other end of the connection, if it is on this machine and no program has it yet. */
    private static Optional<SocketEntry> waiting(FailedConnect found) {
        Endpoint local = found.attempt().local();
        if (local == null || !found.isLocal()) {
            return Optional.empty();
        }
        return found.sight().on(Protocol.TCP, found.endpoint().port()).stream()
                .filter(socket -> AcceptQueues.isOtherEnd(socket, local))
                .filter(AcceptQueues::isUnaccepted)
                .findFirst();
    }
}
