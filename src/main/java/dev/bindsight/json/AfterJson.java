package dev.bindsight.json;

import dev.bindsight.fix.FreePortCheck;
import dev.bindsight.fix.StopReport;
import dev.bindsight.model.BindPlace;
import dev.bindsight.model.Endpoint;
import dev.bindsight.model.Errno;
import dev.bindsight.model.Inventory;
import dev.bindsight.model.Protocol;
import dev.bindsight.model.SocketEntry;
import dev.bindsight.model.Uid;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a stop came to: of one port exactly its state, of several what holds for all of them.
 *
 * @param ok whether a bind and listen with SO_REUSEADDR works on every port; absent where that was
 *     not tried on each of them, because the user ended it before
 * @param errno what refused it on the first port where it does not
 * @param plainOk whether it works without SO_REUSEADDR on every port; absent as {@code ok}
 * @param remainingMicros how long it takes until the plain bind works on every port, as far as a
 *     timer tells
 * @param holders what refuses the plain bind on any of the ports now, absent where nobody looked;
 *     the beginning of a long list
 * @param moreHolders how many more there are, by state, where not all are listed
 * @param ports each port by itself, where there are several
 */
public record AfterJson(
        @Nullable Boolean ok,
        @Nullable Errno errno,
        @Nullable Boolean plainOk,
        @Nullable Duration remainingMicros,
        @Nullable List<SocketJson> holders,
        @Nullable Map<String, Integer> moreHolders,
        @Nullable List<PortAfterJson> ports) {
    /** What holds for all of {@code ports}. */
    static AfterJson of(List<PortAfterJson> ports) {
        var more = new TreeMap<String, Integer>();
        known(ports.stream().map(PortAfterJson::moreHolders))
                .forEach(each -> each.forEach((state, n) -> more.merge(state, n, Integer::sum)));
        return new AfterJson(
                !ports.isEmpty() && ports.stream().allMatch(PortAfterJson::ok),
                known(ports.stream().map(PortAfterJson::errno)).findFirst().orElse(null),
                !ports.isEmpty() && ports.stream().allMatch(PortAfterJson::plainOk),
                known(ports.stream().map(PortAfterJson::remainingMicros))
                        .max(Comparator.naturalOrder())
                        .orElse(null),
                ports.stream().flatMap(each -> each.holders().stream()).distinct().toList(),
                Absent.ifEmpty(more),
                ports.size() > 1 ? ports : null);
    }

    /**
     * What is known after the user ended it early: no port was bound, and what holds them was at
     * most looked at.
     *
     * @param holders absent where no source answered
     * @param ports those that were proven before anything was done
     */
    static AfterJson unproven(@Nullable Holders holders, List<PortAfterJson> ports) {
        return new AfterJson(
                null,
                null,
                null,
                null,
                holders == null ? null : holders.shown(),
                holders == null ? null : Absent.ifEmpty(holders.more()),
                Absent.ifEmpty(ports));
    }

    private static <T> Stream<T> known(Stream<@Nullable T> values) {
        return values.flatMap(Stream::ofNullable);
    }

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
            Protocol protocol,
            Endpoint local,
            Boolean ok,
            @Nullable Errno errno,
            Boolean plainOk,
            @Nullable Duration remainingMicros,
            List<SocketJson> holders,
            @Nullable Map<String, Integer> moreHolders,
            Boolean respawned) {
        /** The shape of the state of a port after a stop. */
        public static PortAfterJson of(StopReport.Aftermath port, Function<Uid, String> userName) {
            var holders = Holders.of(port.holders(), port.inventory(), userName);
            return new PortAfterJson(
                    port.socket().protocol(),
                    port.socket().local(),
                    port.ok(),
                    port.errno(),
                    port.plainOk(),
                    port.remaining(),
                    holders.shown(),
                    Absent.ifEmpty(holders.more()),
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
            var holders = Holders.of(proven.plainOk() ? List.of() : meeting, inventory, userName);
            return new PortAfterJson(
                    protocol,
                    place.endpoint(),
                    proven.ok(),
                    proven.errno(),
                    proven.plainOk(),
                    proven.remaining(),
                    holders.shown(),
                    Absent.ifEmpty(holders.more()),
                    false);
        }
    }

    /**
     * What holds a port, told in full up to a bound: a busy server leaves tens of thousands of
     * connections behind, which differ in nothing but their peer.
     *
     * @param shown the sockets, those that are bound or listen and those with an owner first
     * @param more how many are not shown, by their state
     */
    record Holders(List<SocketJson> shown, Map<String, Integer> more) {
        private static final int SHOWN = 32;

        static Holders of(
                List<SocketEntry> holders, Inventory inventory, Function<Uid, String> userName) {
            List<SocketEntry> ordered =
                    holders.stream()
                            .sorted(
                                    Comparator.comparing((SocketEntry each) -> !each.occupiesPort())
                                            .thenComparing(
                                                    each -> inventory.owners(each).isEmpty()))
                            .toList();
            return new Holders(
                    ordered.stream()
                            .limit(SHOWN)
                            .map(each -> SocketJson.of(each, inventory, userName))
                            .toList(),
                    ordered.stream()
                            .skip(SHOWN)
                            .collect(
                                    Collectors.groupingBy(
                                            SocketEntry::stateLabel,
                                            TreeMap::new,
                                            Collectors.summingInt(_ -> 1))));
        }
    }
}
