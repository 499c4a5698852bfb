package dev.bindsight.view.ports;

/** The forms in which sockets are copied, in the order of the menu. */
public enum CopyFormat {
    /** {@code 127.0.0.1:3000}. */
    ADDRESS,
    /** The pids of the owners. */
    PID,
    /** An {@code ss} command that shows the same sockets. */
    SS_COMMAND,
    /** An {@code lsof} command that shows the same sockets. */
    LSOF_COMMAND,
    /** A {@code kill} command for the owners. */
    KILL_COMMAND,
    /** A report to paste into an issue. */
    MARKDOWN,
    /** The sockets as {@code bindsight ports --json} prints them. */
    JSON
}
