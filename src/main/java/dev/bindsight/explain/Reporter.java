package dev.bindsight.explain;

import dev.bindsight.errno.NumberSpace;

import org.jspecify.annotations.Nullable;

/**
 * The runtime or program that printed an error, as its words show.
 *
 * @param name how it calls itself: {@code Node.js}, {@code Go}, {@code nginx}
 * @param version as printed, absent where it is not
 * @param system whose numbers and words it used, absent where nothing shows it
 */
public record Reporter(String name, @Nullable String version, @Nullable NumberSpace system) {}
