package dev.bindsight.view.connections;

import java.util.Arrays;
import java.util.Optional;

/** What connections stand together by. */
public enum Grouped {
    /** The process on this side. */
    PROCESS,
    /** The address of the other side. */
    PEER,
    /** The port that is served, of whichever side that is. */
    PORT,
    /** Nothing: each stands for itself. */
    NONE;

    /** The one of that name, absent if there is none. */
    static Optional<Grouped> named(String name) {
        return Arrays.stream(values()).filter(each -> each.name().equals(name)).findFirst();
    }
}
