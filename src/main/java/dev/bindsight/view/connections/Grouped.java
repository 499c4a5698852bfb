package dev.bindsight.view.connections;

/** What connections stand together by. */
public enum Grouped {
    /** The process on this side. */
    PROCESS,
    /** The address of the other side. */
    PEER,
    /** The port that is served, of whichever side that is. */
    PORT,
    /** Nothing: each stands for itself. */
    NONE
}
