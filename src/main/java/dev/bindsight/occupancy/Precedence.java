package dev.bindsight.occupancy;

import dev.bindsight.model.Endpoint;
import dev.bindsight.model.Order;
import dev.bindsight.model.Protocol;
import dev.bindsight.model.SocketEntry;

import org.jspecify.annotations.Nullable;

import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Which of several sockets in the way decides. */
public final class Precedence {
    private Precedence() {}

    /**
     * What nobody but its holder ends comes first; of what ends by itself the last to go, for until
     * then the port is not free.
     */
    static Comparator<SocketEntry> order(Predicate<SocketEntry> hasVeryAddress) {
        return Order.inTurn(
                Order.by(socket -> OccupantKind.of(socket).passes()),
                Order.byNullable(
                        SocketNature::end, Comparator.nullsFirst(Comparator.reverseOrder())),
                Order.by(OccupantKind::of),
                Order.by(socket -> !hasVeryAddress.test(socket)),
                Order.by(SocketEntry::local),
                Order.by(SocketEntry::key));
    }

    /** Of the sockets at each local address the one that blocks longest. */
    public static List<SocketEntry> lastOfEachAddress(Collection<SocketEntry> sockets) {
        Map<At, SocketEntry> last = new LinkedHashMap<>();
        Comparator<SocketEntry> order = order(_ -> false);
        for (SocketEntry socket : sockets) {
            last.merge(
                    At.of(socket),
                    socket,
                    (one, other) -> order.compare(one, other) <= 0 ? one : other);
        }
        return List.copyOf(last.values());
    }

    private record At(Protocol protocol, Endpoint local, @Nullable String device) {
        static At of(SocketEntry socket) {
            return new At(socket.protocol(), socket.local(), socket.interfaceName());
        }
    }
}
