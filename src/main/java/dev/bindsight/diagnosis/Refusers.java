package dev.bindsight.diagnosis;

import dev.bindsight.inventory.BindBlockers;
import dev.bindsight.model.BindPlace;
import dev.bindsight.model.SocketEntry;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Which sockets explain that a bind was refused with EADDRINUSE. */
final class Refusers {
    private static final Comparator<SocketEntry> ORDER =
            Comparator.comparing(SocketEntry::local).thenComparing(SocketEntry::key);

    private Refusers() {}

    /**
     * The sockets that refuse a bind at a place: what is bound there, and what is left of
     * connections whose listener is gone, one for each local address. The connections of a listener
     * stand behind it.
     *
     * @param sockets all of the protocol on the port
     * @param sharing whether the bind had SO_REUSEADDR or SO_REUSEPORT: then what is left of
     *     connections may have agreed to it, and explains a refusal only where nothing else does
     */
    static List<SocketEntry> of(Collection<SocketEntry> sockets, BindPlace place, boolean sharing) {
        List<SocketEntry> bound =
                sockets.stream().filter(each -> each.isPort() && place.meets(each)).toList();
        if (sharing && !bound.isEmpty()) {
            return sorted(bound);
        }
        List<BindPlace> covered =
                sockets.stream().filter(SocketEntry::isPort).map(BindPlace::of).toList();
        List<SocketEntry> left =
                sockets.stream()
                        .filter(each -> !each.isPort() && place.meets(each))
                        .filter(each ->
                                covered.stream().noneMatch(listener -> listener.meets(each)))
                        .toList();
        return sorted(Stream.concat(bound.stream(), BindBlockers.longest(left).stream()).toList());
    }

    /** In the order in which they are given letters. */
    static List<SocketEntry> sorted(Collection<SocketEntry> sockets) {
        return sockets.stream().sorted(ORDER).toList();
    }
}
