package dev.bindsight.diagnosis;

import dev.bindsight.model.Evidence;
import dev.bindsight.model.SocketEntry;
import dev.bindsight.text.Texts;

import java.util.ArrayList;
import java.util.List;

/** The facts that bear the cause of a refused bind out, the weightiest first. */
final class BindEvidence {
    /** A server with ten thousand connections would fill pages. */
    private static final int SHOWN = 4;

    private final HolderText holders;

    BindEvidence(HolderText holders) {
        this.holders = holders;
    }

    List<Evidence> of(Refusal refusal, OptionTrials trials) {
        var evidence = new ArrayList<Evidence>();
        List<SocketEntry> sockets = refusal.inTheWay();
        sockets.stream()
                .limit(SHOWN)
                .forEach(socket -> evidence.add(Evidence.socket(line(socket, refusal), socket)));
        if (sockets.size() > SHOWN) {
            evidence.add(
                    Evidence.machine(Texts.get("bindcause.moreSockets", sockets.size() - SHOWN)));
        }
        sockets.stream()
                .limit(1)
                .filter(SocketEntry::isDualStack)
                .map(socket ->
                        new Evidence(
                                Evidence.Kind.RELATION,
                                Texts.get("bindcause.dualStack", socket.local()),
                                null,
                                List.of()))
                .forEach(evidence::add);
        evidence.addAll(trials.evidence());
        return List.copyOf(evidence);
    }

    private String line(SocketEntry socket, Refusal refusal) {
        return holders.line(socket, refusal.seen(), refusal.at());
    }
}
