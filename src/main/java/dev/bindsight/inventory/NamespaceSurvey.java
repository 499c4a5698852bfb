package dev.bindsight.inventory;

import dev.bindsight.model.Port;
import dev.bindsight.model.ProcessDetails;
import dev.bindsight.model.ProcessRef;
import dev.bindsight.model.Protocol;
import dev.bindsight.model.SocketEntry;

import java.util.List;
import java.util.Map;

/**
 * What listens in the network namespaces that Bindsight is not in, as it was when they were read.
 */
public interface NamespaceSurvey {
    /** Nothing was looked at. */
    NamespaceSurvey NONE = new Unseen();

    /** Whether the namespace of every process of this machine was looked at. */
    boolean whole();

    /** How many other namespaces were. */
    int others();

    /** What listens there on a port; its owners are looked up now. */
    Found on(Protocol protocol, Port port);

    /**
     * What has a port there.
     *
     * @param listeners what listens, with its namespace and its owners
     * @param processes those owners
     */
    record Found(List<SocketEntry> listeners, Map<ProcessRef, ProcessDetails> processes) {
        /** Nothing. */
        public static final Found NOTHING = new Found(List.of(), Map.of());

        /** Copies both. */
        public Found {
            listeners = List.copyOf(listeners);
            processes = Map.copyOf(processes);
        }
    }

    /** See {@link #NONE}. */
    record Unseen() implements NamespaceSurvey {
        @Override
        public boolean whole() {
            return false;
        }

        @Override
        public int others() {
            return 0;
        }

        @Override
        public Found on(Protocol protocol, Port port) {
            return Found.NOTHING;
        }
    }
}
