package dev.bindsight.diagnosis.conclude.connect;

import dev.bindsight.diagnosis.observation.Beyond;
import dev.bindsight.diagnosis.observation.Conclusion;
import dev.bindsight.diagnosis.observation.ConnectObservation;
import dev.bindsight.diagnosis.observation.Explanation;
import dev.bindsight.diagnosis.observation.Look;
import dev.bindsight.diagnosis.observation.SeenSockets;
import dev.bindsight.model.Cause;
import dev.bindsight.model.Port;
import dev.bindsight.model.Protocol;
import dev.bindsight.model.SocketEntry;
import dev.bindsight.model.fact.Evidence;
import dev.bindsight.model.fact.ListenerFact;
import dev.bindsight.model.fact.ListenerReason;

import java.util.ArrayList;
import java.util.List;

/**
 * A refusal by this machine itself, where nothing that is seen has the port. The sockets that are
 * seen are those of one network namespace: of the machine it is said only where the namespaces of
 * all its processes were looked at.
 */
final class NoListener {
    private NoListener() {}

    /**
     * What is to be said.
     *
     * @param traces what is on the port without listening
     * @param near what listens a few ports away
     */
    static Conclusion explain(
            ConnectObservation found,
            SeenSockets sockets,
            List<Evidence> traces,
            List<Evidence> near) {
        return found.after(
                new Look.Namespaces(found.probe().protocol(), found.endpoint().port()),
                beyond -> explain(found, sockets, beyond, traces, near));
    }

    private static Explanation explain(
            ConnectObservation found,
            SeenSockets sockets,
            Beyond others,
            List<Evidence> traces,
            List<Evidence> near) {
        var evidence = new ArrayList<>(traces);
        for (SocketEntry each : others.listeners()) {
            evidence.add(
                    Evidence.socket(
                            new ListenerFact.ListensInNamespace(others.holder(each)), each));
        }
        List<SocketEntry> connected =
                sockets.connectedUdp(found.probe().protocol(), found.endpoint().port());
        if (connected.isEmpty()) {
            evidence.add(looked(found, sockets, others));
        }
        evidence.addAll(near);
        return new Explanation(
                new Cause.NothingListening(),
                connected.isEmpty()
                        ? reason(found, others)
                        : new ListenerReason.OnlyConnected(
                                found.endpoint().port(), sockets.holder(connected.getFirst())),
                evidence,
                connected.isEmpty() ? List.of(Offers.startServer(found.probe())) : List.of());
    }

    private static ListenerReason reason(ConnectObservation found, Beyond others) {
        Protocol protocol = found.probe().protocol();
        Port port = found.endpoint().port();
        return others.listeners().isEmpty()
                ? new ListenerReason.NobodyHasPort(protocol, port, others.whole())
                : new ListenerReason.OnlyInNamespace(
                        protocol, port, others.holder(others.listeners().getFirst()));
    }

    private static Evidence looked(ConnectObservation found, SeenSockets sockets, Beyond others) {
        Protocol protocol = found.probe().protocol();
        return Evidence.machine(
                new ListenerFact.NoneHasPort(
                        protocol,
                        sockets.listening(protocol),
                        found.endpoint().port(),
                        others.whole() && others.others() == 0));
    }
}
