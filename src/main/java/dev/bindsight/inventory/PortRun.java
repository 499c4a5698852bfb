package dev.bindsight.inventory;

import dev.bindsight.model.IpAddress;
import dev.bindsight.model.Protocol;
import dev.bindsight.model.SocketEntry;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;

/**
 * Sockets at one address whose ports follow each other without a gap, so that thousands of ports
 * are told in a line.
 *
 * @param first the socket with the lowest port
 * @param last the highest port
 * @param sockets how many there are; with SO_REUSEPORT a port may have several
 */
public record PortRun(SocketEntry first, int last, int sockets) {
    /** The lowest port. */
    public int from() {
        return first.local().port().number();
    }

    /** Whether it is one socket alone. */
    public boolean isSingle() {
        return sockets == 1;
    }

    /** Sockets in as few runs as there can be, by their first port. */
    public static List<PortRun> of(Collection<SocketEntry> sockets) {
        var places = new LinkedHashMap<Place, List<SocketEntry>>();
        for (SocketEntry socket : sockets) {
            places.computeIfAbsent(Place.of(socket), _ -> new ArrayList<>()).add(socket);
        }
        var runs = new ArrayList<PortRun>();
        for (List<SocketEntry> there : places.values()) {
            there.sort(Comparator.comparingInt(PortRun::port));
            int begin = 0;
            for (int next = 1; next <= there.size(); next++) {
                boolean ends =
                        next == there.size()
                                || port(there.get(next)) - port(there.get(next - 1)) > 1;
                if (ends) {
                    runs.add(
                            new PortRun(there.get(begin), port(there.get(next - 1)), next - begin));
                    begin = next;
                }
            }
        }
        runs.sort(Comparator.comparingInt(PortRun::from));
        return List.copyOf(runs);
    }

    private static int port(SocketEntry socket) {
        return socket.local().port().number();
    }

    /** What the sockets of a run have in common. */
    private record Place(
            Protocol protocol, IpAddress address, boolean dualStack, @Nullable String device) {
        static Place of(SocketEntry socket) {
            return new Place(
                    socket.protocol(),
                    socket.local().address(),
                    socket.isDualStack(),
                    socket.interfaceName());
        }
    }
}
