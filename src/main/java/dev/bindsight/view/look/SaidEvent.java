package dev.bindsight.view.look;

import javafx.event.Event;
import javafx.event.EventType;

/**
 * Something that a person asked for has an answer without a place of its own, such as why a key did
 * nothing; told to the window, which says it for a moment.
 */
public final class SaidEvent extends Event {
    /** Its only type. */
    public static final EventType<SaidEvent> SAID = new EventType<>(Event.ANY, "SAID");

    private static final long serialVersionUID = 1;

    private final String words;

    /** What is to be said. */
    public SaidEvent(String words) {
        super(SAID);
        this.words = words;
    }

    /** What is said. */
    public String words() {
        return words;
    }
}
