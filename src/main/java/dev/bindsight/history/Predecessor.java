package dev.bindsight.history;

import org.jspecify.annotations.Nullable;

import java.time.Duration;

/**
 * Who had a place before whatever has it now.
 *
 * @param span who, when; ended
 * @param ago how long ago it ended
 * @param free how long nobody had the place from then on; absent where that was not recorded
 *     throughout, or somebody had it too briefly to be seen
 * @param taken whether somebody has it now, whose coming ended that time; otherwise it lasts
 */
public record Predecessor(HeldSpan span, Duration ago, @Nullable Duration free, boolean taken) {}
