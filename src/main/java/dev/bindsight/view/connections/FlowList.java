package dev.bindsight.view.connections;

import dev.bindsight.model.SocketKey;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * Every connection of a reading, also those that are not listed.
 *
 * @param flows never changed
 */
record FlowList(List<Flow> flows) {
    static final FlowList NONE = new FlowList(List.of());

    /** The connection of a key, absent where it is gone. */
    @Nullable Flow find(SocketKey key) {
        for (Flow each : flows) {
            if (each.key().equals(key)) {
                return each;
            }
        }
        return null;
    }
}
