package dev.bindsight.json;

import dev.bindsight.model.Outcome;

import org.jspecify.annotations.Nullable;

import java.time.Duration;

/**
 * What {@code wait} answers.
 *
 * @param ok whether what was waited for came
 * @param elapsedMicros how long it took, in microseconds
 * @param last how the last try ended, absent if there was none
 */
public record WaitJson(boolean ok, long elapsedMicros, @Nullable OutcomeJson last) {
    /** The shape of a wait. */
    public static WaitJson of(boolean ok, Duration elapsed, @Nullable Outcome last) {
        return new WaitJson(ok, Micros.of(elapsed), last == null ? null : OutcomeJson.of(last));
    }
}
