package dev.bindsight.history.recorder;

import dev.bindsight.history.PastEvent;
import dev.bindsight.history.PastPlace;
import dev.bindsight.model.Coverage;
import dev.bindsight.model.DestroyedSocket;
import dev.bindsight.model.Protocol;
import dev.bindsight.model.SocketKey;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Tells of the sockets that the kernel took down those that no look has seen. The kernel may say so
 * a moment after the socket is in no listing any more.
 */
final class BriefSockets {
    /** For how many looks a socket that is gone is known. */
    private static final int LOOKS = 5;

    /** At one look; a program that tries every port would else fill the record. */
    private static final int MOST = 20;

    private final Deque<Set<SocketKey>> known = new ArrayDeque<>();

    /** What is there at the first look is none. */
    void begin(Set<SocketKey> there) {
        known.add(Set.copyOf(there));
    }

    /**
     * Those of a look, one for each place.
     *
     * @param there the sockets that are there now
     * @param gone those that are there no longer
     */
    List<PastEvent> take(Looked look, Set<SocketKey> there, Collection<SocketKey> gone) {
        known.add(Set.copyOf(gone));
        while (known.size() > LOOKS) {
            known.remove();
        }
        if (look.inventory().coverage().lacks().contains(Coverage.Lack.BOUND_ONLY_SOCKETS)) {
            // one that was bound for hours without listening would be told as well
            return List.of();
        }
        Map<PastPlace, PastEvent> found = new LinkedHashMap<>();
        Set<SocketKey> told = new HashSet<>();
        for (DestroyedSocket each : look.destroyed()) {
            var key = new SocketKey.ByCookie(each.cookie());
            boolean seen =
                    there.contains(key) || known.stream().anyMatch(keys -> keys.contains(key));
            if (!seen && told.add(key) && found.size() < MOST) {
                var place = new PastPlace(Protocol.TCP, each.where());
                found.putIfAbsent(place, new PastEvent.Brief(look.at(), place));
            }
        }
        return List.copyOf(found.values());
    }
}
