package dev.bindsight.view.ports;

import dev.bindsight.model.Ownership;
import dev.bindsight.model.SocketEntry;
import dev.bindsight.text.Texts;

import java.util.Collection;

/** What the action that frees ports is called: it stops processes only where there are some. */
public final class FreeingWords {
    private FreeingWords() {}

    /** Whether a process is seen to have one of them, so that there is something to stop. */
    public static boolean canStop(Collection<SocketEntry> sockets) {
        return sockets.stream().anyMatch(each -> each.ownership() instanceof Ownership.OwnedBy);
    }

    /** {@code Stop…} or {@code Free it…}. */
    public static String label(Collection<SocketEntry> sockets) {
        return Texts.get(canStop(sockets) ? "details.stop" : "details.free");
    }
}
