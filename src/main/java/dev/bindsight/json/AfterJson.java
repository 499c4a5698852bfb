package dev.bindsight.json;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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
        @Nullable String errno,
        @Nullable Boolean plainOk,
        @Nullable Long remainingMicros,
        @Nullable List<SocketJson> holders,
        @Nullable Map<String, Integer> moreHolders,
        @Nullable List<PortAfterJson> ports) {
    /** What holds for all of {@code ports}. */
    static AfterJson of(List<PortAfterJson> ports) {
        return new AfterJson(
                !ports.isEmpty() && ports.stream().allMatch(PortAfterJson::ok),
                known(ports.stream().map(PortAfterJson::errno)).findFirst().orElse(null),
                !ports.isEmpty() && ports.stream().allMatch(PortAfterJson::plainOk),
                known(ports.stream().map(PortAfterJson::remainingMicros))
                        .max(Long::compare)
                        .orElse(null),
                ports.stream().flatMap(each -> each.holders().stream()).distinct().toList(),
                more(ports),
                ports.size() > 1 ? ports : null);
    }

    /**
     * What is known after the user ended it early: no port was bound, and what holds them was at
     * most looked at.
     *
     * @param holders absent where no source answered
     * @param ports those that were proven before anything was done
     */
    static AfterJson unproven(@Nullable HoldersJson holders, List<PortAfterJson> ports) {
        return new AfterJson(
                null,
                null,
                null,
                null,
                holders == null ? null : holders.shown(),
                holders == null ? null : holders.more(),
                ports.isEmpty() ? null : ports);
    }

    private static @Nullable Map<String, Integer> more(List<PortAfterJson> ports) {
        var more = new TreeMap<String, Integer>();
        known(ports.stream().map(PortAfterJson::moreHolders))
                .forEach(each -> each.forEach((state, n) -> more.merge(state, n, Integer::sum)));
        return more.isEmpty() ? null : more;
    }

    private static <T> Stream<T> known(Stream<@Nullable T> values) {
        return values.flatMap(Stream::ofNullable);
    }
}
