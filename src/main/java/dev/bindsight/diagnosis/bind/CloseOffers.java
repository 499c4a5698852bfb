package dev.bindsight.diagnosis.bind;

import dev.bindsight.inventory.MachineSummary;
import dev.bindsight.model.Endpoint;
import dev.bindsight.model.Fix;
import dev.bindsight.model.ProcessDetails;
import dev.bindsight.model.Protocol;
import dev.bindsight.model.SocketEntry;
import dev.bindsight.model.SocketKey;
import dev.bindsight.model.fact.Offer;
import dev.bindsight.occupancy.OccupantKind;
import dev.bindsight.text.DurationText;
import dev.bindsight.text.Texts;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Letting go of what is left of connections: waiting for its end, or destroying it. */
final class CloseOffers {
    /** One by one is what a person does to a few. */
    private static final int MOST = 3;

    private final MachineSummary machine;

    CloseOffers(MachineSummary machine) {
        this.machine = machine;
    }

    /** A wait, if all that is in the way ends by itself; empty otherwise. */
    Optional<Offer> waiting(Refusal refusal) {
        Instant until = refusal.occupants().freeFrom().orElse(null);
        if (until == null) {
            return Optional.empty();
        }
        String left = DurationText.remaining(Duration.between(refusal.at(), until));
        boolean orphan =
                refusal.inTheWay().stream()
                        .anyMatch(each -> OccupantKind.of(each) == OccupantKind.ORPHAN);
        return Optional.of(
                new Offer(
                        new Fix.WaitForTimeWait(refusal.probe(), until),
                        Texts.get("bindcause.offer.wait", left),
                        orphan
                                ? Texts.get("bindcause.offer.wait.orphan")
                                : Texts.get("bindcause.offer.wait.effect"),
                        false,
                        null,
                        List.of()));
    }

    /** Destroying each socket, if they are few and no process listens or is bound there. */
    List<Offer> closing(Refusal refusal) {
        List<SocketEntry> sockets = refusal.inTheWay();
        boolean closable =
                refusal.occupants().isCertain()
                        && sockets.size() <= MOST
                        && sockets.stream()
                                .allMatch(socket -> !socket.occupiesPort() && isKnown(socket));
        return closable
                ? sockets.stream().map(socket -> close(socket, refusal)).toList()
                : List.of();
    }

    /** SOCK_DESTROY takes the cookie, which only sock_diag tells. */
    private static boolean isKnown(SocketEntry socket) {
        return socket.key() instanceof SocketKey.ByCookie;
    }

    private Offer close(SocketEntry socket, Refusal refusal) {
        Endpoint remote = socket.remote();
        String label =
                refusal.inTheWay().size() == 1 || remote == null
                        ? Texts.get("bindcause.offer.close")
                        : Texts.get("bindcause.offer.close.to", remote);
        return new Offer(
                new Fix.CloseSocket(socket),
                label,
                effect(socket, refusal.owners(socket)),
                false,
                machine.has("CAP_NET_ADMIN") ? null : Texts.get("bindcause.needs.root"),
                List.of());
    }

    private static String effect(SocketEntry socket, List<ProcessDetails> owners) {
        if (socket.protocol() == Protocol.UDP) {
            return owners.isEmpty()
                    ? Texts.get("bindcause.offer.close.udpUnseen")
                    : Texts.get(
                            "bindcause.offer.close.udp",
                            owners.getFirst().name(),
                            owners.getFirst().pid().toString());
        }
        return switch (OccupantKind.of(socket)) {
            case TIME_WAIT -> Texts.get("bindcause.offer.close.timeWait");
            case ORPHAN -> Texts.get("bindcause.offer.close.orphan");
            case KERNEL, CONNECTION, LISTENER, BOUND ->
                    owners.isEmpty()
                            ? Texts.get("bindcause.offer.close.unseen")
                            : Texts.get(
                                    "bindcause.offer.close.connection",
                                    owners.getFirst().name(),
                                    owners.getFirst().pid().toString());
        };
    }
}
