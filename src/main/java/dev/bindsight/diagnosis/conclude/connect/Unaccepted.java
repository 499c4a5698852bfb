package dev.bindsight.diagnosis.conclude.connect;

import dev.bindsight.diagnosis.conclude.HolderEvidence;
import dev.bindsight.diagnosis.observation.Conclusion;
import dev.bindsight.diagnosis.observation.ConnectObservation;
import dev.bindsight.diagnosis.observation.Explanation;
import dev.bindsight.diagnosis.observation.HolderState;
import dev.bindsight.diagnosis.observation.HolderStates;
import dev.bindsight.diagnosis.observation.Look;
import dev.bindsight.diagnosis.observation.SeenSockets;
import dev.bindsight.diagnosis.observation.Unclaimed;
import dev.bindsight.model.Cause;
import dev.bindsight.model.SocketEntry;
import dev.bindsight.model.fact.ConnectionReason;
import dev.bindsight.model.fact.Holder;

import java.util.List;

/**
 * A connection to this machine that the kernel completed and no program has accepted: its program
 * is stopped, has no descriptor left, or does not ask for connections.
 */
final class Unaccepted {
    private Unaccepted() {}

    /** Nothing if a program took the connection, or nobody can tell. */
    static Conclusion explain(ConnectObservation found) {
        if (found.local() == null || !found.isLocal()) {
            return Conclusion.nothing();
        }
        // a glance looks at no process, so that the rest costs only those connects that it is about
        return found.after(
                new Look.Queued(),
                queued ->
                        queued.map(unclaimed -> served(found, unclaimed))
                                .orElseGet(Conclusion::nothing));
    }

    private static Conclusion served(ConnectObservation found, Unclaimed queued) {
        return found.after(
                new Look.Sockets(),
                sockets -> {
                    List<SocketEntry> listeners = sockets.serving(found.probe());
                    return listeners.isEmpty()
                            ? Conclusion.nothing()
                            : found.after(
                                    new Look.Holders(listeners),
                                    states -> stillQueued(found, queued, sockets, states));
                });
    }

    private static Conclusion stillQueued(
            ConnectObservation found, Unclaimed queued, SeenSockets sockets, HolderStates states) {
        boolean patiently = states.whyNobodyAccepts().isEmpty();
        return found.after(
                new Look.StillQueued(queued.since(), patiently),
                still ->
                        still.<Conclusion>map(each -> explain(found, each, sockets, states))
                                .orElseGet(Conclusion::nothing));
    }

    private static Explanation explain(
            ConnectObservation found, Unclaimed queued, SeenSockets sockets, HolderStates states) {
        List<SocketEntry> listeners = sockets.serving(found.probe());
        Holder listener = sockets.holder(listeners.getFirst());
        List<HolderState> why = states.whyNobodyAccepts();
        return new Explanation(
                new Cause.NotAccepted(),
                why.isEmpty()
                        ? new ConnectionReason.NotAcceptedYet(listener, queued.waited())
                        : new ConnectionReason.NobodyCanAccept(
                                listener, why.stream().map(HolderEvidence::of).toList()),
                SilentConnection.queued(sockets, queued.socket(), listeners, states),
                List.of());
    }
}
