package dev.bindsight.json;

import org.jspecify.annotations.Nullable;

/**
 * What {@code wait} answers.
 *
 * @param ok whether what was waited for came
 * @param elapsedMicros how long it took, in microseconds
 * @param last how the last try ended
 */
public record WaitJson(boolean ok, long elapsedMicros, @Nullable OutcomeJson last) {}
