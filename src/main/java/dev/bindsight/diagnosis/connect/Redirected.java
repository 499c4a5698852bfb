package dev.bindsight.diagnosis.connect;

import dev.bindsight.diagnosis.HolderText;
import dev.bindsight.model.Attempt;
import dev.bindsight.model.BindPlace;
import dev.bindsight.model.Cause;
import dev.bindsight.model.Endpoint;
import dev.bindsight.model.Inventory;
import dev.bindsight.model.Protocol;
import dev.bindsight.model.SocketEntry;
import dev.bindsight.model.fact.Diagnosis;
import dev.bindsight.model.fact.Evidence;
import dev.bindsight.text.Texts;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A connection to an address of this machine that was made although nothing listens there. A server
 * may have served one connection and ended, so the connect is made once more and the sockets are
 * looked at while it is open: then the other end is there to be seen, or somewhere else.
 */
final class Redirected {
    private final HolderText holders;
    private final ConnectTrials proofs;

    Redirected(HolderText holders, ConnectTrials proofs) {
        this.holders = holders;
        this.proofs = proofs;
    }

    /** Empty where something serves the address, or where that cannot be seen. */
    Optional<Diagnosis> explain(FailedConnect found) {
        if (!found.isLocal() || found.sight().isServed(Protocol.TCP, found.probe())) {
            return Optional.empty();
        }
        Optional<ConnectTrials.Open> open = proofs.open(found.probe(), found.sight()::look);
        Inventory seen = open.map(ConnectTrials.Open::seen).orElse(null);
        Endpoint local = open.map(each -> each.attempt().local()).orElse(null);
        if (seen == null || local == null || isServed(found, seen, local)) {
            return Optional.empty();
        }
        SocketEntry end = ends(seen, local).findFirst().orElse(null);
        return Optional.of(diagnosis(found, open.get().attempt(), seen, end));
    }

    private static boolean isServed(FailedConnect found, Inventory seen, Endpoint local) {
        BindPlace place = found.sight().destination(found.probe());
        boolean listens =
                seen.entries().stream()
                        .filter(each -> each.protocol() == Protocol.TCP && each.isListening())
                        .anyMatch(place::meets);
        return listens || ends(seen, local).anyMatch(each -> isAt(each, place.endpoint()));
    }

    private static boolean isAt(SocketEntry socket, Endpoint destination) {
        return MachineSnapshot.isSame(socket.local(), destination);
    }

    /** What has the connecting socket as its peer: the other end of the connection. */
    private static Stream<SocketEntry> ends(Inventory seen, Endpoint local) {
        return seen.entries().stream()
                .filter(each -> each.protocol() == Protocol.TCP)
                .filter(each -> {
                    Endpoint remote = each.remote();
                    return remote != null && MachineSnapshot.isSame(remote, local);
                });
    }

    /** What listens where the other end is. */
    private static Optional<SocketEntry> listener(Inventory seen, @Nullable SocketEntry end) {
        if (end == null) {
            return Optional.empty();
        }
        BindPlace place = BindPlace.of(end.local());
        return seen.entries().stream()
                .filter(each -> each.protocol() == Protocol.TCP && each.isListening())
                .filter(place::meets)
                .findFirst();
    }

    private Diagnosis diagnosis(
            FailedConnect found, Attempt again, Inventory seen, @Nullable SocketEntry end) {
        var evidence = new ArrayList<Evidence>();
        if (end != null) {
            evidence.add(
                    Evidence.socket(
                            Texts.get(
                                    "whyConnect.redirected.end",
                                    holders.line(end, seen, Instant.now())),
                            end));
        }
        Optional<SocketEntry> listener = listener(seen, end);
        listener.ifPresent(each ->
                evidence.add(Evidence.socket(holders.line(each, seen, Instant.now()), each)));
        evidence.add(
                ConnectEvidence.tried(
                        true,
                        Texts.get("whyConnect.redirected.again", found.place()),
                        again.trace()));
        String summary =
                end == null
                        ? Texts.get("whyConnect.redirected.unseen", found.place())
                        : listener.map(each ->
                                        Texts.get(
                                                "whyConnect.redirected.to",
                                                found.place(),
                                                end.local(),
                                                holders.who(each, seen)))
                                .orElseGet(() ->
                                        Texts.get(
                                                "whyConnect.redirected.seen",
                                                found.place(),
                                                end.local()));
        return new Diagnosis(
                found.attempt(),
                new Cause.Redirected(end),
                Texts.get("whyConnect.after.made"),
                summary,
                evidence,
                List.of(),
                seen);
    }
}
