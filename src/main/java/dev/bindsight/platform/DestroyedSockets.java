package dev.bindsight.platform;

import dev.bindsight.model.DestroyedSocket;

import java.util.List;

/**
 * Hears from the kernel of every socket of this network namespace that is taken down, also of one
 * that was there for less than the time between two listings. Not safe for use by several threads
 * at once.
 */
public interface DestroyedSockets extends AutoCloseable {
    /**
     * What was taken down since this was last asked, in order: TCP sockets that had a port and no
     * peer, which listened or were only bound. Returns at once.
     */
    List<DestroyedSocket> drain();

    @Override
    void close();
}
