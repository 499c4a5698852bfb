package dev.bindsight.words;

import dev.bindsight.model.ProcessDetails;
import dev.bindsight.model.Protocol;
import dev.bindsight.model.SocketEntry;
import dev.bindsight.model.fact.Benefit;
import dev.bindsight.occupancy.OccupantKind;

import java.util.List;

/** What it means that one socket is destroyed and its process left alone. */
final class SocketGoneText {
    private SocketGoneText() {}

    static Sentence of(SocketEntry socket, Benefit benefit) {
        List<ProcessDetails> owners =
                benefit instanceof Benefit.SocketGone gone ? gone.owners() : List.of();
        if (socket.protocol() == Protocol.UDP) {
            return owners.isEmpty()
                    ? Sentence.of("bindcause.offer.close.udpUnseen")
                    : of("bindcause.offer.close.udp", owners.getFirst());
        }
        return switch (OccupantKind.of(socket)) {
            case TIME_WAIT -> Sentence.of("bindcause.offer.close.timeWait");
            case ORPHAN -> Sentence.of("bindcause.offer.close.orphan");
            case KERNEL, CONNECTION, LISTENER, BOUND ->
                    owners.isEmpty()
                            ? Sentence.of("bindcause.offer.close.unseen")
                            : of("bindcause.offer.close.connection", owners.getFirst());
        };
    }

    private static Sentence of(String key, ProcessDetails owner) {
        return Sentence.of(key, Sentence.strong(owner.name()), owner.pid());
    }
}
