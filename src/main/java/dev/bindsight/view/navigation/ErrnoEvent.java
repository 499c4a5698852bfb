package dev.bindsight.view.navigation;

import javafx.event.Event;
import javafx.event.EventType;

/**
 * Somebody wants to read about an errno. It rises through the scene to the window, as a key does,
 * so that every place that shows an errno need not be told the way.
 */
public final class ErrnoEvent extends Event {
    /** Its only type. */
    public static final EventType<ErrnoEvent> SHOW = new EventType<>(Event.ANY, "SHOW_ERRNO");

    private static final long serialVersionUID = 1;

    private final String errno;

    /**
     * A wish.
     *
     * @param errno a name, such as {@code EADDRINUSE}
     */
    public ErrnoEvent(String errno) {
        super(SHOW);
        this.errno = errno;
    }

    /** The name of the errno. */
    public String errno() {
        return errno;
    }
}
