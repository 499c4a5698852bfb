package dev.bindsight.diagnosis.bind;

import dev.bindsight.inventory.MachineSummary;
import dev.bindsight.model.Fix;
import dev.bindsight.model.SocketEntry;
import dev.bindsight.model.SocketKey;
import dev.bindsight.model.fact.Benefit;
import dev.bindsight.model.fact.Need;
import dev.bindsight.model.fact.Offer;
import dev.bindsight.occupancy.OccupantKind;

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
        boolean orphan =
                refusal.inTheWay().stream()
                        .anyMatch(each -> OccupantKind.of(each) == OccupantKind.ORPHAN);
        return Optional.of(
                Offer.open(
                        new Fix.WaitForTimeWait(refusal.probe(), until),
                        new Benefit.EndsByItself(refusal.at(), orphan),
                        null));
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
        boolean alone = refusal.inTheWay().size() == 1;
        return Offer.open(
                new Fix.CloseSocket(socket),
                new Benefit.SocketGone(refusal.owners(socket), alone),
                machine.has("CAP_NET_ADMIN") ? null : new Need.Root());
    }
}
