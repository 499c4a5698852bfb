package dev.bindsight.view.history;

import dev.bindsight.history.EventKind;
import dev.bindsight.history.PastEvent;
import dev.bindsight.text.Texts;

import java.util.EnumSet;
import java.util.Set;

/** Which events are listed. */
enum EventFilter {
    /** Every one. */
    ALL(EnumSet.allOf(EventKind.class)),
    /** What opened and closed. */
    OPENED_AND_CLOSED(EnumSet.of(EventKind.OPENED, EventKind.CLOSED, EventKind.OPENED_AND_CLOSED)),
    /** What went to another process. */
    CHANGED_OWNER(EnumSet.of(EventKind.CHANGED_OWNER)),
    /** What was opened again by the same program. */
    CAME_BACK(EnumSet.of(EventKind.CAME_BACK)),
    /** What was refused. */
    REFUSED(EnumSet.of(EventKind.BIND_REFUSED, EventKind.CONNECT_FAILED)),
    /** What Bindsight did. */
    BY_BINDSIGHT(EnumSet.of(EventKind.STOPPED_BY_BINDSIGHT));

    private final Set<EventKind> kinds;

    EventFilter(Set<EventKind> kinds) {
        this.kinds = kinds;
    }

    /** Whether an event is listed. */
    boolean lists(PastEvent event) {
        return kinds.contains(event.kind());
    }

    /** Its words. */
    String label() {
        return Texts.get("history.filter." + name());
    }
}
