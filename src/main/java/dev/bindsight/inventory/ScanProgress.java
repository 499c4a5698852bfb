package dev.bindsight.inventory;

/** Is told how far a reading is that looks every owner up: the first, mostly. */
@FunctionalInterface
public interface ScanProgress {
    /** Tells nobody. */
    ScanProgress UNHEARD = (sockets, done, processes) -> {};

    /**
     * The sockets are read and their owners are being looked up. Called by the threads that look,
     * some twenty times a scan.
     *
     * @param sockets how many sockets were read
     * @param done how many processes were looked into so far
     * @param processes how many there are
     */
    void lookingUp(int sockets, int done, int processes);
}
