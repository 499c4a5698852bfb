package dev.bindsight.diagnosis.connect;

import dev.bindsight.diagnosis.HolderText;
import dev.bindsight.inventory.NamespaceSurvey;
import dev.bindsight.model.BindPlace;
import dev.bindsight.model.Cause;
import dev.bindsight.model.Inventory;
import dev.bindsight.model.Port;
import dev.bindsight.model.Protocol;
import dev.bindsight.model.SocketEntry;
import dev.bindsight.model.fact.Evidence;
import dev.bindsight.text.Texts;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A refusal by this machine itself, where nothing that is seen has the port. The sockets that are
 * seen are those of one network namespace: of the machine it is said only where the namespaces of
 * all its processes were looked at.
 */
final class NoListener {
    private final HolderText owners;

    /** More than there are addresses of one port in a sweep, as a rule. */
    private static final int KEPT = 64;

    /** What is said of a port is the same at every address of a sweep. */
    private final Map<Asked, Said> said = new LinkedHashMap<>();

    NoListener(HolderText owners) {
        this.owners = owners;
    }

    /**
     * What is to be said.
     *
     * @param traces what is on the port without listening
     * @param near what listens a few ports away
     */
    Explanation explain(FailedConnect found, List<Evidence> traces, List<Evidence> near) {
        var key = new Asked(found.sight(), found.probe().protocol(), found.endpoint().port());
        Said here = said(key, found);
        var evidence = new ArrayList<>(traces);
        evidence.addAll(here.evidence());
        evidence.addAll(near);
        return new Explanation(
                new Cause.NothingListening(),
                here.summary(),
                evidence,
                List.of(Offers.startServer(found.probe())));
    }

    private synchronized Said said(Asked key, FailedConnect found) {
        Said here = said.computeIfAbsent(key, _ -> look(found));
        if (said.size() > KEPT) {
            said.remove(said.keySet().iterator().next());
        }
        return here;
    }

    /** A port at one moment. */
    private record Asked(MachineSnapshot sight, Protocol protocol, Port port) {}

    /**
     * What was seen of a port.
     *
     * @param summary as a sentence or two
     * @param evidence what listens in other namespaces, and that nothing does here
     */
    private record Said(String summary, List<Evidence> evidence) {}

    private Said look(FailedConnect found) {
        NamespaceSurvey others = found.sight().namespaces();
        List<SocketEntry> beyond =
                found.sight().beyond(found.probe().protocol(), found.endpoint().port());
        Inventory seen = found.sight().seen();
        var evidence = new ArrayList<Evidence>();
        for (SocketEntry each : beyond) {
            evidence.add(Evidence.socket(elsewhere(each, seen), each));
        }
        evidence.add(looked(found, others));
        return new Said(summary(found, others.whole(), beyond, seen), List.copyOf(evidence));
    }

    private String summary(
            FailedConnect found,
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

    private static Evidence looked(FailedConnect found, NamespaceSurvey others) {
        long listening = found.sight().listening(found.probe().protocol());
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
