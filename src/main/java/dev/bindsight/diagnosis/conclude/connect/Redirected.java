package dev.bindsight.diagnosis.conclude.connect;

import dev.bindsight.diagnosis.HolderText;
import dev.bindsight.diagnosis.observation.Conclusion;
import dev.bindsight.diagnosis.observation.ConnectObservation;
import dev.bindsight.diagnosis.observation.Explanation;
import dev.bindsight.diagnosis.observation.Look;
import dev.bindsight.diagnosis.observation.OpenAgain;
import dev.bindsight.diagnosis.observation.SeenSockets;
import dev.bindsight.diagnosis.observation.Unclaimed;
import dev.bindsight.model.BindPlace;
import dev.bindsight.model.Cause;
import dev.bindsight.model.Endpoint;
import dev.bindsight.model.Inventory;
import dev.bindsight.model.Protocol;
import dev.bindsight.model.SocketEntry;
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

    Redirected(HolderText holders) {
        this.holders = holders;
    }

    /** Nothing where something serves the address, or where that cannot be seen. */
    Conclusion explain(ConnectObservation found) {
        if (!found.isLocal()) {
            return Conclusion.nothing();
        }
        return found.after(
                new Look.Served(),
                served ->
                        served
                                ? Conclusion.nothing()
                                : found.after(
                                        new Look.Open(),
                                        open ->
                                                open.map(again -> explain(found, again))
                                                        .orElseGet(Conclusion::nothing)));
    }

    private Conclusion explain(ConnectObservation found, OpenAgain again) {
        Endpoint local = again.attempt().local();
        SeenSockets seen = again.sockets();
        if (seen.inventory() == null || local == null || isServed(found, seen, local)) {
            return Conclusion.nothing();
        }
        return explain(found, again, ends(seen, local).findFirst().orElse(null));
    }

    private static boolean isServed(ConnectObservation found, SeenSockets seen, Endpoint local) {
        Endpoint destination = found.probe().destination().endpoint();
        return !seen.serving(found.probe()).isEmpty()
                || ends(seen, local).anyMatch(each -> each.local().isSame(destination));
    }

    /** What has the connecting socket as its peer: the other end of the connection. */
    private static Stream<SocketEntry> ends(SeenSockets seen, Endpoint local) {
        return seen.all().stream()
                .filter(each -> each.protocol() == Protocol.TCP)
                .filter(each -> Unclaimed.isOtherEnd(each, local));
    }

    /** What listens where the other end is. */
    private static Optional<SocketEntry> listener(SeenSockets seen, @Nullable SocketEntry end) {
        if (end == null) {
            return Optional.empty();
        }
        BindPlace place = BindPlace.of(end.local());
        return seen.on(Protocol.TCP, end.local().port()).stream()
                .filter(SocketEntry::isListening)
                .filter(place::meets)
                .findFirst();
    }

    private Explanation explain(
            ConnectObservation found, OpenAgain again, @Nullable SocketEntry end) {
        Inventory seen = again.sockets().inventory();
        var evidence = new ArrayList<Evidence>();
        if (end != null) {
            evidence.add(
                    Evidence.socket(
                            Texts.get(
                                    "whyConnect.redirected.end",
                                    holders.line(end, seen, Instant.now())),
                            end));
        }
        Optional<SocketEntry> listener = listener(again.sockets(), end);
        listener.ifPresent(each ->
                evidence.add(Evidence.socket(holders.line(each, seen, Instant.now()), each)));
        evidence.add(
                ConnectEvidence.tried(
                        true,
                        Texts.get("whyConnect.redirected.again", found.place()),
                        again.attempt().trace()));
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
        return new Explanation(new Cause.Redirected(end), summary, evidence, List.of());
    }
}
