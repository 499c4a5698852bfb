package dev.bindsight.cli;

import dev.bindsight.json.PortAfterJson;
import dev.bindsight.model.BindPlace;
import dev.bindsight.model.Inventory;
import dev.bindsight.model.Outcome;
import dev.bindsight.model.Protocol;
import dev.bindsight.model.SocketEntry;
import dev.bindsight.model.Uid;
import dev.bindsight.probe.AddressSpec;
import dev.bindsight.probe.BindProver;

import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/** Proves the state of ports that nothing was done about. */
final class PortProof {
    private final BindProver prover;
    private final Protocol protocol;
    private final Inventory inventory;
    private final Function<Uid, String> userName;

    /** Proofs about the ports of one protocol; their holders are looked up in {@code inventory}. */
    PortProof(
            BindProver prover,
            Protocol protocol,
            Inventory inventory,
            Function<Uid, String> userName) {
        this.prover = prover;
        this.protocol = protocol;
        this.inventory = inventory;
        this.userName = userName;
    }

    /** The sockets of a place that listen or are bound: what a stop shall free it from. */
    List<SocketEntry> bound(AddressSpec spec) {
        return sockets(spec).stream().filter(SocketEntry::isPort).toList();
    }

    /** The connected sockets of a place that have an owner, who may refuse a bind too. */
    List<SocketEntry> connected(AddressSpec spec) {
        return sockets(spec).stream()
                .filter(each -> !each.isPort() && !inventory.owners(each).isEmpty())
                .toList();
    }

    private List<SocketEntry> sockets(AddressSpec spec) {
        return inventory.entries().stream()
                .filter(each -> each.protocol() == protocol && spec.meets(each))
                .sorted(Comparator.comparing(SocketEntry::key))
                .toList();
    }

    /**
     * Binds at every address of a place. With a holder in sight SO_REUSEADDR is left away: a socket
     * that is bound and about to listen would lose its port to such a bind, and for UDP it would
     * take traffic.
     */
    List<PortAfterJson> prove(AddressSpec spec) {
        List<SocketEntry> sockets = sockets(spec);
        boolean gently = protocol == Protocol.UDP || sockets.stream().anyMatch(SocketEntry::isPort);
        return prover.places(spec).stream().map(place -> prove(place, sockets, gently)).toList();
    }

    private PortAfterJson prove(BindPlace place, List<SocketEntry> sockets, boolean gently) {
        Outcome plain = prover.prove(place, protocol, false).outcome();
        Outcome served =
                gently || plain.ok() ? plain : prover.prove(place, protocol, true).outcome();
        return PortAfterJson.untouched(
                place, protocol, served, plain, sockets, inventory, userName);
    }
}
