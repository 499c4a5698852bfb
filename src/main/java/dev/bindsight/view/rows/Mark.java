package dev.bindsight.view.rows;

/** What just happened to a row. */
public enum Mark {
    /** Nothing. */
    NONE,
    /** It appeared. */
    NEW,
    /** Its socket is gone; the row follows. */
    GONE
}
