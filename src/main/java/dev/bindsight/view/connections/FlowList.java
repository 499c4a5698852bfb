package dev.bindsight.view.connections;

import dev.bindsight.model.Endpoint;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * Every connection of a reading, also those that are not listed.
 *
 * @param flows never changed
 */
record FlowList(List<Flow> flows) {
    static final FlowList NONE = new FlowList(List.of());

    /** The other end of a connection within this machine, absent where it is not known. */
    @Nullable Flow otherEnd(Flow of) {
        for (Flow each : flows) {
            if (isSame(each.socket().local(), of.remote())
                    && isSame(each.remote(), of.socket().local())) {
                return each;
            }
        }
        return null;
    }

    private static boolean isSame(Endpoint one, Endpoint other) {
        return one.port().equals(other.port())
                && one.address().unmapped().equals(other.address().unmapped());
    }
}
