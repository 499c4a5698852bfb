package dev.bindsight.json;

import dev.bindsight.fix.PortProof;
import dev.bindsight.fix.StopReport;
import dev.bindsight.model.BindPlace;
import dev.bindsight.model.Errno;
import dev.bindsight.model.Inventory;
import dev.bindsight.model.Protocol;
import dev.bindsight.model.SocketEntry;
import dev.bindsight.model.Uid;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.function.Function;

/**
 * One port after a stop.
 *
 * @param protocol {@code tcp} or {@code udp}
 * @param local which address and port was to be freed
 * @param ok whether a bind and listen as a server makes it, with SO_REUSEADDR, works
 * @param errno what refused it
 * @param plainOk whether it works without SO_REUSEADDR
 * @param remainingMicros how long what a served client left behind refuses the plain bind
 * @param holders what holds the port now
 * @param respawned whether a process took it again
 */
public record PortAfterJson(
        String protocol,
        EndpointJson local,
        boolean ok,
        @Nullable String errno,
        boolean plainOk,
        @Nullable Long remainingMicros,
        List<SocketJson> holders,
        boolean respawned) {
    /** The shape of the state of a port after a stop. */
    public static PortAfterJson of(StopReport.Aftermath port, Function<Uid, String> userName) {
        Errno errno = port.errno();
        return new PortAfterJson(
                Names.lowerCase(port.socket().protocol()),
                EndpointJson.of(port.socket().local()),
                port.ok(),
                errno == null ? null : errno.name(),
                port.plainOk(),
                Micros.ofNullable(port.remaining()),
                port.holders().stream()
                        .map(each -> SocketJson.of(each, port.inventory(), userName))
                        .toList(),
                port.respawned());
    }

    /**
     * The shape of the state of a port that nothing was done about.
     *
     * @param meeting what meets the place, in every state
     */
    public static PortAfterJson untouched(
            BindPlace place,
            Protocol protocol,
            PortProof.Proven proven,
            List<SocketEntry> meeting,
            Inventory inventory,
            Function<Uid, String> userName) {
        Errno errno = proven.errno();
        return new PortAfterJson(
                Names.lowerCase(protocol),
                EndpointJson.of(place.endpoint()),
                proven.ok(),
                errno == null ? null : errno.name(),
                proven.plainOk(),
                Micros.ofNullable(proven.remaining()),
                proven.ok()
                        ? List.of()
                        : meeting.stream()
                                .map(each -> SocketJson.of(each, inventory, userName))
                                .toList(),
                false);
    }
}
