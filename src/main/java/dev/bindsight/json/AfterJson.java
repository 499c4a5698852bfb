package dev.bindsight.json;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.stream.Stream;

/**
 * What a stop came to: of one port exactly its state, of several what holds for all of them.
 *
 * @param ok whether a bind and listen with SO_REUSEADDR works on every port
 * @param errno what refused it on the first port where it does not
 * @param plainOk whether it works without SO_REUSEADDR on every port
 * @param remainingMicros how long it takes until the plain bind works on every port, as far as a
 *     timer tells
 * @param holders what holds any of the ports now
 * @param ports each port by itself, where there are several
 */
public record AfterJson(
        boolean ok,
        @Nullable String errno,
        boolean plainOk,
        @Nullable Long remainingMicros,
        List<SocketJson> holders,
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
                ports.size() > 1 ? ports : null);
    }

    private static <T> Stream<T> known(Stream<@Nullable T> values) {
        return values.flatMap(Stream::ofNullable);
    }
}
