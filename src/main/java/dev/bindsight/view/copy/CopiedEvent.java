package dev.bindsight.view.copy;

import javafx.event.Event;
import javafx.event.EventType;

/** Text was put on the clipboard; told to each window, which says so to the person. */
public final class CopiedEvent extends Event {
    /** Its only type. */
    public static final EventType<CopiedEvent> COPIED = new EventType<>(Event.ANY, "COPIED");

    private static final long serialVersionUID = 1;

    private final String text;

    /**
     * A copy.
     *
     * @param text what is on the clipboard now
     */
    public CopiedEvent(String text) {
        super(COPIED);
        this.text = text;
    }

    /** What is on the clipboard now. */
    public String text() {
        return text;
    }
}
