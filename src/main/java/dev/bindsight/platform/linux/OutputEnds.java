package dev.bindsight.platform.linux;

/**
 * The ends of a pipe or pseudo-terminal; both are closed on exec.
 *
 * @param read what was written is read here
 * @param write it is written here
 */
record OutputEnds(int read, int write) {
    /** There is none. */
    static final OutputEnds NONE = new OutputEnds(-1, -1);

    /** Whether there are any. */
    boolean exist() {
        return read >= 0;
    }
}
