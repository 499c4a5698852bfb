package dev.bindsight.diagnosis.conclude.connect;

import dev.bindsight.diagnosis.HolderText;
import dev.bindsight.diagnosis.observation.Beyond;
import dev.bindsight.diagnosis.observation.Conclusion;
import dev.bindsight.diagnosis.observation.ConnectObservation;
import dev.bindsight.diagnosis.observation.Explanation;
import dev.bindsight.diagnosis.observation.Look;
import dev.bindsight.diagnosis.observation.SeenSockets;
import dev.bindsight.model.BindPlace;
import dev.bindsight.model.Cause;
import dev.bindsight.model.Inventory;
import dev.bindsight.model.SocketEntry;
import dev.bindsight.model.fact.Evidence;
import dev.bindsight.text.Texts;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/**
 * A refusal by this machine itself, where nothing that is seen has the port. The sockets that are
 * seen are those of one network namespace: of the machine it is said only where the namespaces of
 * all its processes were looked at.
 */
final class NoListener {
    private final HolderText owners;

    NoListener(HolderText owners) {
        this.owners = owners;
    }

    /**
     * What is to be said.
     *
     * @param traces what is on the port without listening
     * @param near what listens a few ports away
     */
    Conclusion explain(
            ConnectObservation found,
            SeenSockets sockets,
            List<Evidence> traces,
            List<Evidence> near) {
        return found.after(
                new Look.Namespaces(found.probe().protocol(), found.endpoint().port()),
                beyond -> explain(found, sockets, beyond, traces, near));
    }

    private Explanation explain(
            ConnectObservation found,
            SeenSockets sockets,
            Beyond others,
            List<Evidence> traces,
            List<Evidence> near) {
        Inventory seen = found.seen();
        var evidence = new ArrayList<>(traces);
        for (SocketEntry each : others.listeners()) {
            evidence.add(Evidence.socket(elsewhere(each, seen), each));
        }
        evidence.add(looked(found, sockets, others));
        evidence.addAll(near);
        return new Explanation(
                new Cause.NothingListening(),
                summary(found, others.whole(), others.listeners(), seen),
                evidence,
                List.of(Offers.startServer(found.probe())));
    }

    private String summary(
            ConnectObservation found,
            boolean whole,
            List<SocketEntry> beyond,
            @Nullable Inventory seen) {
        String port = found.endpoint().port().toString();
        boolean udp = found.isUdp();
        if (!beyond.isEmpty()) {
            String here =
                    udp
                            ? Texts.get("whyConnect.refused.hereUdp", port)
                            : Texts.get("whyConnect.refused.here", port);
            return here + " " + elsewhere(beyond.getFirst(), seen);
        }
        if (!whole) {
            return udp
                    ? Texts.get("whyConnect.refused.hereUdp", port)
                    : Texts.get("whyConnect.refused.here", port);
        }
        return udp
                ? Texts.get("whyConnect.refused.localUdp", port)
                : Texts.get("whyConnect.refused.local", port);
    }

    private String elsewhere(SocketEntry socket, @Nullable Inventory seen) {
        return Texts.get(
                "whyConnect.refused.namespace",
                owners.who(socket, seen),
                BindPlace.of(socket),
                String.valueOf(socket.namespace()));
    }

    private static Evidence looked(ConnectObservation found, SeenSockets sockets, Beyond others) {
        long listening = sockets.listening(found.probe().protocol());
        String port = found.endpoint().port().toString();
        String where =
                others.whole() && others.others() == 0
                        ? Texts.get("whyConnect.refused.machine")
                        : Texts.get("whyConnect.refused.thisNamespace");
        return Evidence.machine(
                found.isUdp()
                        ? Texts.get("whyConnect.refused.lookedUdp", listening, port, where)
                        : Texts.get("whyConnect.refused.looked", listening, port, where));
    }
}
