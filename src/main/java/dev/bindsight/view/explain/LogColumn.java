package dev.bindsight.view.explain;

import dev.bindsight.text.Texts;

import java.util.Locale;

/** The columns of a log's groups, from left to right. */
enum LogColumn {
    /** The errno. */
    ERRNO,
    /** The call that failed. */
    CALL,
    /** The endpoint, or how many there are. */
    WHERE,
    /** How many times. */
    COUNT,
    /** When first. */
    FIRST,
    /** When last. */
    LAST,
    /** How many came when. */
    WHEN,
    /** Whether it is still true. */
    NOW;

    /** What stands at its head. */
    String title() {
        return Texts.get("explain.column." + this);
    }

    /** The id of its head. */
    String id() {
        return "log-" + name().toLowerCase(Locale.ROOT);
    }
}
