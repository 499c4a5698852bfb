package dev.bindsight.errno;

import org.jspecify.annotations.Nullable;

/**
 * An entry that was asked for.
 *
 * @param entry the entry
 * @param space whose number it is; null where it was asked for by name
 */
public record Match(ErrnoEntry entry, @Nullable NumberSpace space) {}
