package dev.bindsight.view.details;

import org.jspecify.annotations.Nullable;

import java.util.List;

/** What the pane shows. */
sealed interface DetailsContent {
    /** Nothing is selected. */
    record Empty() implements DetailsContent {}

    /**
     * One socket.
     *
     * @param sheet what is known of it
     */
    record One(SocketSheet sheet) implements DetailsContent {}

    /**
     * Several sockets.
     *
     * @param sockets how many there are
     * @param owners how many processes hold them, absent while they are counted
     * @param lines one for each of the first
     */
    record Several(int sockets, @Nullable Integer owners, List<Line> lines)
            implements DetailsContent {
        /** A socket and who has it, or why nobody. */
        record Line(String address, String owner, @Nullable String pid) {}
    }
}
