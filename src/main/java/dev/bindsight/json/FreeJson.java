package dev.bindsight.json;

import dev.bindsight.model.Port;

import java.util.Collection;
import java.util.List;

/**
 * What {@code free} answers.
 *
 * @param ports the ports that are free
 */
public record FreeJson(List<Integer> ports) {
    /** The shape of free ports, in their order. */
    public static FreeJson of(Collection<Port> ports) {
        return new FreeJson(ports.stream().map(Port::number).toList());
    }
}
