package dev.bindsight.explain;

/**
 * Where a text says which errno it was. Offsets are UTF-16 indexes into the text.
 *
 * @param errno its name in the reference
 * @param start where it is said
 * @param end behind it
 */
record ErrnoMention(String errno, int start, int end) {}
