package dev.bindsight.view.connections;

import dev.bindsight.inventory.connection.MeasuredConnection;
import dev.bindsight.model.SocketKey;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Every connection of a reading, also those that are not listed, found by its socket. */
final class FlowList {
    static final FlowList NONE = new FlowList(List.of(), List.of());

    private final Map<SocketKey, Place> places;

    /**
     * Makes finding them quick; not for the FX thread.
     *
     * @param flows how each is shown
     * @param measured what was measured on each, in the same order
     */
    FlowList(List<Flow> flows, List<MeasuredConnection> measured) {
        var found = HashMap.<SocketKey, Place>newHashMap(flows.size());
        for (int i = 0; i < flows.size(); i++) {
            found.put(flows.get(i).key(), new Place(flows.get(i), measured.get(i)));
        }
        places = found;
    }

    private record Place(Flow flow, MeasuredConnection measured) {}

    /** The connection of a key, absent where it is gone. */
    @Nullable Flow find(SocketKey key) {
        Place place = places.get(key);
        return place == null ? null : place.flow();
    }

    /** All that was measured on it, absent where it is gone. */
    @Nullable MeasuredConnection measured(SocketKey key) {
        Place place = places.get(key);
        return place == null ? null : place.measured();
    }
}
