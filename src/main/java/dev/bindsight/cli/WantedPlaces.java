package dev.bindsight.cli;

import dev.bindsight.fix.FreePortCheck;
import dev.bindsight.json.PortAfterJson;
import dev.bindsight.model.Inventory;
import dev.bindsight.model.Protocol;
import dev.bindsight.model.SocketEntry;
import dev.bindsight.model.Uid;
import dev.bindsight.occupancy.Occupants;
import dev.bindsight.probe.AddressSpec;
import dev.bindsight.probe.BindProver;

import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/**
 * The places to be freed: who holds them, and what a bind there comes to before anything is done.
 */
final class WantedPlaces {
    private final BindProver prover;
    private final Protocol protocol;
    private final Inventory inventory;
    private final Function<Uid, String> userName;

    /** The places of one protocol; their holders are looked up in {@code inventory}. */
    WantedPlaces(
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
        return sorted(at(spec).bound());
    }

    /**
     * Where nothing listens or is bound: the connected sockets of a place that have an owner, who
     * may refuse a bind too.
     */
    List<SocketEntry> connected(AddressSpec spec) {
        return sorted(at(spec).stoppable());
    }

    private Occupants at(AddressSpec spec) {
        return Occupants.at(spec.places(true), protocol, inventory.entries());
    }

    private static List<SocketEntry> sorted(List<SocketEntry> sockets) {
        return sockets.stream().sorted(Comparator.comparing(SocketEntry::key)).toList();
    }

    /** Binds at every address of a place. */
    List<PortAfterJson> prove(AddressSpec spec) {
        var proof = new FreePortCheck(prover);
        return prover.places(spec).stream()
                .map(place -> {
                    var meeting = Occupants.at(place, protocol, inventory.entries());
                    return PortAfterJson.untouched(
                            place,
                            protocol,
                            proof.prove(place, protocol, meeting),
                            sorted(meeting.all()),
                            inventory,
                            userName);
                })
                .toList();
    }
}
