package dev.bindsight.view.screen;

/** The screens there are, from top to bottom. */
public enum Place {
    /** What listens, and who owns it. */
    PORTS,
    /** What is connected, and what flows. */
    CONNECTIONS,
    /** Tries a bind. */
    BIND,
    /** Tries a connect. */
    CONNECT,

    /** Reads what a program printed. */
    EXPLAIN,
    /** What each errno means. */
    REFERENCE,
    /** Who had which port when. */
    HISTORY
}
