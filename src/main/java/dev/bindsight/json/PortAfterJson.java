package dev.bindsight.json;

import dev.bindsight.fix.FreePortCheck;
import dev.bindsight.fix.StopReport;
import dev.bindsight.model.BindPlace;
import dev.bindsight.model.Errno;
import dev.bindsight.model.Inventory;
import dev.bindsight.model.Protocol;
import dev.bindsight.model.SocketEntry;
import dev.bindsight.model.Uid;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;
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
 * @param holders what refuses the plain bind now; the beginning of a long list
 * @param moreHolders how many more there are, by state, where not all are listed
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
        @Nullable Map<String, Integer> moreHolders,
        boolean respawned) {
    /** The shape of the state of a port after a stop. */
    public static PortAfterJson of(StopReport.Aftermath port, Function<Uid, String> userName) {
        Errno errno = port.errno();
        var holders = HoldersJson.of(port.holders(), port.inventory(), userName);
        return new PortAfterJson(
                Names.lowerCase(port.socket().protocol()),
                EndpointJson.of(port.socket().local()),
                port.ok(),
                errno == null ? null : errno.name(),
                port.plainOk(),
                Micros.ofNullable(port.remaining()),
                holders.shown(),
                holders.more(),
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
            FreePortCheck.Proven proven,
            List<SocketEntry> meeting,
            Inventory inventory,
            Function<Uid, String> userName) {
        Errno errno = proven.errno();
        HoldersJson holders =
                proven.plainOk() ? HoldersJson.NONE : HoldersJson.of(meeting, inventory, userName);
        return new PortAfterJson(
                Names.lowerCase(protocol),
                EndpointJson.of(place.endpoint()),
                proven.ok(),
                errno == null ? null : errno.name(),
                proven.plainOk(),
                Micros.ofNullable(proven.remaining()),
                holders.shown(),
                holders.more(),
                false);
    }
}
