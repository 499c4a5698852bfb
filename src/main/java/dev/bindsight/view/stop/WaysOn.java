package dev.bindsight.view.stop;

import dev.bindsight.model.ProcessDetails;
import dev.bindsight.model.SocketEntry;

import java.util.Optional;

/** What the dialog leads to where a stop from here does not free a port. FX thread. */
public interface WaysOn {
    /** How Bindsight is called in a shell, for root to do it; empty where it runs as root. */
    Optional<String> forRoot();

    /** Whether it is this very program. */
    boolean isSelf(ProcessDetails process);

    /** Opens Bind at the place of a socket and tries it: there is what else frees it. */
    void tryBind(SocketEntry socket);
}
