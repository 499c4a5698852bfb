package dev.bindsight.probe;

/** A connection between its connect and its close, which belong to who lends it. */
public interface Connection {
    /** Its socket, for calls; not to be closed. */
    int descriptor();

    /**
     * Wakes who waits for it in poll(2), by shutdown(2); any thread may, at any time, even after
     * the close. It is of no use after that.
     */
    void wake();
}
