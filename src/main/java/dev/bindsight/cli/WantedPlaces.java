package dev.bindsight.cli;

import dev.bindsight.diagnosis.BindDiagnosis;
import dev.bindsight.fix.FreePortCheck;
import dev.bindsight.json.AfterJson.PortAfterJson;
import dev.bindsight.model.BindPlace;
import dev.bindsight.model.Inventory;
import dev.bindsight.model.Probe.BindProbe;
import dev.bindsight.model.Protocol;
import dev.bindsight.model.SocketEntry;
import dev.bindsight.model.SocketOption;
import dev.bindsight.model.Uid;
import dev.bindsight.occupancy.Occupants;
import dev.bindsight.probe.AddressSpec;
import dev.bindsight.probe.BindProver;
import dev.bindsight.probe.Cancellation;
import dev.bindsight.words.DiagnosisText;
import dev.bindsight.words.Sentence;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * The places to be freed: who holds them, and what a bind there comes to before anything is done.
 */
final class WantedPlaces {
    private final BindProver prover;
    private final BindDiagnosis binds;
    private final Protocol protocol;
    private final Inventory inventory;
    private final Function<Uid, String> userName;

    /** What a bind at a place came to. */
    record Proof(BindPlace place, PortAfterJson state) {}

    /** The places of one protocol; their holders are looked up in {@code inventory}. */
    WantedPlaces(Backend backend, Protocol protocol, Inventory inventory) {
        this.prover = backend.prover();
        this.binds = backend.binds();
        this.protocol = protocol;
        this.inventory = inventory;
        this.userName = backend.machine()::userName;
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
    List<Proof> prove(AddressSpec spec) {
        var proof = new FreePortCheck(prover);
        return prover.places(spec).stream()
                .map(place -> {
                    var meeting = Occupants.at(place, protocol, inventory.entries());
                    return new Proof(
                            place,
                            PortAfterJson.untouched(
                                    place,
                                    protocol,
                                    proof.prove(place, protocol, meeting),
                                    sorted(meeting.all()),
                                    inventory,
                                    userName));
                })
                .toList();
    }

    /**
     * Why the bind of a server is refused at a place that nobody has, who could be stopped.
     *
     * @return absent where a bind works now
     */
    Optional<String> why(BindPlace place, Cancellation cancellation) {
        Set<SocketOption> asServer =
                protocol == Protocol.TCP ? Set.of(SocketOption.SO_REUSEADDR) : Set.of();
        var probe = new BindProbe(place, protocol, asServer);
        return Optional.ofNullable(binds.tryBind(probe, cancellation).diagnosis())
                .map(DiagnosisText::summary)
                .map(Sentence::text);
    }
}
