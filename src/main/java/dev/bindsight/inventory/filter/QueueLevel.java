package dev.bindsight.inventory.filter;

import dev.bindsight.model.Protocol;
import dev.bindsight.model.TcpState;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** How full an accept queue is. */
enum QueueLevel {
    /** Connections wait to be accepted. */
    WAITING {
        @Override
        boolean fits(Subject subject) {
            return subject.entry().protocol() == Protocol.TCP
                    && subject.entry().state() == TcpState.LISTEN
                    && subject.entry().recvQ() > 0;
        }
    },
    /** It takes no more; never said where the source does not tell the backlog. */
    FULL {
        @Override
        boolean fits(Subject subject) {
            return subject.isBacklogKnown() && subject.entry().isQueueFull();
        }
    };

    /** As they are typed. */
    static final Map<String, QueueLevel> NAMES = new LinkedHashMap<>();

    static {
        for (QueueLevel level : values()) {
            NAMES.put(level.name().toLowerCase(Locale.ROOT), level);
        }
    }

    abstract boolean fits(Subject subject);
}
