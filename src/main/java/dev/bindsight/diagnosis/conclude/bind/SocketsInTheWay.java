package dev.bindsight.diagnosis.conclude.bind;

import dev.bindsight.diagnosis.observation.BindObservation;
import dev.bindsight.diagnosis.observation.OwnProcess;
import dev.bindsight.diagnosis.observation.Viewer;
import dev.bindsight.model.Ownership;
import dev.bindsight.model.ProcessDetails;
import dev.bindsight.model.SocketEntry;
import dev.bindsight.model.Uid;
import dev.bindsight.model.fact.BindFact;
import dev.bindsight.model.fact.Evidence;
import dev.bindsight.model.fact.Holder;
import dev.bindsight.model.fact.ProcessOrigin;

import java.util.ArrayList;
import java.util.List;

/** The sockets in the way, whatever the kernel said. */
final class SocketsInTheWay {
    /** A server with ten thousand connections would fill pages. */
    private static final int SHOWN = 4;

    private SocketsInTheWay() {}

    static List<Evidence> of(BindObservation found) {
        List<SocketEntry> all = found.inTheWay();
        List<SocketEntry> sockets = all.stream().filter(each -> !isServed(each, all)).toList();
        int served = all.size() - sockets.size();
        var evidence = new ArrayList<Evidence>();
        sockets.stream()
                .limit(SHOWN)
                .map(socket -> Evidence.socket(inTheWay(socket, found), socket))
                .forEach(evidence::add);
        if (sockets.size() > SHOWN) {
            evidence.add(Evidence.machine(new BindFact.MoreInTheWay(sockets.size() - SHOWN)));
        }
        if (served > 0) {
            evidence.add(Evidence.relation(new BindFact.Served(served)));
        }
        return evidence;
    }

    /** A connection that the process of the listener in the way serves tells nothing of its own. */
    private static boolean isServed(SocketEntry socket, List<SocketEntry> all) {
        SocketEntry first = all.getFirst();
        return !socket.occupiesPort()
                && first.isListening()
                && first.ownership() instanceof Ownership.OwnedBy
                && socket.ownership().equals(first.ownership());
    }

    private static BindFact inTheWay(SocketEntry socket, BindObservation found) {
        Holder holder = holder(socket, found);
        Viewer viewer = found.machine().viewer();
        if (viewer == null || !socket.occupiesPort()) {
            return new BindFact.InTheWay(holder, found.lookedAt(), null);
        }
        ProcessOrigin origin =
                holder.owners().stream()
                        .filter(owner -> !found.machine().self().is(owner.pid()))
                        .findFirst()
                        .map(owner -> new ProcessOrigin(owner, viewer.home(), viewer.zone()))
                        .orElse(null);
        return new BindFact.InTheWay(holder, found.lookedAt(), origin);
    }

    /** A socket, and who holds it. */
    static Holder holder(SocketEntry socket, BindObservation found) {
        List<ProcessDetails> owners = found.port().owners(socket);
        OwnProcess own = found.machine().self();
        Uid uid = socket.uid();
        return new Holder(
                socket,
                owners,
                owners.stream().anyMatch(owner -> own.is(owner.pid())),
                uid == null ? null : found.machine().users().get(uid));
    }
}
