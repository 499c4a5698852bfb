package dev.bindsight.diagnosis.conclude.bind;

import dev.bindsight.diagnosis.observation.BindObservation;
import dev.bindsight.model.Fix;
import dev.bindsight.model.SocketEntry;
import dev.bindsight.model.SocketKey;
import dev.bindsight.model.fact.Benefit;
import dev.bindsight.model.fact.Need;
import dev.bindsight.model.fact.Offer;
import dev.bindsight.occupancy.OccupantKind;

import java.util.List;
import java.util.Optional;

/** Letting go of what is left of connections: waiting for its end, or destroying it. */
final class CloseOffers {
    /** One by one is what a person does to a few. */
    private static final int MOST = 3;

    private CloseOffers() {}

    /** A wait, if all that is in the way ends by itself; empty otherwise. */
    static Optional<Offer> waiting(BindObservation found) {
        boolean orphan =
                found.inTheWay().stream()
                        .anyMatch(each -> OccupantKind.of(each) == OccupantKind.ORPHAN);
        return found.port()
                .occupants()
                .freeFrom()
                .map(until ->
                        Offer.open(
                                new Fix.WaitForTimeWait(found.probe(), until),
                                new Benefit.EndsByItself(found.lookedAt(), orphan),
                                null));
    }

    /** Destroying each socket, if they are few and no process listens or is bound there. */
    static List<Offer> closing(BindObservation found) {
        List<SocketEntry> sockets = found.inTheWay();
        boolean closable =
                found.port().occupants().isCertain()
                        && sockets.size() <= MOST
                        && sockets.stream()
                                .allMatch(socket -> !socket.occupiesPort() && isKnown(socket));
        return closable ? sockets.stream().map(socket -> close(socket, found)).toList() : List.of();
    }

    /** SOCK_DESTROY takes the cookie, which only sock_diag tells. */
    private static boolean isKnown(SocketEntry socket) {
        return socket.key() instanceof SocketKey.ByCookie;
    }

    private static Offer close(SocketEntry socket, BindObservation found) {
        return Offer.open(
                new Fix.CloseSocket(socket),
                new Benefit.SocketGone(found.port().owners(socket), found.inTheWay().size() == 1),
                found.machine().self().may("CAP_NET_ADMIN") ? null : new Need.Root());
    }
}
